import { cleanName } from './clean-name';
import { isInFrame, isWrittenContent } from './context';
import { findControls } from './control';
import { attributeOf, isVisible, queryAll, type Root, tagOf } from './dom';
import { fold } from './fold';
import { briefTextOf, classOf } from './label';
import { nameBeside, nameOnLoginLink } from './name-beside';
import { fromUserLine } from './user-line';
import { greetingLength, loggedInAsLength } from './words';

const LONGEST_NAME = 64;
const META = [
  'user-login',
  'current-user-login',
  'current-user',
  'current_user',
  'user-name',
  'username',
  'current-username',
  'octolytics-actor-login',
  'account-name',
  'logged-in-user',
];
const DATA = [
  'data-username',
  'data-user-name',
  'data-current-user',
  'data-user-login',
  'data-login',
  'data-current-username',
  'data-account-name',
  'data-display-name',
];
const NAME_BOX =
  'span.who, b.who, strong.who, summary.who, button.who, .whoami, #whoami, .username, .user-name, .user_name, .userName, .user-login, .login-name, .loginname, .current-user, .currentuser, .logged-user, .loggedas, .logged-in-as, .account-name, .display-name, .user-displayname, .profile-name, .nickname, #username, #user-name, #loggedas, #current-user, #userName, [data-testid="username"], [data-testid="user-name"], [data-test="username"]';
const TRIGGER =
  '[aria-haspopup], summary, [data-toggle="dropdown"], [data-bs-toggle="dropdown"], .dropdown-toggle, [class*="user" i], [class*="account" i], [class*="avatar" i], [class*="profile" i], [class*="user" i] > a, [id*="user" i], [id*="account" i], [id*="profile" i]';
const PROFILE_PATH = /\/(?:users?|u|profiles?|members?|people|account|accounts|author|@[^/]+|~[^/]+|my)(?:[/.]|$)/i;

/**
 * Label of the account that the page shows, cleaned; null when nothing tells for certain.
 * Only the page's own frame is read, never what people wrote in it. `control` is its log-out control, if already known.
 */
export function readAccount(root: Root, control: Element | null = ownControl(root)): string | null {
  const shown = fromMarkup(root) ?? fromSentence(root, control) ?? nearControl(control);
  return shown ?? fromNameBox(root) ?? fromTrigger(root) ?? (control && (nameOnLoginLink(root) ?? fromUserLine(root)));
}

function fromMarkup(root: Root): string | null {
  for (const name of META) {
    const found = cleanName(root.querySelector(`meta[name="${name}" i]`)?.getAttribute('content'));
    if (found) return found;
  }
  for (const attribute of DATA) {
    for (const element of root.querySelectorAll(
      `html[${attribute}], body[${attribute}], header[${attribute}], nav[${attribute}], meta[${attribute}]`,
    )) {
      const found = cleanName(element.getAttribute(attribute));
      if (found) return found;
    }
  }
  return null;
}

/** Shorter texts hold no name after their words. */
const LEAST_LINE = 6;
const LONGEST_LINE = 200;
const SENTENCE = 'a, span, div, p, li, button, strong, td, small, label, section, b';

/** “Logged in as alice”; a mere greeting only in the page's frame or beside the control. */
function fromSentence(root: Root, control: Element | null): string | null {
  for (const element of queryAll(root, SENTENCE)) {
    const length = sentenceLength(element);
    const part = length === 0 ? namedInPart(element) : null;
    if (part && isVisible(element) && !isWrittenContent(element)) return part;
    if (length === 0 || [...element.querySelectorAll(SENTENCE)].some((inner) => sentenceLength(inner) > 0)) continue;
    if (isWrittenContent(element) || !isVisible(element)) continue;
    // A greeting in the page's text greets everybody.
    if (greets(element) && !isInFrame(element) && !isBeside(element, control)) continue;
    const found = namedParts(element) ?? cleanName(afterPrefix(ownText(element), length));
    if (found) return found;
  }
  return null;
}

