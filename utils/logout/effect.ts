import type { SiteCookie } from '../browser/cookie-jar';
import type { PageReading } from '../page/page-reading';
import type { PageTokens } from './credential';
import { type Ending, homeOf, isAtHome } from './ending';
import type { Preparation } from './preparation';
import { looksNow } from './proof';

const isSame = (one: SiteCookie, other: SiteCookie) => one.name === other.name && one.domain === other.domain;

/** A cookie that had another value before our own questions is renewed with every page: another value is no sign there. */
function isTakenBack(cookie: SiteCookie, now: SiteCookie[], first: SiteCookie[]): boolean {
  const left = now.find((one) => isSame(one, cookie));
  const isRenewed = first.some((one) => isSame(one, cookie) && one.value !== cookie.value);
  return left === undefined || (left.value !== cookie.value && !isRenewed);
}

/** A page that keeps its control beside a login form that has come up says nothing certain, but asks. */
const asksWhoItIs = ({ verdict, reasons }: PageReading): boolean =>
  verdict === 'out' ||
  (verdict === 'unknown' && reasons.some((one) => one === 'login-form' || one === 'password-form'));

/** A page that cannot be read, or that has gone on to another site, tells nothing of what it stored. */
async function hasDropped(ending: Ending, { tabId, tokens }: PageTokens): Promise<boolean> {
  const left = (await isAtHome(ending, tabId)) ? await ending.ports.scripts.tokenValues(tabId, homeOf(ending)) : null;
  return left !== null && tokens.some((token) => !left.includes(token));
}

/** Whether pages show what a log-out does: a token that they held is gone, or nobody is logged in. */
export async function isShown(ending: Ending, tabIds: number[], held: PageTokens[]): Promise<boolean> {
  const dropped = await Promise.all(held.map((page) => hasDropped(ending, page)));
  if (dropped.includes(true)) return true;
  const readings = await Promise.all(tabIds.map((id) => ending.ports.scripts.probe(id, homeOf(ending))));
  return readings.some((reading) => reading !== null && asksWhoItIs(reading));
}

/**
 * Whether the site did something that a log-out does: took back a likely cookie, dropped a token, answers one of several
 * questions as it answers strangers, or shows in a page that nobody is logged in. Asked where its answers as a whole do
 * not say that the person is out.
 */
export async function hadEffect(ending: Ending, { credential: before, baselines }: Preparation): Promise<boolean> {
  const now = await ending.cookiesNow();
  if (before.likely.some((cookie) => isTakenBack(cookie, now, ending.presses[0] ?? []))) return true;
  if (ending.hidden.showedEffect || (await looksNow(ending, baselines)).includes('out')) return true;
  const tabIds = ending.tabs.map(({ id }) => id);
  const held = before.inPages.map(({ tabId, tokens }) => ({
    tabId,
    tokens: tokens.filter((token) => before.tokens.includes(token)),
  }));
  return isShown(ending, tabIds, held);
}
