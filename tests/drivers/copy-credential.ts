import type { Driver, Tab } from './driver.ts';

/** What a thief could have copied from the browser; the town's servers can be asked what it is still worth. */
export interface CopiedCredential {
  cookies: { name: string; value: string; domain: string; path: string }[];
  /** Web Storage of the page in the tab. */
  storage: Record<string, string>;
  /** The `Authorization` header, where the login was an HTTP sign-in. */
  authorization?: string;
}

interface Login {
  hosts: readonly string[];
  loginSteps: readonly object[];
}

/** Copies everything that could open a house's session; `tab` shows a page of the house, just logged in. */
export async function copyCredential(driver: Driver, tab: Tab, house: Login): Promise<CopiedCredential> {
  const fits = (domain: string) => house.hosts.some((host) => `.${host}`.endsWith(`.${domain.replace(/^\./, '')}`));
  const cookies = (await driver.cookies()).filter(({ domain }) => fits(domain));
  const storage = await tab.evaluate(() => ({ ...localStorage, ...sessionStorage }) as Record<string, string>);
  const authorization = httpSignIn(house);
  return {
    cookies: cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path })),
    storage,
    ...(authorization === null ? {} : { authorization }),
  };
}

/** From the address of the first step that carries user and password. */
function httpSignIn({ loginSteps }: Login): string | null {
  for (const step of loginSteps) {
    if (!('goto' in step)) continue;
    const { username, password } = new URL(String(step.goto));
    if (username !== '') return `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
  }
  return null;
}
