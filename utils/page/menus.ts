import { isInFrame, isInMenu, isWrittenContent } from './context';
import { closest, isVisible, queryAll, type Root, tagOf } from './dom';
import { iconsIn, tokens } from './hints';
import { briefTextOf, classOf, namesOf } from './label';
import { isAccountLabel, isDangerLabel, isMenuLabel } from './words';

const OPENER =
  'button, [role="button"], a, [aria-haspopup], [aria-expanded="false"], summary, [data-toggle], [data-bs-toggle], [popovertarget], [class*="dropdown" i], [class*="menu" i], [class*="user" i], [class*="account" i], [class*="profile" i], [class*="avatar" i], [class*="hamburger" i], [class*="navbar-toggle" i], [id*="user" i], [id*="account" i], [id*="menu" i], [id*="profile" i], [id*="avatar" i], [data-testid*="user" i], [data-testid*="menu" i], [data-testid*="avatar" i], [data-testid*="account" i]';
const ACCOUNT_NAME =
  /(?:^|-)(?:user|users|account|profile|avatar|persona|me|member|identity|usermenu|userbar|username|my-?account|login)(?:-|$)/;
const MENU_NAME =
  /(?:^|-)(?:menu|hamburger|burger|dropdown|nav|toggle|toggler|more|kebab|sidebar|drawer|navbar)(?:-|$)/;
const OTHER_MENU =
  /(?:^|-)(?:lang|language|languages|locale|theme|color|notifications?|search|cart|basket|help|share|filter|sort|sorting|export|columns?|date|calendar|bell|inbox|chat|create|add|new|upload|pagination|tooltip|emoji|bulk|row|table|cookie|consent|breadcrumbs?|carousel|accordion|faq|region|currency|comment|post)(?:-|$)/;
const PERSON_ICON =
  /(?:^|-)(?:user(?:-(?:circle|round|alt|tie|large|gear|cog))?|(?:circle|account)-?user|account(?:-circle)?|person(?:-(?:circle|fill|outline))?|profile|avatar|face)(?:-|$)/;
const MENU_ICON =
  /(?:^|-)(?:menu|bars|hamburger|burger|more-(?:vert|horiz)|ellipsis(?:-[vh])?|kebab|three-dots(?:-vertical)?|dots-(?:vertical|horizontal)|gear|cog|settings|chevron-down|caret-down|angle-down|arrow-drop-down|expand-more|keyboard-arrow-down)(?:-|$)/;
const MENU_SIGN = /^(?:[⋮⋯…☰≡⚙👤]\uFE0F?|\.{3}|•{3})$/u;
const LEAST = 20;
const MOST_OPENERS = 200;
/** A page's top line, and the corner below its side bar, in pixels. */
const EDGE_PX = 80;
const SIDE_PX = 320;

/** Elements that probably open a menu with the log-out control in it, likeliest first. Only visible ones. */
export function menuOpeners(root: Root): Element[] {
  const scored = queryAll(root, OPENER)
    .map((element) => ({ element, score: scoreOf(element) }))
    .filter((one) => one.score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OPENERS);
  const best = scored.filter(
    (one) =>
      !scored.some((other) => other !== one && one.element.contains(other.element) && other.score >= one.score - 20),
  );
  return best.map((one) => one.element);
}

/** Whether the page has a button that opens a person's own menu. Some sites have one for strangers too. */
export function hasAccountMenu(root: Root): boolean {
  return queryAll(root, OPENER).some(
    (element) =>
      isMarkedAsOpener(element) &&
      (ACCOUNT_NAME.test(ownNames(element)) || hasFace(element)) &&
      scoreOf(element) >= LEAST,
  );
}

function scoreOf(element: Element): number {
  if (!isOpener(element) || !isVisible(element)) return 0;
  const names = ownNames(element);
  const labels = namesOf(element);
  if (labels.some(isDangerLabel) || isWrittenContent(element)) return 0;
  let score = 0;
  if (ACCOUNT_NAME.test(names)) score += 40;
  if (labels.some(isAccountLabel)) score += 35;
  if (hasFace(element)) score += 30;
  if (isMarkedAsOpener(element)) score += 20;
  if (score === 0 && labels.length === 0 && isNamelessPicture(element)) score += 10;
  if (isInFrame(element) || isAtEdge(element)) score += 10;
  if (MENU_NAME.test(names) || showsMenu(element, labels)) score += 12;
  if (/(?:^|\s)\S+@\S+\.\w+(?:\s|$)/.test(briefTextOf(element))) score += 25;
  if (closest(element, 'header, [role="banner"], nav') !== null && score > 0) score += 8;
  if (isOtherMenu(element)) score -= 60;
  return score;
}

