import { cleanName } from './clean-name';
import { isInFrame } from './context';
import { parentOf, queryAll, type Root, tagOf } from './dom';
import { fold } from './fold';
import { briefTextOf } from './label';
import { leadsAway } from './menus';

const HIGHEST_BOX = 3;
const LONGEST_BOX = 120;
const OWN_TEXT = 'span, b, strong, em, bdi, div, p, li, small';
const ADDRESS = /^@?[\p{L}\p{N}._+-]{2,}$|^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
/** One word written small, as login names are. */
const WRITTEN_SMALL = /^(?=.*\p{Ll})[\p{Ll}\p{N}][\p{Ll}\p{N}._+-]{2,30}$/u;
/** Two or three words written large, as names are. */
const WRITTEN_LARGE = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,2}$/u;
const NO_PERSON =
  /\b(?:active|alpha|beta|connected|new|home|help|search|more|open|close|loading|members?|plan|admin\w*|users?|guest|accounts?|premium|pro|free|basic|trial|online|offline|menu|mode|version|credits?|points|balance|logged|signed|session|last|today|welcome|hello)\b/i;

/**
 * The name that stands next to the log-out control with nothing else there but links and buttons. Only what can hardly
 * be anything else: an address, a handle, a word written small or set in bold, or words written large that the page's
 * title has not.
 */
export function nameBeside(control: Element): string | null {
  if (!isInFrame(control)) return null;
  const list = control.closest('select');
  if (list) return nameOverList(list);
  let box = parentOf(control);
  for (let height = 0; box && height < HIGHEST_BOX && !isFrame(box); height++, box = parentOf(box)) {
    const texts = ownTexts(box);
    if (texts.length > 1 || briefTextOf(box).length > LONGEST_BOX) return null;
    if (texts[0]) return asName(texts[0]);
  }
  return null;
}

const TO_LOGIN = /\/(?:log-?_?in|sign-?_?in)\/?$/i;

/** Where strangers find the way to the login page, in the page's head, a name may stand that leads there. */
export function nameOnLoginLink(root: Root): string | null {
  const links = queryAll(root, 'a[href]').filter((link) =>
    TO_LOGIN.test((link.getAttribute('href') ?? '').split(/[?#]/)[0] ?? ''),
  );
  const [only] = links;
  const text = only && links.length === 1 && isInFrame(only) ? briefTextOf(only) : '';
  return WRITTEN_SMALL.test(text) || text.includes('@') ? cleanName(text) : null;
}

/** A list that is a menu says in its first entry whose it is. */
function nameOverList(list: HTMLSelectElement): string | null {
  const [first] = list.options;
  return first && first.value === '' ? cleanName(briefTextOf(first)) : null;
}

/** A whole header holds the name of the place as well. */
const isFrame = (box: Element) => /^(?:header|nav|footer|aside|main|body|html)$/.test(tagOf(box));

/** Boxes with text of their own that nobody can press, and what is set in bold in an entry that leads nowhere. */
function ownTexts(box: Element): Element[] {
  return [...box.querySelectorAll(OWN_TEXT)].filter(
    (element) =>
      element.childElementCount === 0 &&
      briefTextOf(element) !== '' &&
      (element.closest('a, button, summary, label, option, [role="button"], [role="menuitem"]') === null ||
        isNamedEntry(element)),
  );
}

const isBold = (element: Element) => tagOf(element) === 'b' || tagOf(element) === 'strong';

/** A menu's entry that only tells whose menu it is; a name of a page is written large. */
const isNamedEntry = (element: Element) =>
  isBold(element) && WRITTEN_SMALL.test(briefTextOf(element)) && element.closest('li') !== null && !leadsAway(element);

function asName(element: Element): string | null {
  const name = cleanName(briefTextOf(element));
  if (!name || NO_PERSON.test(name) || isOfThePlace(name, element)) return null;
  const isAddress = name.includes('@') && ADDRESS.test(name);
  const isWritten = WRITTEN_LARGE.test(name) || WRITTEN_SMALL.test(name);
  return isAddress || isWritten || (isBold(element) && ADDRESS.test(name)) ? name : null;
}

function isOfThePlace(name: string, element: Element): boolean {
  const title = element.ownerDocument.querySelector('title')?.textContent ?? '';
  return fold(title).includes(fold(name));
}
