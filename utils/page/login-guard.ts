/** Where a secret is asked for: only then may a box nearby make the login last. */
const SECRET = 'input[type="password" i], input[autocomplete~="one-time-code" i]';
const TICKED = 'input[type="checkbox" i]:checked:not(:disabled), [role="checkbox"][aria-checked="true"]';
/** What programmers call such a box; labels in the person's language are judged by `page-remember`. */
const TELLING_NAME =
  /remember|keep-?me|keep_?(?:me_?)?(?:logged|signed)|stay-?_?(?:logged|signed)|persist|auto_?login|trust_?-?(?:device|browser|this)/i;
/** How far up from a box a secret still belongs to it. */
const NEAR = 8;
/** A page that insists is left alone. */
const MOST_TIMES = 3;

/** The boxes of one document that would make a login last. Set as a global in the extension's own world of a page. */
export interface LoginGuard {
  /** Boxes that only their label can judge. */
  waiting: HTMLElement[];
  untick(box: HTMLElement): void;
  /** How many boxes were unticked since this was asked last. */
  takeCount(): number;
  /** The person's answer: what was unticked is ticked again, and left so. */
  tickAgain(): void;
}

declare global {
  var walkawayGuard: LoginGuard | undefined;
}

function isNearSecret(box: HTMLElement): boolean {
  if ((box as HTMLInputElement).form?.querySelector(SECRET)) return true;
  let at = box.parentElement;
  for (let up = 0; at && at !== box.ownerDocument.body && up < NEAR; up++) {
    if (at.querySelector(SECRET)) return true;
    at = at.parentElement;
  }
  return false;
}

/** Turns a box over as a person would, so that the page's own script hears of it. */
function turnOver(box: HTMLElement, isTicked: boolean): void {
  box.click();
  if (box.matches(TICKED) === isTicked || !('checked' in box)) return;
  box.checked = isTicked;
  for (const name of ['input', 'change']) box.dispatchEvent(new Event(name, { bubbles: true }));
}

/**
 * Unticks, before the next picture is drawn, each ticked box beside a secret whose name tells what it is, and calls
 * `ask` when boxes were found. A box that the person ticks stays as it is.
 */
export function createLoginGuard(win: Window, ask: () => void): LoginGuard {
  const doc = win.document;
  const judged = new WeakSet<Element>();
  const unticked = new Map<HTMLElement, number>();
  let news = 0;
  const untick = (box: HTMLElement) => {
    const times = unticked.get(box) ?? 0;
    if (times === 0) news++;
    unticked.set(box, times + 1);
    turnOver(box, false);
  };
  const guard: LoginGuard = {
    waiting: [],
    untick,
    takeCount() {
      const count = news;
      news = 0;
      return count;
    },
    tickAgain() {
      for (const box of unticked.keys()) if (!box.matches(TICKED)) turnOver(box, true);
      unticked.clear();
    },
  };
  const lookIn = (root: ParentNode) => {
    if (!root.querySelector(SECRET)) return;
    const boxes = [...root.querySelectorAll<HTMLElement>(TICKED)];
    const fresh = boxes.filter((box) => !judged.has(box) && isNearSecret(box));
    for (const box of boxes) {
      const times = unticked.get(box);
      if (times !== undefined && times < MOST_TIMES) untick(box);
    }
    for (const box of fresh) {
      judged.add(box);
      if (TELLING_NAME.test(`${box.getAttribute('name')} ${box.id}`)) untick(box);
      else guard.waiting.push(box);
    }
    if (fresh.length > 0) ask();
  };
  let isAwaited = false;
  const look = () => {
    isAwaited = false;
    lookIn(doc);
  };
  const onChange = () => {
    if (!isAwaited) win.requestAnimationFrame(look);
    isAwaited = true;
  };
  // Only a person's own click is trusted; it comes from the box itself also where its label was pressed.
  const onClick = (event: Event) => {
    const box = event.composedPath()[0] as HTMLElement;
    if (!event.isTrusted) return;
    judged.add(box);
    unticked.delete(box);
  };
  // Forms in a shadow root are not seen from outside until somebody is in them.
  const onFocus = (event: Event) => lookIn((event.composedPath()[0] as Node).getRootNode() as Document | ShadowRoot);
  doc.addEventListener('click', onClick, true);
  doc.addEventListener('focusin', onFocus, true);
  new MutationObserver(onChange).observe(doc, {
    ...{ childList: true, subtree: true, attributes: true },
    attributeFilter: ['type', 'checked', 'aria-checked'],
  });
  onChange();
  return guard;
}