function isOpener(element: Element): boolean {
  const tag = tagOf(element);
  if (
    /^(?:html|body|main|header|nav|ul|ol|form|section|input|select|textarea|option|table|footer|aside|iframe|svg|path|use|dialog|menu|details|article)$/.test(
      tag,
    )
  )
    return false;
  if (/^(?:menu|menubar|navigation|dialog|option|listbox|combobox|tree)$/.test(element.getAttribute('role') ?? ''))
    return false;
  if (
    element.getAttribute('aria-expanded') === 'true' ||
    /^(?:listbox|grid|tree)$/.test(element.getAttribute('aria-haspopup') ?? '')
  )
    return false;
  // A tab shows another part of the page; only in a menu that is open is it the way to the person's own things.
  if (element.getAttribute('role') === 'tab' && !(isInMenu(element) && isOfAccount(element))) return false;
  if (element.hasAttribute('disabled') || briefTextOf(element).length > 60) return false;
  const isSubmit =
    tag === 'button' && closest(element, 'form') !== null && !/^button$/i.test(element.getAttribute('type') ?? '');
  if (isSubmit && !element.hasAttribute('aria-haspopup') && !element.hasAttribute('aria-expanded')) return false;
  return (
    tag === 'a' ||
    tag === 'button' ||
    tag === 'summary' ||
    tag === 'label' ||
    tag.includes('-') ||
    element.querySelectorAll('a, button, li, form').length <= 1
  );
}

/** By its words, by a sign in their place, or by its picture. */
const showsMenu = (element: Element, labels: string[]): boolean =>
  labels.some((label) => isMenuLabel(label) || MENU_SIGN.test(label)) ||
  iconsIn(element).some((name) => MENU_ICON.test(name));

/** Its own names decide before its classes do: style sheets are full of words such as `color` and `row`. */
function isOtherMenu(element: Element): boolean {
  const given = givenNames(element);
  return OTHER_MENU.test(given) || (!ACCOUNT_NAME.test(given) && OTHER_MENU.test(tokens(classOf(element))));
}

const isOfAccount = (element: Element): boolean =>
  ACCOUNT_NAME.test(ownNames(element)) || namesOf(element).some(isAccountLabel);

const ownNames = (element: Element): string => tokens(`${classOf(element)} ${tagOf(element)} ${givenNames(element)}`);

function givenNames(element: Element): string {
  const attributes = [
    'id',
    'data-testid',
    'data-test',
    'data-action',
    'aria-label',
    'title',
    'aria-controls',
    'data-target',
    'data-bs-target',
    'popovertarget',
    'name',
  ];
  return tokens(attributes.map((attribute) => element.getAttribute(attribute) ?? '').join(' '));
}

function isMarkedAsOpener(element: Element): boolean {
  const toggles = /dropdown|offcanvas|collapse|menu/i.test(
    `${element.getAttribute('data-toggle') ?? ''} ${element.getAttribute('data-bs-toggle') ?? ''}`,
  );
  return (
    toggles ||
    tagOf(element) === 'summary' ||
    ['aria-haspopup', 'aria-expanded', 'popovertarget'].some((name) => element.hasAttribute(name))
  );
}

/** A picture of a person, or initials in their place. */
function hasFace(element: Element): boolean {
  if (
    element.querySelector(
      'img[class*="avatar" i], img[alt*="avatar" i], img[src*="avatar" i], img[src*="gravatar" i], [class*="avatar" i]',
    )
  )
    return true;
  if (iconsIn(element).some((name) => PERSON_ICON.test(name))) return true;
  return (/^\p{Lu}{1,3}$/u.test(briefTextOf(element)) || hasRoundPicture(element)) && isInFrame(element);
}

/** Small pictures that are cut round show people. */
function hasRoundPicture(element: Element): boolean {
  const picture = element.querySelector('img');
  const view = element.ownerDocument.defaultView;
  if (!picture || !view) return false;
  return (
    /rounded-full|circle|round/i.test(classOf(picture)) || view.getComputedStyle(picture).borderRadius.startsWith('50%')
  );
}

/** Whether it stands in the top line of the page that is laid out, or in the lower corner of its side. */
function isAtEdge(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const box = element.getBoundingClientRect();
  if (!view || box.height === 0 || box.height > EDGE_PX) return false;
  const isBeside = box.left < SIDE_PX || box.right > view.innerWidth - SIDE_PX;
  return isBeside && (box.bottom < EDGE_PX || box.top > view.innerHeight - EDGE_PX * 1.5);
}

/** A button of the page's own head that shows a picture without any words: what it opens is all there is to learn. */
function isNamelessPicture(element: Element): boolean {
  return (
    tagOf(element) === 'button' &&
    closest(element, 'header, [role="banner"], nav, [role="toolbar"]') !== null &&
    element.querySelector('svg, img, i') !== null &&
    iconsIn(element).every((name) => name === '')
  );
}

/** Whether a click on the element would leave the page if no script stops it. */
export function leadsAway(element: Element): boolean {
  const link = closest(element, 'a[href]');
  const href = link?.getAttribute('href') ?? '#';
  return link !== null && !/^(?:#|javascript:|$)/i.test(href);
}
