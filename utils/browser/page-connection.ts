import browser from 'webextension-polyfill';
import { type Answer, type Request, VIEW_PORT, type View } from '../message/messages';

/** A page's side of the conversation with the background. */
export interface ViewConnection {
  /** Rejects when the background cannot be reached. */
  ask(request: Request): Promise<Answer>;
}

/** Calls `onView` with the present view and at every change; connects again when the worker was put to sleep. */
export function connectView(onView: (view: View) => void): ViewConnection {
  const connect = () => {
    const port = browser.runtime.connect({ name: VIEW_PORT });
    let hasHeard = false;
    port.onMessage.addListener((view: unknown) => {
      hasHeard = true;
      // The other end is our own background, built from the same types.
      onView(view as View);
    });
    // Only after an answer: a background that refuses at once must not be asked in a circle.
    port.onDisconnect.addListener(() => hasHeard && connect());
  };
  connect();
  return { ask: (request) => browser.runtime.sendMessage(request) };
}
