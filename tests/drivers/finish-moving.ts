/** Runs in a page. As Playwright does it for Chromium's pictures: what still fades in has the look of neither state. */
export function finishMoving(): void {
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
}
