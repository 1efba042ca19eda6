/**
 * Runs in each frame of a tab that is about to be closed: no question of the page holds it open, and what was kept for as long
 * as it is open is not there again when somebody opens it once more (both browsers keep that, measured here).
 */
export function prepareClosing(): void {
  window.onbeforeunload = null;
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  try {
    sessionStorage.clear();
  } catch {
    // A frame that is sandboxed has none.
  }
}
