import type { CookieJar, SiteCookie } from '../browser/cookie-jar';
import type { TabList } from '../browser/tab-list';
import type { PageReading } from '../page/page-reading';
import { isStorageMark } from '../page/storage-mark';
import { accountFromCookies } from '../site/account-from-cookies';
import type { Catalogue } from '../site/catalogue';
import type { Framework, Recipe } from '../site/recipe';
import { isSessionCookie } from '../site/recipe-request';
import { siteOf } from '../site/site';
import { cookieLabel, type Nomination, nominate } from './candidates';
import { type Findings, isLive, judge } from './judge';
import type { Ledger } from './ledger';
import type { OtherAccounts } from './other-accounts';
import { type AskedPage, type PageCheck, STRANGER } from './page-check';
import { type Session, splitKey } from './session';
import { cookieHost, domainsOf, exactCookies, reaches, sessionCookies } from './site-cookies';
import { tabsOf } from './site-tabs';
import { safeAddress, withInsidePage } from './site-trace';
import { isNormalStore } from './store';

export interface Investigation {
  jar: CookieJar;
  tabs: TabList;
  catalogue: Catalogue;
  check: PageCheck;
  ledger: Ledger;
  otherAccounts: OtherAccounts;
  nowMs(): number;
}

const MOST_HOMES = 3;

/** Where a site may be asked when no page of it is open: where the person was, and the hosts that its cookies name. */
function homesOf(cookies: SiteCookie[], site: string, origins: string[]): string[] {
  const hosts = [...cookies.map(cookieHost), `www.${site}`].map((host) => `https://${host}`);
  return [...new Set([...origins, ...hosts])].slice(0, MOST_HOMES).map((origin) => `${origin}/`);
}

/** A server may keep a place from everybody, such as the root of an identity provider: that says nothing of who asks. */
const isClosedToAll = ({ reasons }: PageReading): boolean => reasons.length === 1 && reasons[0] === 'status-403';

/** Asks home by home until one says that the person is logged in. */
async function readHomes(homes: string[], asPerson: AsPerson): Promise<PageReading[]> {
  const readings: PageReading[] = [];
  for (const home of homes) {
    const asked = await asPerson(home);
    if (asked?.reading.verdict === 'in') return [asked.reading];
    if (asked && !isClosedToAll(asked.reading)) readings.push(asked.reading);
  }
  return readings;
}

/** Whether the difference between two answers is more than a counter or a nonce. */
const differs = (one: string, other: string) => Math.abs(one.length - other.length) > 40;

type Seen = Pick<Findings, 'readings' | 'stranger' | 'callsRefuseStranger' | 'isPersonal' | 'isNotStranger'>;

type IsOwn = (reading: PageReading) => boolean;

/**
 * Asks as the person; the background's own requests carry the cookies of the normal store and of no other. That nobody is
 * in here, another site's login page may say, to which the site led. That somebody is in there tells nothing of this site.
 */
function askAsPerson(key: string, cookies: SiteCookie[], check: PageCheck, isOwn: IsOwn) {
  const { storeId } = splitKey(key);
  return async (address: string): Promise<AskedPage | null> => {
    const asked = await check.ask(address, isNormalStore(storeId) ? { kind: 'jar' } : exactCookies(cookies, address));
    return asked && (isOwn(asked.reading) || asked.reading.verdict === 'out') ? asked : null;
  };
}

type AsPerson = ReturnType<typeof askAsPerson>;

/** A page that does not say it may lead to one that does: its account page, with the log-out control on it. */
async function readInside(person: AskedPage | null, asPerson: AsPerson): Promise<PageReading | null> {
  if (person?.reading.verdict === 'in') return person.reading;
  for (const address of person?.accountPages ?? []) {
    const asked = await asPerson(address);
    if (asked?.reading.verdict === 'in') return asked.reading;
  }
  return null;
}

/** Where somebody is on the way in: asking there once more may send another code, or make the one that was sent useless. */
const ENTERING =
  /(?:^|[/_.-])(?:log-?in|sign-?in|log-?on|otp|totp|mfa|2fa|two-?(?:factor|step)|challenge|verify|verification)(?:[/_.-]|$)/i;
