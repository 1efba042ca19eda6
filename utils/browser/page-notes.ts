import type { Note, Unanswered } from '../page/note';
import browser from './api';

/** Small notes over the pages of sites. */
export interface PageNotes {
  /** Shows a note over the tab's page: the id of what was pressed, `put-away`, or `left` where the page is gone. */
  ask(tabId: number, note: Note): Promise<string>;
}

const LEFT: Unanswered = 'left';
/** The background ends when it has called nothing for 30 s, and the answer would find nobody (platform.md C). */
const AWAKE_MS = 10_000;

async function run<T>(
  tabId: number,
  func: (...args: never[]) => unknown,
  args: unknown[] = [],
): Promise<T | undefined> {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: func as never, args });
  return frame?.result as T | undefined;
}

async function show(tabId: number, note: Note): Promise<string> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/page-note.js'] });
  return (await run<string>(tabId, (asked: Note) => globalThis.walkawayNotes?.ask(asked), [note])) ?? LEFT;
}

/** Calls back when the note is not there any more. A page that is kept for the way back never answers its script. */
function watch(tabId: number, onGone: () => void): () => void {
  const look = () => {
    run<boolean>(tabId, () => globalThis.walkawayNotes?.isShown() ?? false).then(
      (isShown) => isShown || onGone(),
      onGone,
    );
  };
  const onUpdated = (id: number, { status }: { status?: string }) => id === tabId && status !== undefined && look();
  browser.tabs.onUpdated.addListener(onUpdated);
  const beat = setInterval(look, AWAKE_MS);
  return () => {
    browser.tabs.onUpdated.removeListener(onUpdated);
    clearInterval(beat);
  };
}

export const pageNotes: PageNotes = {
  async ask(tabId, note) {
    let stop = () => undefined as unknown;
    // A note that went because it was answered has its answer on the way.
    const gone = new Promise<string>((resolve) => {
      stop = watch(tabId, () => setTimeout(resolve, AWAKE_MS / 10, LEFT));
    });
    try {
      return await Promise.race([show(tabId, note), gone]);
    } catch {
      return LEFT; // or it is none that a script may run in
    } finally {
      stop();
    }
  },
};
