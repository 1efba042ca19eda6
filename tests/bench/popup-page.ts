// Bundled into a copy of the extension: opens its popup in a frame and notes when the first list is there.

/** Milliseconds from the moment the popup's document is asked for to its first list, or to its empty state. */
function openPopup(): Promise<number> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'width:380px;height:600px';
    const startMs = performance.now();
    const look = () => {
      const root = frame.contentDocument?.querySelector('.popup[data-open]');
      const isThere = root && (root.getAttribute('data-open') === '0' || root.querySelector('[data-site]'));
      if (!isThere) return void requestAnimationFrame(look);
      const ms = performance.now() - startMs;
      frame.remove();
      resolve(ms);
    };
    frame.src = '/popup.html';
    document.body.append(frame);
    look();
  });
}

Object.assign(globalThis, { openPopup });
