import { accountFromCookies } from '../../utils/site/account-from-cookies.ts';
import { type Framework, isPageStep, type Recipe, type Step } from '../../utils/site/recipe.ts';
import { addressIn, isRememberedCookie, isSessionCookie } from '../../utils/site/recipe-request.ts';
import { siteOf } from '../../utils/site/site.ts';
import { FRAMEWORK_COOKIES } from './framework-cookies.ts';

export interface SimulatedCookie {
  name: string;
  /** Registrable domain whose hosts get it; for names that begin with `__Host-` the host that sets it. */
  site: string;
  kind: 'session' | 'account' | 'remembered' | 'token';
  /** Builds the value from a secret, such that the recipe reads what it expects from it. */
  write(secret: string): string;
}

/** A recipe or framework as a place that can be visited: which hosts, which cookies, where one logs in. */
export interface SimulatedSite {
  id: string;
  known: Recipe | Framework;
  site: string;
  /** Where a framework's application lives; empty for a site. */
  base: string;
  /** The first one has the home page. */
  hosts: string[];
  cookies: SimulatedCookie[];
  /** What the cookies say whose session it is. */
  account: string | null;
}

const NUMBER = '4815162342';
const NAME = 'alice';
/** Forms in which sites write whose session it is, most particular first. */
const ACCOUNT_FORMS = [
  (secret: string) => `"u=${NUMBER}"#${secret}`,
  (secret: string) => `x_lid=${NUMBER}&sign=y&t=${secret}`,
  (secret: string) => `${NUMBER}||${secret}`,
  (secret: string) => `${NUMBER}:${secret}`,
  (secret: string) => `1:${secret}:${NAME}:2`,
  (secret: string) => `${NAME}|1790000000|${secret}|x`,
  () => `username:${NAME}`,
  (secret: string) => `${NUMBER},${secret}`,
  () => NUMBER,
  () => `${NAME}@example.org`,
  () => NAME,
];

/** A site as its recipe describes it, under its real host names. */
export function simulatedRecipe(recipe: Recipe): SimulatedSite {
  const site = { ...recipe, ...(recipe.eachDomain ? onFirstDomain(recipe) : {}) };
  const hosts = hostsOf(site, '', `www.${site.site}`);
  const sites = [...new Set(hosts.map(siteOf))];
  const named = (names: string[] = []) => names.map((name) => name.replace('*', '1'));
  const account = site.account?.cookie;
  const cookies = sites.flatMap((domain) => [
    ...named(site.session.cookies).map((name) => cookieOf(site, name, domain)),
    ...named(site.remembered?.cookies).map((name) => cookieOf(site, name, domain)),
    ...(account === undefined ? [] : [cookieOf(site, account, domain)]),
    ...tokenNames(site.logOut).map((name) => cookieOf(site, name, domain)),
  ]);
  return finish({ id: site.site, known: site, site: site.site, base: '', hosts, cookies: onlyFirst(cookies) });
}

/** An application as its framework file describes it, on a host of its own. */
export function simulatedFramework(framework: Framework): SimulatedSite {
  const host = `${framework.framework}.example`;
  const base = `https://${host}${framework.base === 'cookie-path' ? '/realms/main' : ''}`;
  const names = [...(FRAMEWORK_COOKIES[framework.framework] ?? []), ...tokenNames(framework.logOut)];
  const cookies = onlyFirst(names.map((name) => cookieOf(framework, name, siteOf(host))));
  return finish({ id: framework.framework, known: framework, site: siteOf(host), base, hosts: [host], cookies });
}

function finish(site: Omit<SimulatedSite, 'account'>): SimulatedSite {
  const values = site.cookies.map(({ name, write }) => ({ name, value: write('s') }));
  return { ...site, account: accountFromCookies(site.known, values) };
}

function onFirstDomain(recipe: Recipe): Recipe {
  // Data in, data out: the same change that the catalogue makes for one of many domains.
  return JSON.parse(JSON.stringify(recipe).replaceAll('{domain}', recipe.site)) as Recipe;
}

function hostsOf(known: Recipe | Framework, base: string, home: string): string[] {
  const steps = known.logOut.flatMap((step) =>
    isPageStep(step) ? [step.page] : [step.url, step.before?.url ?? step.url],
  );
  const addresses = [...steps, ...(known.proof ? [known.proof] : [])].map((address) => addressIn(address, base));
  return [...new Set([home, ...addresses.map((address) => new URL(address).hostname)])];
}

/** Cookies that a log-out request repeats. */
function tokenNames(steps: Step[]): string[] {
  const found = JSON.stringify(steps).matchAll(/\{cookie:([^{}|]+)/g);
  return [...new Set([...found].map(([, name = '']) => name))];
}

function cookieOf(known: Recipe | Framework, name: string, site: string): SimulatedCookie {
  const isSession = isSessionCookie(known, name);
  const kind = isSession ? 'session' : isRememberedCookie(known, name) ? 'remembered' : 'token';
  const isAccount = accountForm(known, name) !== undefined;
  const write = accountForm(known, name) ?? plainForm(known, name);
  return { name, site, kind: kind === 'token' && isAccount ? 'account' : kind, write };
}

/** The form in which a cookie tells whose session it is, if it is the one that does. */
function accountForm(known: Recipe | Framework, name: string): ((secret: string) => string) | undefined {
  const encode = (text: string) => (known.account?.decode === 'url' ? encodeURIComponent(text) : text);
  const labels: (string | null)[] = [NUMBER, NAME, `${NAME}@example.org`];
  const reads = (value: string) => {
    const isLabel = labels.includes(accountFromCookies(known, [{ name, value }]));
    return isLabel && (!isSessionCookie(known, name) || isSessionCookie(known, name, value));
  };
  const form = ACCOUNT_FORMS.find((each) => reads(encode(each('s'))));
  return form && ((secret) => encode(form(secret)));
}

function plainForm(known: Recipe | Framework, name: string): (secret: string) => string {
  const uses = JSON.stringify(known.logOut);
  if (uses.includes(`{cookie:${name}|unquote}`)) return (secret) => `"ajax:${secret}"`;
  if (uses.includes(`{cookie:${name}|decode}`)) return (secret) => encodeURIComponent(`${secret}+/=`);
  const forms = [(secret: string) => secret, (secret: string) => `logged_in_${secret}`, () => 'logged_in'];
  return (
    forms.find((form) => !isSessionCookie(known, name) || isSessionCookie(known, name, form('s'))) ??
    ((secret) => secret)
  );
}

function onlyFirst(cookies: SimulatedCookie[]): SimulatedCookie[] {
  const isSame = (one: SimulatedCookie) => (other: SimulatedCookie) =>
    one.name === other.name && one.site === other.site;
  return cookies.filter((cookie, place) => cookies.findIndex(isSame(cookie)) === place);
}