const isEntering = (address: string): boolean => ENTERING.test(new URL(address).pathname);

const NOTHING_SEEN = { stranger: null, callsRefuseStranger: false, isPersonal: false, isNotStranger: false };

/** What a stranger gets at the address that a page of the person's came from. */
async function compare(
  key: string,
  readings: PageReading[],
  asPerson: AsPerson,
  { check, ledger }: Investigation,
): Promise<Seen> {
  const inside = readings.find(({ verdict }) => verdict === 'in');
  const previous = ledger.get(key);
  if (inside) {
    // Once compared at this address, the comparison holds.
    const isKnown = previous?.state === 'open' && previous.seenAt === inside.address;
    const stranger = isKnown ? null : await check.ask(inside.address, STRANGER);
    const verdict = stranger?.reading.verdict ?? null;
    return { ...NOTHING_SEEN, readings, stranger: verdict, isPersonal: true, isNotStranger: true };
  }
  const unknown = readings.find(({ verdict }) => verdict === 'unknown');
  if (!unknown) return { ...NOTHING_SEEN, readings };
  const [person, stranger, callsRefuseStranger] = await Promise.all([
    isEntering(unknown.address) ? null : asPerson(unknown.address),
    check.ask(unknown.address, STRANGER),
    check.refuseStranger(ledger.trace(key).calls),
  ]);
  const inner = await readInside(person, asPerson);
  return {
    readings: inner ? [...readings, inner] : readings,
    isNotStranger: person?.reading.verdict === 'unknown' && stranger?.reading.verdict === 'out',
    stranger: stranger?.reading.verdict ?? null,
    callsRefuseStranger,
    isPersonal: !!person && !!stranger && differs(person.text, stranger.text),
  };
}

/** What only a page shows that nobody is logged in to; a link to the login stands on front pages for everybody. */
const SAYS_OUT = new Set(['login-form', 'password-form', 'logged-out-message', 'login-redirect', 'declared-out']);

/**
 * Asks once more where the login was seen, when an open page says that nobody is in: one that greets everybody alike, such as
 * the front page of the same host, never shows it. A place that does not say, as an application's shell without its scripts,
 * leaves that in doubt.
 */
async function readWhereSeen(
  readings: PageReading[],
  previous: Session | undefined,
  { cookies }: Nomination,
  asPerson: AsPerson,
): Promise<{ inside: PageReading[]; isDoubtful: boolean }> {
  const nothing = { inside: [], isDoubtful: false };
  const seenAt = previous?.seenAt;
  const verdicts = readings.map(({ verdict }) => verdict);
  if (!seenAt || isEntering(seenAt) || !verdicts.includes('out') || verdicts.includes('in')) return nothing;
  const isThere = readings.some(({ address }) => safeAddress(address) === seenAt);
  if (isThere || !cookies.some((one) => previous.cookieNames.includes(cookieLabel(one)))) return nothing;
  const asked = await asPerson(seenAt);
  const verdict = asked?.reading.verdict ?? 'unknown';
  const isDoubtful = verdict === 'unknown' && !readings.some(({ reasons }) => reasons.some((one) => SAYS_OUT.has(one)));
  return { inside: asked && verdict === 'in' ? [asked.reading] : [], isDoubtful };
}

/** Where the person was seen to be logged in is where the proof asks later. */
function noteInside(key: string, readings: PageReading[], ledger: Ledger): void {
  const trace = ledger.trace(key);
  const inside = readings.filter(({ verdict }) => verdict === 'in').map(({ address }) => address);
  const next = inside.reduce(withInsidePage, trace);
  if (next !== trace) ledger.setTrace(key, next);
}

