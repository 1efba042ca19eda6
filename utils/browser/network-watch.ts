import type { WebRequest } from 'webextension-polyfill';
import browser from './api';

/** A request header that may carry a credential. Its value stays in memory, for a proof; it is never stored. */
export interface HeaderMark {
  name: string;
  /** First word of the value when it is one of the registered schemes, e.g. `Bearer`; otherwise empty. */
  scheme: string;
  value: string;
}

export interface NetworkEvent {
  /**
   * `challenged`: the server asked for the browser's own sign-in (RFC 9110, section 11). `declared-in`, `declared-out`:
   * it said so itself (`Set-Login`, FedCM's Login Status API).
   */
  kind: 'sent' | 'answered' | 'challenged' | 'declared-in' | 'declared-out';
  /** The same through redirects, and while the browser asks for its own sign-in. */
  requestId: string;
  tabId: number;
  type: 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'websocket';
  method: string;
  url: string;
  /** HTTP status; 0 while there is none. */
  status: number;
  headers: HeaderMark[];
  /** Names, never values, of the fields of a form that a page was left by. */
  fields: string[];
}

/** What pages in tabs ask of servers; our own requests are left out. */
export interface NetworkWatch {
  onEvent(listener: (event: NetworkEvent) => void): void;
}

/** Names of headers that carry credentials in the field; the ones against request forgery are not credentials. */
const CREDENTIAL_HEADER = /^(authorization|.*(auth|token|session|api-?key).*)$/i;
const FORGERY_HEADER = /csrf|xsrf|verification|signalr|trace|client|anonymous|idempot/i;

function headerMarks(headers: WebRequest.HttpHeaders | undefined): HeaderMark[] {
  return (headers ?? [])
    .filter(
      ({ name, value }) => (value?.length ?? 0) >= 12 && CREDENTIAL_HEADER.test(name) && !FORGERY_HEADER.test(name),
    )
    .map(({ name, value = '' }) => {
      const [, scheme = '', token = value] = /^(Bearer|Token|JWT) +(.*)$/i.exec(value) ?? [];
      return { name, scheme, value: token };
    });
}

/** Schemes that the browser itself answers, with a dialog or the system's own login; a page has no part in them. */
const OWN_SIGN_IN = /^(basic|digest|ntlm|negotiate)\b/i;

const isChallenge = ({ statusCode, responseHeaders }: WebRequest.OnHeadersReceivedDetailsType): boolean =>
  statusCode === 401 &&
  (responseHeaders ?? []).some(
    ({ name, value }) => name.toLowerCase() === 'www-authenticate' && OWN_SIGN_IN.test(value ?? ''),
  );

/**
 * What a site says of itself by `Set-Login` (https://w3c-fedid.github.io/login-status/). Only this header can be seen:
 * what a page says by `navigator.login.setStatus()` the browser keeps to itself, and tells neither pages nor extensions.
 */
function declaredBy({
  responseHeaders,
}: WebRequest.OnHeadersReceivedDetailsType): 'declared-in' | 'declared-out' | null {
  const line = (responseHeaders ?? []).find(({ name }) => name.toLowerCase() === 'set-login')?.value ?? '';
  if (/^\s*"?logged-in\b/i.test(line)) return 'declared-in';
  return /^\s*"?logged-out\b/i.test(line) ? 'declared-out' : null;
}

interface Details {
  requestId: string;
  tabId: number;
  type: string;
  method: string;
  url: string;
  statusCode?: number;
  requestHeaders?: WebRequest.HttpHeaders;
}

const toEvent = (kind: NetworkEvent['kind'], details: Details): NetworkEvent => ({
  kind,
  requestId: details.requestId,
  tabId: details.tabId,
  type: details.type as NetworkEvent['type'],
  method: details.method,
  url: details.url,
  status: details.statusCode ?? 0,
  headers: headerMarks(details.requestHeaders),
  fields: kind === 'sent' && details.method === 'POST' ? takeFields(details.requestId) : [],
});

/** Names of the fields of forms that are on their way: the browser tells them before it tells that they are sent. */
const posted = new Map<string, string[]>();
/** A request that was cancelled on the way would otherwise stay for ever. */
const MOST_POSTED = 32;

function notePosted({ requestId, method, requestBody }: WebRequest.OnBeforeRequestDetailsType): void {
  const names = Object.keys((requestBody?.formData ?? {}) as Record<string, unknown>);
  if (method !== 'POST' || names.length === 0) return;
  if (posted.size >= MOST_POSTED) posted.clear();
  posted.set(requestId, names);
}

function takeFields(requestId: string): string[] {
  const names = posted.get(requestId) ?? [];
  posted.delete(requestId);
  return names;
}

const listeners: ((event: NetworkEvent) => void)[] = [];

const forward = (kind: NetworkEvent['kind']) => (details: Details) => {
  if (details.tabId < 0) return;
  const event = toEvent(kind, details);
  for (const listener of listeners) listener(event);
};

function register(): void {
  const urls = ['http://*/*', 'https://*/*'];
  const types = (...names: WebRequest.ResourceType[]) => ({ urls, types: names });
  // Chromium shows the challenge only when `extraHeaders` is asked for; Firefox does not know the word.
  const extra = import.meta.env.FIREFOX ? [] : ['extraHeaders' as never];
  const { onBeforeRequest, onSendHeaders, onHeadersReceived, onCompleted } = browser.webRequest;
  onHeadersReceived.addListener(
    (details) => {
      if (details.type === 'main_frame' && isChallenge(details)) forward('challenged')(details);
      const declared = declaredBy(details);
      if (declared) forward(declared)(details);
    },
    types('main_frame', 'xmlhttprequest'),
    ['responseHeaders', ...extra],
  );
  onBeforeRequest.addListener(notePosted, types('main_frame'), ['requestBody']);
  onSendHeaders.addListener(forward('sent'), types('main_frame'));
  onSendHeaders.addListener(forward('sent'), types('xmlhttprequest'), ['requestHeaders']);
  onCompleted.addListener(forward('answered'), types('main_frame', 'sub_frame', 'xmlhttprequest', 'websocket'));
}

export const networkWatch: NetworkWatch = {
  onEvent(listener) {
    if (listeners.length === 0) register();
    listeners.push(listener);
  },
};