const HIGHEST_BOX = 2;
const LONGEST_BOX = 120;

/** Whether nothing but a few words stands where the element and the control are. */
function isBeside(element: Element, control: Element | null): boolean {
  let box = control?.parentElement;
  for (let height = 0; box && height < HIGHEST_BOX; height++, box = box.parentElement)
    if (box.contains(element)) return briefTextOf(box).length <= LONGEST_BOX;
  return false;
}

/** One of several things in a line: “Mail 3.1 | Logged in as alice | Help”. */
function namedInPart(element: Element): string | null {
  for (const child of element.childNodes) {
    const text = child.nodeType === 3 ? (child.nodeValue ?? '').replace(/\s+/g, ' ') : '';
    if (text.length < LEAST_LINE || text.length > LONGEST_LINE) continue;
    for (const part of text.split(/[|·•]/).map((one) => one.trim())) {
      const length = loggedInAsLength(fold(part));
      const found = length > 0 ? cleanName(afterPrefix(part, length)) : null;
      if (found) return found;
    }
  }
  return null;
}

/** The name that is set apart in a sentence, with the second one that follows it in brackets: “Alice Example (alice)”. */
function namedParts(element: Element): string | null {
  const parts = [...element.querySelectorAll('a, strong, b, em, i, bdi, span')];
  const [name, second] = parts.map((part) => cleanName(briefTextOf(part))).filter((part) => part !== null);
  const both = `${name} (${second})`;
  return name && second && briefTextOf(element).includes(both) ? cleanName(both) : (name ?? null);
}

/** How much of the element's text stands before the name; 0 when it is no such sentence. */
function sentenceLength(element: Element): number {
  if (element.childElementCount > 4) return 0;
  const text = briefTextOf(element);
  return text.length > 120 || text.length < 4 ? 0 : loggedInAsLength(fold(text)) || greetingLength(fold(text));
}

const greets = (element: Element) => loggedInAsLength(fold(briefTextOf(element))) === 0;

/** Only the element's own words, without what its links and buttons say. */
function ownText(element: Element): string {
  const own = [...element.childNodes].filter((child) => child.nodeType === 3).map((child) => child.nodeValue ?? '');
  return own.join(' ').replace(/\s+/g, ' ').trim();
}

