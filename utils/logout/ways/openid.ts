import { siteOf } from '../../site/site';
import { type Ending, sendAsPerson } from '../ending';
import { pressByRequest } from './press-by-request';
import { NO_WAY, OFFLINE, type WayOfLogout, type WayResult } from './way';

const WELL_KNOWN = '/.well-known/openid-configuration';
const MOST_ISSUERS = 4;

/** Places below which the provider may describe itself: the address of its login, shortened word by word. */
function issuersOf(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const words = pathname.split('/').filter((word) => word !== '');
  const paths = words.map((_, index) => `${origin}/${words.slice(0, index + 1).join('/')}`).reverse();
  return [...paths.slice(1), origin].slice(-MOST_ISSUERS);
}

/** Address of the end-session endpoint, as the provider itself tells it (OpenID Connect Discovery, section 3). */
async function endSessionEndpoint(ending: Ending, issuer: string): Promise<string | null> {
  const answer = await sendAsPerson(ending, { url: issuer + WELL_KNOWN, headers: { accept: 'application/json' } });
  if (!answer.ok || answer.status !== 200) return null;
  const endpoint = /"end_session_endpoint"\s*:\s*"([^"]+)"/.exec(answer.text)?.[1]?.replaceAll('\\/', '/');
  return endpoint && URL.canParse(endpoint) && siteOf(endpoint) === siteOf(issuer) ? endpoint : null;
}

async function attempt(ending: Ending): Promise<WayResult> {
  // A provider whose logins were not seen, for instance before a restart, describes itself where its pages are.
  const address = ending.traceNow().signIn?.address ?? ending.session.seenAt;
  if (!address) return NO_WAY;
  for (const issuer of issuersOf(address)) {
    if (ending.signal.aborted) return OFFLINE;
    const url = await endSessionEndpoint(ending, issuer);
    if (url) return pressByRequest(ending, { method: 'GET', url, fields: [] }, url);
  }
  return NO_WAY;
}

/** Ends the session at a provider by its end-session endpoint (OpenID Connect RP-Initiated Logout 1.0, section 2). */
export const openidWay: WayOfLogout = {
  name: 'openid',
  settles: 'at-once',
  attempts: async (ending) => [() => attempt(ending)],
};
