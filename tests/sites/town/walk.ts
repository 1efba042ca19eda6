import { type BrowserName, type Driver, launch, runSteps, type Tab } from '../../drivers/driver.ts';
import { until } from '../../drivers/until.ts';
import type { Credential, House } from './house.ts';
import { silentExtension } from './silent-extension.ts';
import { startTown, type Town } from './town.ts';

// node tests/sites/town/walk.ts [chromium|firefox] [id…]
// Visits every house in a real browser without Walkaway: login, the sign of it, the house's own log-out, the truth.
const [name = 'chromium', ...ids] = process.argv.slice(2);
if (name !== 'chromium' && name !== 'firefox') throw new Error(`no browser called ${name}`);
process.exitCode = (await walk(name, ids)) ? 0 : 1;

async function walk(browser: BrowserName, only: string[]): Promise<boolean> {
  const town = await startTown(only.length > 0 ? { only } : {});
  const extension = silentExtension(browser);
  const driver = await launch(browser, { extensionDir: extension.dir, hosts: town });
  let isRight = true;
  try {
    for (const house of town.houses) {
      const tab = await driver.openTab();
      const problem = await visit(town, driver, tab, house).catch((error: unknown) => String(error));
      await tab.close();
      console.log(`${problem === undefined ? 'right' : 'WRONG'} ${house.id} ${problem ?? ''}`);
      isRight &&= problem === undefined;
    }
  } finally {
    await driver.close();
    await town.close();
    extension.remove();
  }
  return isRight;
}

/** What is wrong with this house; nothing when all is as its own description says. */
async function visit(town: Town, driver: Driver, tab: Tab, house: House): Promise<string | undefined> {
  const { id, expected, homeUrl, loggedInSelector } = house;
  await runSteps(tab, house.loginSteps);
  const credential = await copyCredential(driver, tab, house);
  if (!expected.seen) return (await town.truth(id, credential)).valid ? 'valid without a login' : undefined;
  if (!(await town.truth(id, credential)).valid) return `not valid after the login: ${JSON.stringify(credential)}`;
  await tab.goto(homeUrl);
  await tab.waitFor(loggedInSelector, { state: 'attached' });
  if (house.logoutSteps.length === 0) return undefined;
  await leave(tab, house);
  await until('the expected truth', async () => (await town.truth(id, credential)).valid !== expected.endsOnServer);
  if (expected.endsOnServer) await tab.waitFor(loggedInSelector, { state: 'gone' });
  return undefined;
}

async function leave(tab: Tab, { id, logoutSteps }: House): Promise<void> {
  // a click may wait for the answer, which one house never gives; CSS of BiDi does not look into shadow roots
  const patience = id === 'never-answers' || id === 'shadow' ? { timeout: 2_000, optional: true } : {};
  await runSteps(
    tab,
    logoutSteps.map((step) => ({ ...step, ...patience })),
  );
  if (id === 'shadow')
    await tab.evaluate(() => document.querySelector('member-menu')?.shadowRoot?.querySelector('button')?.click());
}

/** Cookies of the house's hosts, Web Storage, and for HTTP sign-in the header that the server got. */
async function copyCredential(driver: Driver, tab: Tab, house: House): Promise<Credential> {
  const fits = (domain: string) => house.hosts.some((host) => `.${host}`.endsWith(`.${domain.replace(/^\./, '')}`));
  const cookies = (await driver.cookies()).filter(({ domain }) => fits(domain));
  const storage = await tab.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
  const credential = {
    cookies: cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path })),
    storage,
  };
  const address = house.loginSteps.flatMap((step) => ('goto' in step ? [new URL(step.goto)] : []))[0];
  if (address === undefined || address.username === '') return credential;
  return { ...credential, authorization: `Basic ${btoa(`${address.username}:${address.password}`)}` };
}