/** The text after its first `length` folded characters. Folding keeps the number of letters nearly always. */
function afterPrefix(text: string, length: number): string {
  for (let at = Math.max(1, length - 4); at <= text.length; at += 1) {
    if (fold(text.slice(0, at)).length >= length && /^[\s:,!]|^$/.test(text.slice(at))) {
      return (
        text
          .slice(at)
          .split(/[|(·•]|\s[–-]\s|[.!?](?:\s|$)/)
          .find((part) => /[\p{L}\p{N}]/u.test(part)) ?? ''
      ).trim();
    }
  }
  return '';
}

/** The name in the control's label, or the person's own page beside it. */
function nearControl(control: Element | null): string | null {
  if (!control) return null;
  const appended = /[([:“"«]\s*([^()[\]“”"«»]{1,64})[)\]”"»]?\s*$/u.exec(briefTextOf(control));
  const inLabel = appended ? cleanName(appended[1]) : null;
  if (inLabel) return inLabel;
  const box = control.closest('ul, ol, nav, menu, [role="menu"], header, p, div');
  const links = box
    ? [...box.querySelectorAll('a[href]')].filter((link) => link !== control && isProfileLink(link))
    : [];
  const names = links.map((link) => cleanName(nameTextOf(link))).filter((name) => name !== null);
  return names.length === 1 ? (names[0] ?? null) : nameBeside(control);
}

function isProfileLink(link: Element): boolean {
  const path = (link.getAttribute('href') ?? '').split(/[?#]/)[0] ?? '';
  return (
    PROFILE_PATH.test(path) &&
    !/\/(?:edit|settings|password|messages|inbox|notifications|orders|new|list|all)\/?$/i.test(path)
  );
}

function ownControl(root: Root): Element | null {
  return findControls(root, addressOf(root))[0]?.element ?? null;
}

function addressOf(root: Root): string {
  const page = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
  const url = page?.URL ?? '';
  return /^https?:/.test(url) ? url : 'https://page.invalid/';
}

/** The button that opens the account menu: its text, or the words of its picture. */
function fromTrigger(root: Root): string | null {
  for (const element of queryAll(root, TRIGGER)) {
    if (!isOwnTrigger(element)) continue;
    const text = cleanName(nameTextOf(element));
    // Initials stand for a picture, not for a name.
    if (text && text.length <= 40 && !/^\p{Lu}{1,3}$|\d{4,}|[.!?]\s/u.test(text) && !isGenericWord(text)) return text;
    for (const picture of [element, ...element.querySelectorAll('img[alt], [title], [aria-label]')]) {
      const found = fromPicture(picture);
      if (found) return found;
    }
  }
  return null;
}

/** A letter set apart before a name is the picture of whoever bears the name (`<i>a</i>alice`). */
function nameTextOf(element: Element): string {
  const [first] = element.children;
  const letter = first ? briefTextOf(first).toLowerCase() : '';
  const isInitial = letter.length === 1 && ownText(element).toLowerCase().startsWith(letter);
  return isInitial ? ownText(element) : briefTextOf(element);
}

function isOwnTrigger(element: Element): boolean {
  if (!/^(?:a|button|summary|div|span|li)$/.test(tagOf(element)) || !isInFrame(element) || isWrittenContent(element))
    return false;
  const names = `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`;
  const hasFace =
    element.querySelector('img[class*="avatar" i], img[alt^="@"], [class*="avatar" i], [class*="user" i]') !== null;
  return (
    (hasFace || /user|account|avatar|profile/i.test(names)) &&
    element.querySelector('a, button, li, label, input, select, textarea') === null &&
    briefTextOf(element).length <= 60
  );
}

const OF_NAME =
  /^(?:@(\S+)|(.+?)['’]s? (?:avatar|profile(?: (?:picture|photo|image))?|account|photo|picture)|(\S+) profile (?:picture|photo|image)|(?:avatar|profile(?: picture| photo| image)?|account|photo|user|user menu|account menu|profil|profilbild|avatar de|photo de|foto de)(?: of| von| för| for| de)?\s*[:(–-]?\s+(.+?)\)?)$/iu;

function fromPicture(picture: Element): string | null {
  for (const attribute of ['alt', 'title', 'aria-label']) {
    const words = attributeOf(picture, attribute).replace(/\s+/g, ' ').trim();
    const match = words.length <= LONGEST_LINE ? OF_NAME.exec(words) : null;
    // The words of a picture that is called an avatar are the name itself.
    const isFace = match === null && /avatar/i.test(classOf(picture)) && attribute !== 'aria-label';
    const found = isFace ? cleanName(words) : match ? cleanName(match[1] ?? match[2] ?? match[3] ?? match[4]) : null;
    if (found && !isGenericWord(found)) return found;
  }
  return null;
}

function isGenericWord(name: string): boolean {
  return /^(?:menu|user|current|current user|your|my|profile|account|picture|image|photo|avatar|icon|options|settings|dropdown|button|navigation|toggle)(?: \w+)?$/i.test(
    name,
  );
}

function fromNameBox(root: Root): string | null {
  for (const element of queryAll(root, NAME_BOX)) {
    if (tagOf(element) === 'input' || !isInFrame(element) || isWrittenContent(element)) continue;
    const text = briefTextOf(element);
    const found = text.length <= LONGEST_NAME ? cleanName(text) : null;
    if (found && !isGenericWord(found)) return found;
  }
  return null;
}
