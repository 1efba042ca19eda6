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
  /** `challenged`: the server asked for the browser's own sign-in (RFC 9110, section 11). */
  kind: 'sent' | 'answered' | 'challenged';
  tabId: number;
  type: 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'websocket';
  method: string;
  url: string;
  /** HTTP status; 0 while there is none. */
  status: number;
  headers: HeaderMark[];
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

interface Details {
  tabId: number;
  type: string;
  method: string;
  url: string;
  statusCode?: number;
  requestHeaders?: WebRequest.HttpHeaders;
}

const toEvent = (kind: NetworkEvent['kind'], details: Details): NetworkEvent => ({
  kind,
  tabId: details.tabId,
  type: details.type as NetworkEvent['type'],
  method: details.method,
  url: details.url,
  status: details.statusCode ?? 0,
  headers: headerMarks(details.requestHeaders),
});

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
  const { onSendHeaders, onHeadersReceived, onCompleted } = browser.webRequest;
  const challenged = forward('challenged');
  onHeadersReceived.addListener(
    (details) => {
      if (isChallenge(details)) challenged(details);
    },
    types('main_frame'),
    ['responseHeaders', ...extra],
  );
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
