import { isInFrame } from './context';
import { closest, queryAll, type Root } from './dom';
import { briefTextOf, classOf } from './label';

const ANYTHING_PRESSABLE = 'a, button, summary, label, input, select, [role="button"]';
const ROUND = /(?:^|\s)(?:rounded-full|(?:rounded|img)-circle|circle)(?:\s|$)/;
const INITIALS = /^\p{Lu}{1,3}$/u;
/** Sides of a picture that stands for a person, in pixels. */
const SMALLEST_PX = 16;
const LARGEST_PX = 72;
/** A page's top line, and the corner below its side bar, in pixels. */
const EDGE_PX = 80;
const SIDE_PX = 320;
/** A page of any size must not take long. */
const MOST_BOXES = 5000;

/** Whether the element is small and cut round. */
export function isRound(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (!view || !element.isConnected) return false;
  if (ROUND.test(classOf(element))) return true;
  const radius = view.getComputedStyle(element).borderTopLeftRadius;
  if (radius.startsWith('50%') || radius.startsWith('100%')) return true;
  const { height } = element.getBoundingClientRect();
  return height > 0 && Number.parseFloat(radius) >= height / 2;
}

/** Whether the element is a small round box with a picture or with capital letters in it. */
export const isFace = (element: Element): boolean =>
  element.childElementCount <= 2 &&
  isSmall(element) &&
  isRound(element) &&
  (showsPicture(element) || INITIALS.test(briefTextOf(element)));

/** Faces in the page's frame that nothing marks as pressable: only a script knows what they open. */
export const looseFaces = (root: Root): Element[] =>
  queryAll(root, 'div, span, li, img, figure')
    .slice(0, MOST_BOXES)
    .filter(
      (element) =>
        isFace(element) && (isInFrame(element) || isAtEdge(element)) && closest(element, ANYTHING_PRESSABLE) === null,
    );

function isSmall(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return height >= SMALLEST_PX && height <= LARGEST_PX && Math.abs(width - height) <= 2;
}

function showsPicture(element: Element): boolean {
  if (element.matches('img') || element.querySelector('img, svg') !== null) return briefTextOf(element) === '';
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.backgroundImage.startsWith('url(') ?? false;
}

/** Whether it stands in the top line of the page that is laid out, or in the lower corner of its side. */
export function isAtEdge(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const box = element.getBoundingClientRect();
  if (!view || box.height === 0 || box.height > EDGE_PX) return false;
  const isBeside = box.left < SIDE_PX || box.right > view.innerWidth - SIDE_PX;
  return isBeside && (box.bottom < EDGE_PX || box.top > view.innerHeight - EDGE_PX * 1.5);
}
