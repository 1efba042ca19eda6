import { isInFrame, isWrittenContent } from './context';
import { attributeOf, closest, isVisible, parentOf, queryAll, type Root, tagOf } from './dom';
import { isAtEdge, isFace, isRound, looseFaces } from './faces';
import { iconsIn, tokens } from './hints';
import { briefTextOf, classOf, namesOf } from './label';
import { isAccountLabel, isDangerLabel, isMenuLabel } from './words';

const NAMED: Record<string, string> = {
  class: 'dropdown menu user account profile avatar hamburger navbar-toggle',
  id: 'user account menu profile avatar',
  'data-testid': 'user menu avatar account',
};
const OPENER = [
  'button, [role="button"], a, [tabindex], [title], [aria-label], [aria-haspopup], [aria-expanded="false"], summary, [data-toggle], [data-bs-toggle], [popovertarget]',
  ...Object.entries(NAMED).flatMap(([name, words]) => words.split(' ').map((word) => `[${name}*="${word}" i]`)),
].join();
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

/** Elements that probably open a menu with the log-out control in it, likeliest first. Only visible ones. */
export function menuOpeners(root: Root): Element[] {
  const scored = [...new Set([...queryAll(root, OPENER), ...looseFaces(root)])]
    .map((element) => ({ element, score: scoreOf(element) }))
    .filter((one) => one.score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OPENERS);
  const known = new Set(scored.map(({ element }) => element));
  const whole = scored.filter(({ element }) => !isPartOfAnother(element, known));
  const best = whole.filter(
    (one) =>
      !whole.some((other) => other !== one && one.element.contains(other.element) && other.score >= one.score - 20),
  );
  return best.map((one) => one.element);
}

/** The picture and the words of a button are pressed with it, not each for itself. */
function isPartOfAnother(element: Element, known: Set<Element>): boolean {
  const parent = parentOf(element);
  const button = parent && closest(parent, 'a, button, summary, [role="button"], [aria-haspopup]');
  return button !== null && known.has(button);
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
  // The pages of a navigation are no menus, whatever their classes say.
  if (score === 0 && leadsAway(element)) return 0;
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
  // A tab shows another part of the page, and only one of them is the way to the person's own things.
  if (element.getAttribute('role') === 'tab' && !isOfAccount(element)) return false;
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
  return tokens(attributes.map((attribute) => attributeOf(element, attribute)).join(' '));
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
  if (isFace(element) && isAtEdge(element)) return true;
  return (/^\p{Lu}{1,3}$/u.test(briefTextOf(element)) || hasRoundPicture(element)) && isInFrame(element);
}

/** Small pictures that are cut round show people. */
function hasRoundPicture(element: Element): boolean {
  const picture = element.querySelector('img');
  if (isFace(element)) return true;
  return picture !== null && (/rounded-full|circle|round/i.test(classOf(picture)) || isRound(picture));
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
