import browser, { type Runtime } from 'webextension-polyfill';

/** The background's side of the conversation with our own pages. */
export interface PageMessages {
  /** `answer` gets every message from our own pages; anything from elsewhere is refused before. */
  onRequest(answer: (message: unknown) => Promise<unknown>): void;
  /** Calls `opened` with a sender whenever one of our pages starts to listen on `portName`. */
  onListener(
    portName: string,
    opened: (send: (value: unknown) => void, onClosed: (fn: () => void) => void) => void,
  ): void;
}

/** Only our own pages may speak: the sender's address must be one of the extension's. */
function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

const isForParser = (message: unknown) => (message as { target?: unknown } | null)?.target === 'page-parser';

export const pageMessages: PageMessages = {
  onRequest(answer) {
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
      if (isForParser(message)) return undefined;
      if (!isOwnPage(sender)) return Promise.resolve({ ok: false, error: 'sender: expected a page of this extension' });
      return answer(message);
    });
  },
  onListener(portName, opened) {
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== portName || !port.sender || !isOwnPage(port.sender)) {
        port.disconnect();
        return;
      }
      opened(
        (value) => port.postMessage(value),
        (fn) => port.onDisconnect.addListener(fn),
      );
    });
  },
};
