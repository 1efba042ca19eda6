// Bundled into a copy of the extension: opens its popup in a frame, notes when the first list is there, and scrolls it.
import browser from '../../utils/browser/api';
import { VIEW_PORT } from '../../utils/message/messages';

/** As far as a wheel goes in one frame of the screen when somebody is in a hurry. */
const STEP_PX = 60;
/** A background that says nothing new for that long looks at nothing. */
const AT_REST_MS = 1_000;

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

function popupFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:380px;height:600px';
  frame.src = '/popup.html';
  return frame;
}

async function untilListed(frame: HTMLIFrameElement): Promise<void> {
  for (;;) {
    const root = frame.contentDocument?.querySelector('.popup[data-open]');
    if (root && (root.getAttribute('data-open') === '0' || root.querySelector('[data-site]'))) return;
    await nextFrame();
  }
}

/** Milliseconds from the moment the popup's document is asked for to its first list, or to its empty state. */
async function openPopup(): Promise<number> {
  const frame = popupFrame();
  const startMs = performance.now();
  document.body.append(frame);
  await untilListed(frame);
  const ms = performance.now() - startMs;
  frame.remove();
  return ms;
}

/** Milliseconds between one picture and the next while the list is scrolled from its beginning to its end. */
async function scrollPopup(): Promise<number[]> {
  const frame = popupFrame();
  document.body.append(frame);
  await untilListed(frame);
  const list = frame.contentDocument?.querySelector('.content');
  if (!list) throw new Error('bench: the popup has no list');
  const gaps: number[] = [];
  let lastMs = await nextFrame();
  while (list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
    list.scrollTop += STEP_PX;
    const nowMs = await nextFrame();
    gaps.push(nowMs - lastMs);
    lastMs = nowMs;
  }
  frame.remove();
  return gaps;
}

/** Resolves when the background has looked at everything again, which it does whenever a page asks for the list. */
function untilAtRest(): Promise<void> {
  const port = browser.runtime.connect({ name: VIEW_PORT });
  return new Promise<void>((resolve) => {
    let rest = setTimeout(() => resolve(), AT_REST_MS);
    port.onMessage.addListener(() => {
      clearTimeout(rest);
      rest = setTimeout(() => resolve(), AT_REST_MS);
    });
  }).then(() => port.disconnect());
}

Object.assign(globalThis, { openPopup, scrollPopup, untilAtRest });
