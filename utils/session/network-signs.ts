import type { NetworkEvent } from '../browser/network-watch';
import { siteOf } from '../site/site';
import { type SiteTrace, withCall, withFrame, withOrigin, withTokenOrigin } from './site-trace';

/** What a request in a tab says about the site of that tab. */
export interface Sign {
  trace: SiteTrace;
  /** The page should be looked at: a credential travelled, or somebody logged in. */
  isNews: boolean;
}

/** Path words of requests that log somebody in, and nothing else. */
const CERTAIN_LOGIN = /log-?_?in|sign-?_?in|authenticate|oauth2?\/token|auth\/token/i;
/** Path words of requests after which a page is worth reading. */
const LOGIN_PATH = /log-?_?in|sign-?_?in|auth|session|token|connect|sso/i;

/** Ends of paths of requests that renew a token or a session, and that the proof may send once more. */
const RENEWING = [
  /\b(oauth2?|auth|authentication|tokens?|jwt|sessions?|sso|login)(\/v\d+)?\/(refresh|renew)\/?$/i,
  /\b(refresh|renew)[-_]?(access|auth|id|jwt)?[-_]?(tokens?|session)\/?$/i,
  /\b(token|session)[-_]?(refresh|renew)\/?$/i,
];
/** Path words of what is renewed for money. */
const COSTS = /subscri|billing|invoice|payment|checkout|purchase|order|plan|membership|domain|licen[cs]e/i;

/** Header names of keys that every visitor's page carries. */
const EVERYBODYS = /api-?key|write-?key|client/i;
/** A log-out, or a token taken back: what lets nobody in. */
const TAKES_BACK = /log-?_?(?:out|off)|sign-?_?(?:out|off)|revoke/i;

/** Whether a call shows that its origin is a service that may let somebody in with a token, whatever else it carries. */
const showsService = ({ url, headers }: NetworkEvent): boolean =>
  headers.some(({ name, value }) => !EVERYBODYS.test(name) && !/^basic /i.test(value)) &&
  !TAKES_BACK.test(new URL(url).pathname);

const isRenewal = ({ method, url }: NetworkEvent): boolean => {
  const { pathname } = new URL(url);
  return method === 'POST' && RENEWING.some((end) => end.test(pathname)) && !COSTS.test(pathname);
};

const addressOf = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
};

const originOf = (url: string): string => new URL(url.replace(/^ws/, 'http')).origin;

/**
 * The header of a call that most likely carries its credential. A name and password that are sent to log in are none:
 * they open a new session each time, and no log-out ends them.
 */
export function carrierOf({ headers, url }: NetworkEvent): NetworkEvent['headers'][number] | undefined {
  const carrier = headers.find(({ name }) => /^authorization$/i.test(name)) ?? headers[0];
  const isPassword =
    carrier !== undefined && /^basic /i.test(carrier.value) && CERTAIN_LOGIN.test(new URL(url).pathname);
  return isPassword ? undefined : carrier;
}

function signOfCall(trace: SiteTrace, event: NetworkEvent): Sign {
  const address = addressOf(event.url);
  const carrier = carrierOf(event);
  const header = carrier && { name: carrier.name, scheme: carrier.scheme };
  if (event.kind === 'sent') {
    if (!header) return { trace, isNews: false };
    const told = showsService(event) ? withTokenOrigin(trace, originOf(event.url)) : trace;
    // Another method may do something, and is never sent again.
    const next = event.method === 'GET' ? withCall(told, { method: 'GET', address, header }) : told;
    return { trace: { ...next, isPromising: true, carriesToken: true }, isNews: !trace.carriesToken };
  }
  if (event.status < 200 || event.status >= 300) return { trace, isNews: false };
  const method = event.method === 'GET' ? 'GET' : 'POST';
  if (method === 'GET' || isRenewal(event))
    return { trace: withCall(trace, { method, address, header: null }), isNews: false };
  const { pathname } = new URL(event.url);
  if (!LOGIN_PATH.test(pathname) || /refresh|renew/i.test(pathname)) return { trace, isNews: false };
  const wasLoginSeen = trace.wasLoginSeen || CERTAIN_LOGIN.test(address);
  return { trace: { ...trace, isPromising: true, wasLoginSeen }, isNews: true };
}

/** A call that carries a token under one of the registered schemes. */
const isTokenCall = (event: NetworkEvent): boolean =>
  event.type === 'xmlhttprequest' && event.kind === 'sent' && Boolean(carrierOf(event)?.scheme);

/** Reads one network event of a tab that shows `tabSite`; null when it says nothing about that site. */
export function readNetworkEvent(event: NetworkEvent, tabSite: string, trace: SiteTrace): Sign | null {
  if (event.kind === 'challenged') return null;
  if (event.type !== 'main_frame' && siteOf(event.url) !== tabSite) {
    // An application whose server has another name (a database that its site rents) shows its login in its pages only.
    if (isTokenCall(event))
      return trace.isPromising ? { trace, isNews: false } : { trace: { ...trace, isPromising: true }, isNews: true };
    if (event.type !== 'sub_frame' || event.status >= 400) return null;
    return { trace: withFrame(trace, originOf(event.url)), isNews: false };
  }
  if (event.kind === 'declared-in' || event.kind === 'declared-out') {
    const isIn = event.kind === 'declared-in';
    return { trace: { ...trace, isPromising: true, wasLoginSeen: isIn, saysNobody: !isIn }, isNews: true };
  }
  if (event.type === 'websocket') return { trace: { ...trace, isPromising: true }, isNews: !trace.isPromising };
  if (event.type === 'xmlhttprequest') return signOfCall(trace, event);
  // A form sent from a page that asks for a password is a login, until the next page asks again.
  if (event.kind === 'sent' && event.method === 'POST' && trace.asksPassword)
    return { trace: { ...withOrigin(trace, originOf(event.url)), wasLoginSeen: true }, isNews: true };
  // Every step of a redirect counts: its host may have stored something, and may know the person.
  return { trace: withOrigin(trace, originOf(event.url)), isNews: false };
}
