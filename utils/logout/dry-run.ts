import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { PageScripts } from '../browser/page-scripts';
import type { SiteTab, TabList } from '../browser/tab-list';
import type { ControlHint, PageReading } from '../page/page-reading';
import { reaches } from '../session/site-cookies';
import { accountFromCookies } from '../site/account-from-cookies';
import { isPageStep, type Recipe, type Step } from '../site/recipe';
import { fillStep, isRememberedCookie, isSessionCookie } from '../site/recipe-request';
import { siteOf } from '../site/site';

/** One way of a recipe as it would go now: what would be asked, or the first thing that is missing for it. */
export interface DryStep {
  kind: 'request' | 'page';
  method: string;
  /** Origin and path. */
  address: string;
  missing: string | null;
}

/** What a recipe would do at an open tab. Names and addresses only, no values; nothing is asked and nothing pressed. */
export interface DryRun {
  host: string;
  sessionCookies: string[];
  rememberedCookies: string[];
  account: string | null;
  steps: DryStep[];
  verdict: PageReading['verdict'];
  control: ControlHint['kind'] | null;
}

export interface DryRunInput {
  tabs: Pick<TabList, 'all'>;
  jar: Pick<CookieJar, 'ofDomain'>;
  scripts: Pick<PageScripts, 'probe'>;
}

/** Tries a recipe against the tab of its site that is in front or was opened last; null when there is none. */
export async function dryRun(recipe: Recipe, input: DryRunInput): Promise<DryRun | null> {
  const tab = await tabOf(recipe, input.tabs);
  if (!tab) return null;
  const found = await Promise.all(recipe.domains.map((domain) => input.jar.ofDomain(domain, tab.storeId)));
  const cookies = found.flat();
  const reading = await input.scripts.probe(tab.id, { sites: recipe.domains });
  const account = accountFromCookies(recipe, cookies) ?? reading?.account ?? null;
  return {
    host: new URL(tab.url).host,
    sessionCookies: namesOf(cookies.filter(({ name, value }) => isSessionCookie(recipe, name, value))),
    rememberedCookies: namesOf(cookies.filter(({ name }) => isRememberedCookie(recipe, name))),
    account,
    steps: recipe.logOut.map((step) => dryStep(step, cookies, account)),
    verdict: reading?.verdict ?? 'unknown',
    control: reading?.control?.kind ?? null,
  };
}

async function tabOf({ domains }: Recipe, tabs: Pick<TabList, 'all'>): Promise<SiteTab | null> {
  const own = (await tabs.all()).filter(({ url }) => domains.includes(siteOf(url)));
  return own.find(({ isActive }) => isActive) ?? own.at(-1) ?? null;
}

const namesOf = (cookies: SiteCookie[]): string[] => [...new Set(cookies.map(({ name }) => name))].sort();

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

function dryStep(step: Step, cookies: SiteCookie[], account: string | null): DryStep {
  if (isPageStep(step)) return { kind: 'page', method: 'GET', address: withoutQuery(step.page), missing: null };
  const sent = cookies.filter((cookie) => reaches(cookie, step.url));
  // What would be asked first is not asked now; any value stands for it.
  const filled = fillStep(step, { cookies: sent, account, base: step.url, ...(step.before ? { before: 'x' } : {}) });
  const missing = 'missing' in filled ? filled.missing : null;
  return { kind: 'request', method: step.method, address: withoutQuery(step.url), missing };
}
