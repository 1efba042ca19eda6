import { type AddressSign, addressSign } from './address';
import { isAmongAccountThings, isBehindGreeting, isInFrame, isInMenu, isWrittenContent } from './context';
import { effectiveMethod, formOf, isPageOfList, sameSite, targetOf } from './control-target';
import { closest, isElement, isVisible, queryAll, type Root, tagOf } from './dom';
import { iconHint, nameHint } from './hints';
import type { Home } from './home';
import { briefTextOf, namesOf } from './label';
import { looseControls } from './loose-controls';
import { isOfOwnList } from './own-list';
import { isInSessionRow } from './session-row';
import { isDangerLabel, isLoginLabel, logoutLabelScore } from './words';

/** A control of the page that may log the person out. */
export interface ControlCandidate {
  element: Element;
  kind: 'link' | 'form' | 'button';
  /** Sum of the signs; only those at or over the threshold are returned. */
  score: number;
  /** Names of the signs; never text of the page. */
  reasons: string[];
  /** True when it lies in a menu that has to be opened first. */
  inMenu: boolean;
  visible: boolean;
}

/** One sure sign is enough; an ambiguous word, an icon or a weak address needs a second one. */
const THRESHOLD = 50;
const WEIGHTS: Record<string, number> = {
  'text-sure': 60,
  'text-ambiguous': 40,
  'address-sure': 45,
  'address-weak': 15,
  'address-about': -60,
  'address-other': -15,
  'name-sure': 30,
  'icon-sure': 20,
  'icon-weak': 12,
  account: 12,
  frame: 6,
  'unnamed-in-account': 5,
  'other-text': -35,
  'long-text': -60,
  content: -70,
  'form-fields': -60,
  hidden: -1,
};
/** So many at most have their surroundings looked at: no page that is made for people has as many ways out. */
const MOST_LIKELY = 200;
const CLICKABLE =
  'a[href], a[onclick], a[role], a[data-method], a[data-url], a[data-href], a:not([href]), button, input[type="submit" i], input[type="button" i], input[type="image" i], [role="button"], [role="link"], [role="menuitem"], [role="option"], [onclick], [data-href], [data-url], [data-post], area[href], option[value]';
/** Roles of things that switch, choose or show, but do not act. */
const NOT_AN_ACT =
  /^(?:tab|switch|checkbox|radio|treeitem|heading|columnheader|menuitemcheckbox|menuitemradio|combobox|slider)$/;

/**
 * The page's log-out controls, best first; in doubt there is none. `address` is the page's own; in its home, they may lead
 * to any host.
 */
export function findControls(root: Root, address: string, home?: Home): ControlCandidate[] {
  const elements = new Set([...queryAll(root, CLICKABLE), ...looseControls(root)]);
  const candidates: ControlCandidate[] = [];
  let likely = 0;
  for (const element of elements) {
    const reasons = signsOf(element, address, home);
    if (!reasons) continue;
    likely += 1;
    if (likely > MOST_LIKELY) break;
    if (isInSessionRow(element)) continue;
    addSurroundings(element, reasons);
    const candidate = weigh(element, reasons);
    if (candidate) candidates.push(candidate);
  }
  return candidates
    .filter((one) => !candidates.some((other) => other !== one && one.element.contains(other.element)))
    .sort((a, b) => b.score - a.score);
}

/** The signs that an element itself gives; null when it is no candidate. */
function signsOf(element: Element, address: string, home?: Home): Set<string> | null {
  const names = namesOf(element);
  const reasons = new Set<string>();
  addTextSigns(element, names, reasons);
  const hint = nameHint(element);
  if (hint === 'sure') reasons.add('name-sure');
  const target = targetOf(element, address);
  const sign = signOf(element, target);
  if (sign !== 'none') reasons.add(`address-${sign}`);
  else if (target && isOtherPage(target, address) && !isOwnForm(element, target, reasons)) reasons.add('address-other');
  if (![...reasons].some((reason) => (WEIGHTS[reason] ?? 0) > 0)) return null;
  if (hint === 'danger' || sign === 'danger' || isNoAct(element)) return null;
  if (names.some(isDangerLabel) || names.some(isLoginLabel)) return null;
  if (target && !sameSite(target, address, home)) return null;
  if (names.length === 0) reasons.add('unnamed');
  return reasons;
}

function isNoAct(element: Element): boolean {
  // A list of pages to go to, or of a person's own things: choosing one acts. Any other list only sets something.
  if (tagOf(element) === 'option') return !isPageOfList(element) && !isOfOwnList(element);
  if (NOT_AN_ACT.test(element.getAttribute('role') ?? '')) return true;
  if (element.hasAttribute('aria-checked') || element.hasAttribute('aria-pressed')) return true;
  if (element.hasAttribute('disabled') || element.hasAttribute('download')) return true;
  if (closest(element, 'label, select, option, textarea, [contenteditable=""], [contenteditable="true"], th, template'))
    return true;
  const href = element.getAttribute('href') ?? '';
  return /^(?:mailto|tel|data|blob|ftp):/i.test(href) || isJump(element, href);
}

