/**
 * Resolves when the page has not changed for `quietMs`, or after `maxMs` at the latest. Both in milliseconds.
 * A page that is being left resolves too: its timers stop, and so does whoever waited.
 */
export function settled(win: Window, { quietMs, maxMs }: { quietMs: number; maxMs: number }): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      observer.disconnect();
      win.clearTimeout(quiet);
      win.clearTimeout(limit);
      resolve();
    };
    const Observer = (win as Window & typeof globalThis).MutationObserver ?? MutationObserver;
    const observer = new Observer(() => {
      win.clearTimeout(quiet);
      quiet = win.setTimeout(finish, quietMs);
    });
    const limit = win.setTimeout(finish, maxMs);
    let quiet = win.setTimeout(finish, quietMs);
    observer.observe(win.document, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}
