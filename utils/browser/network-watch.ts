import browser, { type WebRequest } from 'webextension-polyfill';

/** A request header that may carry a credential: its name and scheme, never its value. */
export interface HeaderMark {
  name: string;
  /** First word of the value when it is one of the registered schemes, e.g. `Bearer`; otherwise empty. */
  scheme: string;
}

export interface NetworkEvent {
  kind: 'sent' | 'answered' | 'sign-in-asked';
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
    .map(({ name, value }) => ({ name, scheme: /^(Bearer|Token|JWT|Basic) /i.exec(value ?? '')?.[1] ?? '' }));
}

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

export const networkWatch: NetworkWatch = {
  onEvent(listener) {
    const forward = (kind: NetworkEvent['kind']) => (details: Details) => {
      if (details.tabId >= 0) listener(toEvent(kind, details));
    };
    const urls = ['http://*/*', 'https://*/*'];
    const all: WebRequest.ResourceType[] = ['main_frame', 'sub_frame', 'xmlhttprequest', 'websocket'];
    const sent = { urls, types: ['main_frame', 'xmlhttprequest'] as WebRequest.ResourceType[] };
    browser.webRequest.onSendHeaders.addListener(forward('sent'), sent, ['requestHeaders']);
    browser.webRequest.onCompleted.addListener(forward('answered'), { urls, types: all });
    browser.webRequest.onAuthRequired.addListener(forward('sign-in-asked') as never, { urls, types: all });
  },
};