/** Whether the link only moves to another part of the same page. */
function isJump(element: Element, href: string): boolean {
  if (!/^#[^/!]/.test(href)) return false;
  const aim = element.getRootNode() as Document | ShadowRoot;
  return aim.getElementById?.(href.slice(1)) != null && !element.hasAttribute('onclick');
}

function addTextSigns(element: Element, names: string[], reasons: Set<string>): void {
  const lang = element.ownerDocument.documentElement?.lang ?? '';
  const scores = names.map((name) => logoutLabelScore(name, lang));
  const own = briefTextOf(element);
  if (scores.includes('sure') || hasLabelPart(element, own, lang)) reasons.add('text-sure');
  else if (scores.includes('ambiguous')) reasons.add('text-ambiguous');
  if (own.length > 80) reasons.add('long-text');
  // Its own words say something else, and only a tooltip or a spoken name says log out.
  else if (/\p{L}/u.test(own) && logoutLabelScore(own, lang) === 'none' && !hasLabelPart(element, own, lang)) {
    reasons.add('other-text');
  }
}

/** Whether one part of the text is a sure label and the rest no more than a name (`Log out<small>alice</small>`). */
function hasLabelPart(element: Element, own: string, lang: string): boolean {
  return [...element.childNodes].some((part) => {
    const text = isElement(part) ? briefTextOf(part) : (part.nodeValue ?? '').trim();
    return own.length - text.length <= 30 && logoutLabelScore(text, lang) === 'sure';
  });
}

function signOf(element: Element, target: URL | null): AddressSign {
  const sign = target ? addressSign(target, effectiveMethod(element)) : 'none';
  return sign === 'none' ? formSign(element) : sign;
}

/** Whether an address that does not speak of logging out leads to another page than this. */
function isOtherPage(target: URL, address: string): boolean {
  return target.pathname.length > 1 && target.pathname !== new URL(address).pathname;
}

/** Addresses of acts on a thing: `/reports/7/approve` with “Sign-off” is no end of a session. */
const OF_A_THING = /\d|\/[^/]+\/[^/]+\/|approv|accept|review|publish|submit|complete|finish|checkout|leave|join/i;

/** A sure label on the only button of a form that posts and asks for nothing: its address may be in any language. */
function isOwnForm(element: Element, target: URL, reasons: Set<string>): boolean {
  if (OF_A_THING.test(target.pathname)) return false;
  const form = reasons.has('text-sure') && !reasons.has('other-text') ? formOf(element) : null;
  if (!form || effectiveMethod(element) !== 'POST' || hasVisibleFields(element)) return false;
  return form.querySelectorAll('button, input[type="submit" i], input[type="image" i], a[href]').length === 1;
}

/** A form can say by its fields what its address does not. */
function formSign(element: Element): AddressSign {
  const form = formOf(element);
  if (!form) return 'none';
  return [...form.querySelectorAll('input[type="hidden" i]')].some((field) => nameHint(field) === 'sure')
    ? 'weak'
    : 'none';
}

function addSurroundings(element: Element, reasons: Set<string>): void {
  const icon = iconHint(element);
  if (icon !== 'none') reasons.add(`icon-${icon}`);
  if (isAmongAccountThings(element) || isBehindGreeting(element)) reasons.add('account');
  if (isInFrame(element)) reasons.add('frame');
  if (isWrittenContent(element)) reasons.add('content');
  if (reasons.delete('unnamed') && reasons.has('account')) reasons.add('unnamed-in-account');
  if (hasVisibleFields(element)) reasons.add('form-fields');
}

/** A form that asks for something (an address for a newsletter, a setting) does not log out. */
function hasVisibleFields(element: Element): boolean {
  const form = formOf(element);
  if (!form) return false;
  const fields = form.querySelectorAll('input, select, textarea');
  return [...fields].some(
    (field) =>
      tagOf(field) !== 'input' ||
      !/^(?:hidden|submit|button|image|reset|checkbox)$/i.test(field.getAttribute('type') ?? 'text'),
  );
}

function weigh(element: Element, reasons: Set<string>): ControlCandidate | null {
  // Words the label list does not know: an exact address in the page's own frame says enough.
  if (reasons.has('address-sure')) softenOtherText(element, reasons);
  const visible = isVisible(element);
  let score = visible ? 0 : (WEIGHTS.hidden ?? 0);
  for (const reason of reasons) score += WEIGHTS[reason] ?? 0;
  if (score < THRESHOLD) return null;
  return { element, kind: kindOf(element), score, reasons: [...reasons], inMenu: isInMenu(element), visible };
}

function softenOtherText(element: Element, reasons: Set<string>): void {
  if (reasons.has('other-text') && briefTextOf(element).length <= 40) reasons.delete('other-text');
}

function kindOf(element: Element): ControlCandidate['kind'] {
  if (formOf(element)) return 'form';
  const href = element.getAttribute('href');
  return href !== null && !/^(?:#$|javascript:)/i.test(href) && href !== '' ? 'link' : 'button';
}