/** A login form that is still there after a login was sent says that the login failed. */
function notePassword(key: string, readings: PageReading[], ledger: Ledger): void {
  if (readings.length === 0) return;
  const trace = ledger.trace(key);
  const asksPassword = readings.some((reading) => reading.verdict !== 'in' && reading.hasPasswordField);
  const wasLoginSeen = trace.wasLoginSeen && !asksPassword;
  if (asksPassword !== trace.asksPassword || wasLoginSeen !== trace.wasLoginSeen)
    ledger.setTrace(key, { ...trace, asksPassword, wasLoginSeen });
}

const hasMark = (marks: string[], readings: PageReading[]): boolean =>
  readings.some(({ storageKeys = [] }) => storageKeys.some((key) => isStorageMark(marks, key)));

/** Whose session the cookies say it is. What names somebody after the log-out as well tells nothing of who is here. */
function noteAccount(
  key: string,
  cookies: SiteCookie[],
  { isConfirmed }: Nomination,
  experts: (Recipe | Framework)[],
  { otherAccounts }: Investigation,
): string | null {
  const accounts = experts.map((known) => accountFromCookies(known, cookies));
  const account = accounts.find((one) => one !== null) ?? null;
  const carriers = cookies.filter(({ name, value }) => experts.some((known) => isSessionCookie(known, name, value)));
  otherAccounts.note(key, account !== null && isConfirmed ? { account, cookies, carriers } : null);
  return account;
}

/** Finds out whether somebody is logged in to a site in one store; null when nobody is, as far as can be told. */
export async function investigate(key: string, input: Investigation): Promise<Session | null> {
  const { jar, catalogue, ledger, check } = input;
  const { site, storeId } = splitKey(key);
  const [cookies, recipe, tabs, domains] = await Promise.all([
    sessionCookies(jar, catalogue, site, storeId),
    catalogue.recipeFor(site),
    tabsOf(key, input.tabs, catalogue),
    domainsOf(site, catalogue),
  ]);
  const isOwn: IsOwn = ({ address }) => domains.includes(siteOf(address));
  const frameworks = recipe ? [] : await catalogue.frameworks();
  const nowMs = input.nowMs();
  const nomination = nominate(cookies, recipe, frameworks, nowMs);
  const account = noteAccount(key, cookies, nomination, recipe ? [recipe] : nomination.frameworks, input);
  const trace = ledger.trace(key);
  const previous = ledger.get(key);
  const storageMarks = tabs.length > 0 ? recipe?.session.storage : undefined;
  const areTelling = recipe?.guestsHaveSessionCookie !== true;
  const isWorthIt =
    storageMarks !== undefined || nomination.cookies.length > 0 || trace.isPromising || trace.httpSignIns.length > 0;
  if (!isWorthIt && !previous) return null;
  // A tab may have gone on to another site meanwhile.
  const readings = (await check.tabs(tabs)).filter((reading) => isOwn(reading) && !isClosedToAll(reading));
  // A page that is on its way will tell by itself; a request of ours could use up what its login form is to send.
  const isComing = readings.length === 0 && tabs.some(({ isLoading }) => isLoading);
  if (isComing && !nomination.isConfirmed && trace.httpSignIns.length === 0) return previous ?? null;
  const asPerson = askAsPerson(key, cookies, check, isOwn);
  // A page that never gets the cookies, such as the shop window of an application, cannot tell.
  const canTell = readings.some(({ address }) => nomination.cookies.some((cookie) => reaches(cookie, address)));
  if (!canTell && nomination.isStrong && previous?.state !== 'open') {
    readings.push(...(await readHomes(homesOf([...nomination.cookies, ...cookies], site, trace.origins), asPerson)));
  }
  const whereSeen = await readWhereSeen(readings, previous, nomination, asPerson);
  readings.push(...whereSeen.inside);
  notePassword(key, readings, ledger);
  const seen = await compare(key, readings.filter(isOwn), asPerson, input);
  noteInside(key, seen.readings, ledger);
  return judge({
    ...{ key, site, storeId, nowMs, nomination, previous, isOutDoubtful: whereSeen.isDoubtful },
    trace: ledger.trace(key),
    ...seen,
    accountFromCookies: account,
    hasStorageMark: storageMarks && areTelling && readings.some(isLive) ? hasMark(storageMarks, readings) : null,
  });
}
