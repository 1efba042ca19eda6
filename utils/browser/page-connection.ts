import browser from './api';

/** A page's side of the conversation with the background. */
export interface ViewConnection<Request, Answer> {
  /** Rejects when the background cannot be reached. */
  ask(request: Request): Promise<Answer>;
}

const MOST_SILENCES = 8;
const SILENCE_MS = 150;

/**
 * Calls `onView` with the present view and at every change on `portName`; connects again when the worker was put to
 * sleep. The other end is our own background: it is built from the same types, which the caller names.
 */
export function connectView<View, Request, Answer>(
  portName: string,
  onView: (view: View) => void,
): ViewConnection<Request, Answer> {
  let silences = 0;
  const connect = () => {
    const port = browser.runtime.connect({ name: portName });
    port.onMessage.addListener((view: unknown) => {
      silences = 0;
      onView(view as View);
    });
    // A background that was stopped before it could answer is asked again; one that refuses is left alone in the end.
    port.onDisconnect.addListener(() => {
      silences++;
      if (silences <= MOST_SILENCES) setTimeout(connect, silences === 1 ? 0 : SILENCE_MS * silences);
    });
  };
  connect();
  return { ask: (request) => browser.runtime.sendMessage(request) };
}
