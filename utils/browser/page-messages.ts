import type { Runtime } from 'webextension-polyfill';
import browser from './api';
import { onMessage } from './on-message';

type PortOpened = (send: (value: unknown) => void, onClosed: (fn: () => void) => void) => void;

/** The background's side of the conversation with our own pages. */
export interface PageMessages {
  /** `answer` gets every message from our own pages; anything from elsewhere is refused before. */
  onRequest(answer: (message: unknown) => Promise<unknown>): void;
  /** Calls the function of a port's name with a sender whenever one of our pages starts to listen there. */
  onListener(ports: Record<string, PortOpened>): void;
}

/** Only our own pages may speak: the sender's address must be one of the extension's. */
function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

const isForParser = (message: unknown) => (message as { target?: unknown } | null)?.target === 'page-parser';

export const pageMessages: PageMessages = {
  onRequest(answer) {
    onMessage((message, sender) => {
      if (isForParser(message)) return undefined;
      if (!isOwnPage(sender)) return Promise.resolve({ ok: false, error: 'sender: expected a page of this extension' });
      return answer(message);
    });
  },
  onListener(ports) {
    browser.runtime.onConnect.addListener((port) => {
      const opened = new Map(Object.entries(ports)).get(port.name);
      if (!opened || !port.sender || !isOwnPage(port.sender)) {
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
