import { closest, type Root, rootsOf, tagOf } from './dom';
import { textOf } from './label';
import { logoutLabelScore } from './words';

const MOST_TEXTS = 6000;
const MOST_ITEMS = 200;
/** A box of more elements holds more than one label. */
const MOST_CHILDREN = 20;
const CLICKABLE =
  'a, button, input, [role="button"], [role="link"], [role="menuitem"], [onclick], label, select, option, textarea, script, style, title';
const ITEM_LIKE =
  /(?:^|[\s_-])(?:item|link|btn|button|action|option|entry|menu|clickable|pointer|tap|logout|signout)(?:[\s_-]|$)/i;

const NOT_AN_ITEM = /^(?:h[1-6]|p|td|th|legend|caption|main|body|section|article|form|nav|header|ul|ol)$/;

/**
 * Elements whose text is a log-out label and that only a script makes pressable (`<div class="menu-item">Log out</div>`):
 * the item around the text, when the page shows that it can be pressed.
 */
export function looseControls(root: Root): Element[] {
  const found = new Set<Element>();
  for (const part of rootsOf(root)) {
    const owner = part.nodeType === 9 ? (part as Document) : part.ownerDocument;
    if (!owner) continue;
    const walker = owner.createTreeWalker(part, 4);
    for (
      let seen = 0, node = walker.nextNode();
      node && seen < MOST_TEXTS && found.size < MOST_ITEMS;
      node = walker.nextNode(), seen += 1
    ) {
      const text = node.nodeValue?.trim() ?? '';
      if (text.length < 2 || text.length > 60 || logoutLabelScore(text, owner.documentElement?.lang) === 'none')
        continue;
      const item = node.parentElement ? pressableAround(node.parentElement) : null;
      if (item) found.add(item);
    }
  }
  return [...found];
}

/** The outermost box that says nothing but the label and looks as if it could be pressed. */
function pressableAround(element: Element): Element | null {
  if (closest(element, CLICKABLE)) return null;
  const text = textOf(element);
  let found: Element | null = null;
  for (let at: Element | null = element, up = 0; at && up < 5; up += 1, at = at.parentElement) {
    if (at.childElementCount > MOST_CHILDREN || NOT_AN_ITEM.test(tagOf(at)) || (text !== '' && textOf(at) !== text))
      break;
    if (looksPressable(at)) found = at;
  }
  return found;
}

function looksPressable(at: Element): boolean {
  if (at.hasAttribute('tabindex') || at.hasAttribute('data-action') || tagOf(at).includes('-')) return true;
  if (ITEM_LIKE.test(at.getAttribute('class') ?? '')) return true;
  const view = at.ownerDocument.defaultView;
  return view !== null && at.isConnected && view.getComputedStyle(at).cursor === 'pointer';
}
