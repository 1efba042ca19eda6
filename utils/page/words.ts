import { fold, foldLetters } from './fold';
import { type WordSet, wordSet } from './word-set';
import { ACCOUNT } from './words/account';
import { DANGER_ANYWHERE, DANGER_WORDS } from './words/danger';
import { LOGIN } from './words/login';
import { LOGOUT_AMBIGUOUS } from './words/logout-ambiguous';
import { LOGOUT_IN_LANGUAGE } from './words/logout-in-language';
import { LOGOUT_SURE } from './words/logout-sure';
import { MENU, USER } from './words/menu';
import { GREETING, LOGGED_IN_AS, LOGGED_OUT, YES } from './words/phrases';

/** How surely a label means log out by its text alone; `ambiguous` needs a second sign before it may be pressed. */
export type LabelScore = 'sure' | 'ambiguous' | 'none';

/** Longer texts are sentences, not labels. In UTF-16 units. */
const LONGEST_LABEL = 70;

const sure = wordSet(LOGOUT_SURE);
const ambiguous = wordSet(LOGOUT_AMBIGUOUS);
const login = wordSet(LOGIN);
const account = wordSet(ACCOUNT);
const yes = wordSet(YES);
const user = wordSet({ USER });
const menu = wordSet({ ...MENU, USER });
const loggedInAs = new RegExp(`^(?:${foldPattern(LOGGED_IN_AS)})(?= |$)`, 'u');
const greeting = new RegExp(`^(?:${foldPattern(GREETING)})(?= |$)`, 'u');
const loggedOut = new RegExp(foldPattern(LOGGED_OUT), 'u');
const inLanguage = new Map<string, WordSet | null>();
const dangerAnywhere = new RegExp(DANGER_ANYWHERE, 'u');
const dangerWords = new RegExp(`(?:^| )(?:${DANGER_WORDS})(?= |$)`, 'u');

/**
 * Decides from the text alone. `lang` is the page's language tag, if known: some words mean log out only there
 * (sq “Dil” is Turkish for language).
 */
export function logoutLabelScore(text: string, lang?: string): LabelScore {
  const label = text.trim();
  if (label === '' || /[:：]$/.test(label) || label.length > LONGEST_LABEL) return 'none';
  const whole = scoreOf(label, lang);
  if (whole !== 'none') return whole;
  const named = MAY_HOLD_NAME.test(label) ? withoutName(label) : null;
  if (named === null || isDangerLabel(label)) return 'none';
  const score = scoreOf(named.label, lang);
  return score === 'ambiguous' && !named.isBracketed ? 'none' : score;
}

/** Whether the text speaks of more than this session: deleting, unsubscribing, other devices, other accounts. */
export function isDangerLabel(text: string): boolean {
  const folded = fold(text);
  return dangerWords.test(folded) || dangerAnywhere.test(folded);
}

/** The same for a whole question, in which single words such as “all” say little (“All unsaved changes will be lost”). */
export function isDangerQuestion(text: string): boolean {
  return dangerAnywhere.test(fold(text));
}

/** Whether the whole text is a label for logging in. */
export function isLoginLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && login.has(text);
}

/** Whether the whole text is a label of a person's own pages: profile, account, settings. */
export function isAccountLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && account.has(text);
}

/** Whether the whole text is a label of a button that opens a main or account menu. */
export function isMenuLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && menu.has(text);
}

/** Whether the whole text means a user. */
export function isUserLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && user.has(text);
}

/** Whether the whole text agrees to a question: yes, confirm, continue. */
export function isYesLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && yes.has(text);
}

/** Whether the text says that nobody is logged in (any more). */
export function saysLoggedOut(text: string): boolean {
  return loggedOut.test(fold(text));
}

/** How much of the folded text is “Logged in as”; 0 when it does not begin so. In UTF-16 units. */
export function loggedInAsLength(folded: string): number {
  return loggedInAs.exec(folded)?.[0].length ?? 0;
}

