import type { Credential } from './credential';
import type { Ending } from './ending';

/**
 * Whether the site did something that a log-out does: took back a likely cookie, dropped a token, or shows in an open
 * page that nobody is logged in. Asked where no answer of the server tells.
 */
export async function hadEffect(ending: Ending, before: Credential): Promise<boolean> {
  const now = await ending.cookiesNow();
  const isKept = (cookie: Credential['likely'][number]) =>
    now.some((one) => one.name === cookie.name && one.domain === cookie.domain && one.value === cookie.value);
  if (before.likely.some((cookie) => !isKept(cookie))) return true;
  const { scripts } = ending.ports;
  const tabIds = ending.tabs.map(({ id }) => id);
  const left = (await Promise.all(tabIds.map((id) => scripts.tokenValues(id)))).flat();
  if (tabIds.length > 0 && before.tokens.some((token) => !left.includes(token))) return true;
  const readings = await Promise.all(tabIds.map((id) => scripts.probe(id)));
  return readings.some((reading) => reading?.verdict === 'out');
}
