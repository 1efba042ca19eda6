import type { Runtime } from 'webextension-polyfill';
import browser from './api';

/**
 * Answers messages of our own pages. `answer` gives undefined for what it is not meant for. Only `sendResponse` answers in
 * every browser that we support: Chromium takes promises since 144 only. A failure is answered with null, and whoever
 * asked says so.
 */
export function onMessage(
  answer: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined,
): void {
  const listener = (message: unknown, sender: Runtime.MessageSender, respond: (value: unknown) => void) => {
    const answered = answer(message, sender);
    answered?.then(respond, () => respond(null));
    return answered !== undefined;
  };
  browser.runtime.onMessage.addListener(listener as never);
}
