/*
 * A list may be drawn anew between the look at an element's place and the press there. These run in a page of the
 * extension, where Playwright would see it by itself: whether the click came to the element that was meant.
 */

declare global {
  var walkawayClick: 'none' | 'missed' | 'heard' | undefined;
}

/** Watches for the next click. */
export function expectClick(css: string): void {
  globalThis.walkawayClick = 'none';
  const note = (event: Event) => {
    const isMeant = event.composedPath().some((one) => one instanceof Element && one.matches(css));
    globalThis.walkawayClick = isMeant ? 'heard' : 'missed';
  };
  document.addEventListener('click', note, { capture: true, once: true });
}

/** True where the click is known to have come to nothing, or to something else. */
export const isClickMissed = (): boolean =>
  globalThis.walkawayClick === 'none' || globalThis.walkawayClick === 'missed';