/** How much of the folded text is a greeting; 0 when it does not begin with one. In UTF-16 units. */
export function greetingLength(folded: string): number {
  return greeting.exec(folded)?.[0].length ?? 0;
}

/** Whether the text speaks of logging out anywhere in it (“Do you really want to log out?”). */
export function mentionsLogout(text: string): boolean {
  const folded = fold(text);
  return folded.length <= 600 && (sure.isWithin(folded) || ambiguous.isWithin(folded));
}

/** The pattern with its letters folded like the texts it is compared with. */
function foldPattern(pattern: string): string {
  return foldLetters(pattern);
}

function scoreOf(label: string, lang: string | undefined): LabelScore {
  if (sure.has(label)) return 'sure';
  if (ambiguous.has(label)) return 'ambiguous';
  return lang && languageSet(lang)?.has(label) ? 'ambiguous' : 'none';
}

/** The words that count only in the page's language; built when a page in it is met. */
function languageSet(lang: string): WordSet | null {
  const primary = lang.toLowerCase().split(/[-_]/)[0] ?? '';
  const known = inLanguage.get(primary);
  if (known !== undefined) return known;
  const labels = LOGOUT_IN_LANGUAGE.split(/;\s/).find((entry) => entry.trim().startsWith(`${primary}=`));
  const set = labels === undefined ? null : wordSet({ [primary]: labels.trim().slice(primary.length + 1) });
  inLanguage.set(primary, set);
  return set;
}

/** Cheap to ask before the patterns that take the name off. */
const MAY_HOLD_NAME = /[(["“«„:–—|•·,@%{$]| - | \p{Lu}/u;

/** One name as sites append it: an account (`alice`, `Alice Example`, an address) or a placeholder. */
const BRACKETED = /^(.{3,40}?)\s*(?:\(([^()]{1,40})\)|\[([^[\]]{1,40})\]|[“"«„']([^“”"«»„']{1,40})[”"»“'])$/u;
const SEPARATED = /^(.{3,40}?)\s*(?::|[–—|•·]| - |,)\s*(\S{1,40})$/u;
const NAME_FIRST = /^(\S{1,40})\s*(?::|[–—|•·]| - )\s*(.{3,40})$/u;
const TRAILING_HANDLE = /^(.{3,40}?)\s+(@\S{1,40}|\S{1,40}@\S{1,40}|%\d?\$?s|%?\{+[^{}]{1,30}\}+|\$\d)$/u;
/** “Sign out of Foo”: the name of a place is written large. */
const OF_PLACE =
  /^(.{3,24}?)\s+(?:of|from|de|du|en|do|da|di|von|aus|bei|van|från|fra|av|z|ze|из|с|от|dari|khỏi)\s+((?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}._'’-]*(?: |$)){1,3})$/u;
const NAME = /^[\p{L}\p{M}\p{N}._@+'’%${}-]+(?: [\p{L}\p{M}\p{N}._'’-]+)?$/u;

/** The label without the account name or count after it (“Logout (alice)” → “Logout”); null when it has none. */
function withoutName(label: string): { label: string; isBracketed: boolean } | null {
  const bracketed = BRACKETED.exec(label);
  if (bracketed) {
    const name = bracketed[2] ?? bracketed[3] ?? bracketed[4] ?? '';
    return isName(name) ? { label: bracketed[1] ?? '', isBracketed: true } : null;
  }
  const handle = TRAILING_HANDLE.exec(label);
  if (handle) return { label: handle[1] ?? '', isBracketed: false };
  const place = OF_PLACE.exec(label);
  if (place) return { label: place[1] ?? '', isBracketed: false };
  const separated = SEPARATED.exec(label);
  if (separated && isName(separated[2] ?? '')) return { label: separated[1] ?? '', isBracketed: false };
  const first = NAME_FIRST.exec(label);
  return first && isName(first[1] ?? '') ? { label: first[2] ?? '', isBracketed: false } : null;
}

function isName(text: string): boolean {
  return NAME.test(text.trim());
}
