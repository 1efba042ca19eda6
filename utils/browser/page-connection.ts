import browser from 'webextension-polyfill';

/** A page's side of the conversation with the background. */
export interface ViewConnection<Request, Answer> {
  /** Rejects when the background cannot be reached. */
  ask(request: Request): Promise<Answer>;
}

/**
 * Calls `onView` with the present view and at every change on `portName`; connects again when the worker was put to
 * sleep. The other end is our own background: it is built from the same types, which the caller names.
 */
export function connectView<View, Request, Answer>(
  portName: string,
  onView: (view: View) => void,
): ViewConnection<Request, Answer> {
  const connect = () => {
    const port = browser.runtime.connect({ name: portName });
    let hasHeard = false;
    port.onMessage.addListener((view: unknown) => {
      hasHeard = true;
      onView(view as View);
    });
    // Only after an answer: a background that refuses at once must not be asked in a circle.
    port.onDisconnect.addListener(() => hasHeard && connect());
  };
  connect();
  return { ask: (request) => browser.runtime.sendMessage(request) };
}
