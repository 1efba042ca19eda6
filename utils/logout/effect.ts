import type { SiteCookie } from '../browser/cookie-jar';
import type { PageReading } from '../page/page-reading';
import type { Ending } from './ending';
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

/**
 * Whether the site did something that a log-out does: took back a likely cookie, dropped a token, answers one of several
 * questions as it answers strangers, or shows in an open page that nobody is logged in. Asked where its answers as a
 * whole do not say that the person is out.
 */
export async function hadEffect(ending: Ending, { credential: before, baselines }: Preparation): Promise<boolean> {
  const now = await ending.cookiesNow();
  if (before.likely.some((cookie) => isTakenBack(cookie, now, ending.presses[0] ?? []))) return true;
  const { scripts } = ending.ports;
  const tabIds = ending.tabs.map(({ id }) => id);
  // What a hidden tab has dropped is seen nowhere any more.
  if (tabIds.length === 0 && before.tokens.length > 0) return true;
  if ((await looksNow(ending, baselines)).includes('out')) return true;
  const left = (await Promise.all(tabIds.map((id) => scripts.tokenValues(id)))).flat();
  if (tabIds.length > 0 && before.tokens.some((token) => !left.includes(token))) return true;
  const readings = await Promise.all(tabIds.map((id) => scripts.probe(id)));
  return readings.some((reading) => reading !== null && asksWhoItIs(reading));
}
