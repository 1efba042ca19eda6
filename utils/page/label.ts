import { attributeOf, isElement, tagOf } from './dom';

/** Icon fonts put the name of a picture where the text should be: it is read as an icon, not as text. */
const ICON_FONT = /(?:^|[\s_-])(?:material-icons|material-symbols|icons?|mdi|notranslate)(?:[\s_-]|$)/i;
const UNREAD = new Set(['script', 'style', 'svg', 'template', 'noscript', 'select', 'textarea', 'kbd']);

/** Indentation and scripts count too, so this is far over any label. In UTF-16 units. */
const LONGEST_BRIEF = 3000;
/** A name is put together of a few parts. */
const MOST_PARTS = 8;

/** The text a person reads in the element, without icons and scripts, whitespace folded. */
export function textOf(element: Element): string {
  return partsOf(element).join('').replace(/\s+/g, ' ').trim();
}

/** The same for elements that should hold little: boxes with far more in them give no text, and cost no time. */
export function briefTextOf(element: Element): string {
  return (element.textContent ?? '').length > LONGEST_BRIEF ? '' : textOf(element);
}

function partsOf(node: Node): string[] {
  const parts: string[] = [];
  for (const child of node.childNodes) {
    if (child.nodeType === 3) parts.push(child.nodeValue ?? '');
    if (!isElement(child) || UNREAD.has(tagOf(child)) || isIconFont(child)) continue;
    parts.push(...(isBlock(child) ? [' ', ...partsOf(child), ' '] : partsOf(child)));
  }
  return parts;
}

function isBlock(element: Element): boolean {
  return /^(?:div|p|li|br|td|h[1-6]|section|small)$/.test(tagOf(element));
}

function isIconFont(element: Element): boolean {
  return (
    element.childElementCount === 0 &&
    /^(?:i|span|em|mat-icon)$/.test(tagOf(element)) &&
    ICON_FONT.test(classOf(element))
  );
}

/** The class attribute as text; on SVG `className` is an object. */
export function classOf(element: Element): string {
  return attributeOf(element, 'class');
}

/** What the element is called, the most binding name first: spoken name, text, value, picture text, tooltip. */
export function namesOf(element: Element): string[] {
  const names = [element.getAttribute('aria-label'), labelledBy(element), briefTextOf(element), buttonValue(element)];
  names.push(element.getAttribute('alt'));
  for (const picture of element.querySelectorAll('img[alt], [role="img"][aria-label]')) {
    names.push(picture.getAttribute('alt') ?? picture.getAttribute('aria-label'));
  }
  for (const title of element.querySelectorAll('svg title')) names.push(title.textContent);
  for (const attribute of ['title', 'data-original-title', 'data-bs-original-title', 'data-tooltip', 'data-tip']) {
    names.push(element.getAttribute(attribute));
  }
  const brief = names.map((name) => (name ?? '').slice(0, LONGEST_BRIEF).replace(/\s+/g, ' ').trim());
  return [...new Set(brief.filter((name) => name !== ''))];
}

function labelledBy(element: Element): string | null {
  const ids = attributeOf(element, 'aria-labelledby')
    .split(/\s+/)
    .filter((id) => id !== '');
  const scope = element.getRootNode() as Document | ShadowRoot;
  const labels = ids.slice(0, MOST_PARTS).map((id) => scope.getElementById?.(id));
  const texts = labels.map((label) => (label ? briefTextOf(label) : ''));
  return texts.join(' ');
}

function buttonValue(element: Element): string | null {
  const isButton = tagOf(element) === 'input' && /^(?:submit|button|image)$/i.test(element.getAttribute('type') ?? '');
  return isButton ? element.getAttribute('value') : null;
}
