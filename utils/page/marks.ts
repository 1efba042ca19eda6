import { readAccount } from './account';
import { isInFrame, isWrittenContent, passwordFields } from './context';
import { type ControlCandidate, findControls } from './control';
import { declaredState } from './declared-state';
import { isVisible, queryAll, tagOf } from './dom';
import type { Home } from './home';
import { briefTextOf, namesOf } from './label';
import { findLoginForm, type LoginForm } from './login-form';
import { hasAccountMenu } from './menus';
import type { PageReading } from './page-reading';
import { isLoginLabel, saysLoggedOut } from './words';

/** What is known of how the page was got. */
export interface ReadingHints {
  status?: number;
  /** Where redirects led. */
  finalAddress?: string;
  /** Whether the page's own storage holds a credential (`readTokens`): makes an account menu certain. */
  hasToken?: boolean;
  /** The site's own domains: its control may be on another host of them. */
  home?: Home;
}

interface Marks {
  control: ControlCandidate | null;
  form: LoginForm | null;
  reasons: Set<string>;
  account: string | null;
}

const LOGIN_PATH =
  /(?:^|[/_.?=&-])(?:log-?_?in|sign-?_?in|logon|signon|sso|cas|authenticate|authorize|anmelden|connexion|acceder|auth|session\/new|sessions\/new)(?:[/_.?=&-]|$)/i;

/** Pages of an administration that are about logging in: the address holds the one, and behind it the other. */
const ADMINISTRATION =
  /(?:settings?|config\w{0,20}|preferences|admin|logs?|reports?|audit|help|docs?|stat\w{0,20})[/?=&]/i;
const LOGGING_IN = /(?:log-?_?in|sign-?_?in)/i;

/** Whether the person who sees the page is logged in, and what says so. Free of page text. */
export function readPage(root: Document, address: string, hints: ReadingHints = {}): PageReading {
  const marks = collect(root, address, hints);
  const verdict = decide(marks, hints.status);
  return {
    address: plain(hints.finalAddress ?? address),
    verdict,
    reasons: [...marks.reasons],
    account: verdict === 'out' ? null : marks.account,
    control: marks.control
      ? {
          address: plain(hints.finalAddress ?? address),
          kind: marks.control.kind,
          inMenu: marks.control.inMenu || !marks.control.visible,
        }
      : null,
    hasPasswordField: passwordFields(root).length > 0,
    tokens: [],
  };
}

/** Origin and path: a query may hold secrets. */
function plain(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}

function collect(root: Document, address: string, hints: ReadingHints): Marks {
  const reasons = new Set<string>();
  const at = hints.finalAddress ?? address;
  const controls = findControls(root, at, hints.home);
  const control = controls.find((one) => one.visible) ?? controls[0] ?? null;
  if (control) reasons.add(control.visible ? 'control' : 'hidden-control');
  const form = findLoginForm(root);
  if (form) reasons.add(form.user ? 'login-form' : 'password-form');
  else if (passwordFields(root).some((field) => !isVisible(field))) reasons.add('hidden-password');
  if (hasLoginLink(root)) reasons.add('login-link');
  if (isLoginRedirect(address, hints.finalAddress)) reasons.add('login-redirect');
  if (saysGoodbye(root)) reasons.add('logged-out-message');
  for (const state of declaredState(root)) reasons.add(`declared-${state}`);
  const account = readAccount(root, control?.element ?? null);
  if (account) reasons.add('account');
  if (hasAccountMenu(root)) reasons.add('account-menu');
  if (hints.hasToken) reasons.add('token');
  if (hints.status === 401 || hints.status === 403) reasons.add(`status-${hints.status}`);
  return { control, form, reasons, account };
}

function hasLoginLink(root: Document): boolean {
  return queryAll(root, 'a[href], button, input[type="submit" i], [role="button"], [role="menuitem"]').some(
    (element) =>
      namesOf(element).some(isLoginLabel) &&
      !isAboutLogin(element.getAttribute('href') ?? '') &&
      isVisible(element) &&
      !isWrittenContent(element),
  );
}

function isAboutLogin(href: string): boolean {
  const found = ADMINISTRATION.exec(href);
  return found !== null && LOGGING_IN.test(href.slice(found.index + found[0].length));
}

function isLoginRedirect(address: string, finalAddress: string | undefined): boolean {
  if (finalAddress === undefined) return false;
  const [from, to] = [new URL(address), new URL(finalAddress)];
  return LOGIN_PATH.test(`${to.host}${to.pathname}`) && !LOGIN_PATH.test(from.pathname) && to.href !== from.href;
}

const MESSAGE =
  'h1, h2, h3, p, [role="alert"], [role="status"], [class*="alert" i], [class*="message" i], [class*="flash" i], [class*="notice" i], [class*="toast" i], title';

function saysGoodbye(root: Document): boolean {
  return queryAll(root, MESSAGE).some((element) => {
    if (tagOf(element) !== 'title' && (!isVisible(element) || isWrittenContent(element))) return false;
    const text = briefTextOf(element);
    return text.length <= 160 && saysLoggedOut(text);
  });
}

function decide({ control, form, reasons }: Marks, status: number | undefined): PageReading['verdict'] {
  if (status === 401) return 'out';
  const isShown = control !== null && (control.visible || control.inMenu);
  const asksWho = reasons.has('login-form') || reasons.has('login-link');
  if (isShown && control) return withControl(control, form, reasons);
  if (reasons.has('login-redirect') || reasons.has('login-form')) return 'out';
  if (reasons.has('logged-out-message') || reasons.has('declared-out')) return 'out';
  if (reasons.has('login-link')) return reasons.has('declared-in') ? 'unknown' : 'out';
  if (reasons.has('password-form')) return reasons.has('declared-in') ? 'in' : 'out';
  if (control && !asksWho) return 'in';
  if (status === 403) return reasons.has('declared-in') || reasons.has('account') ? 'in' : 'out';
  if (reasons.has('token') && reasons.has('account-menu')) return 'in';
  return reasons.has('declared-in') || (reasons.has('account') && isAccountCertain(reasons)) ? 'in' : 'unknown';
}

/** A control that can be pressed means in, unless the page also asks who one is. */
function withControl(control: ControlCandidate, form: LoginForm | null, reasons: Set<string>): PageReading['verdict'] {
  const asksForBoth = form?.user != null;
  if (!asksForBoth && !reasons.has('login-link')) return 'in';
  if (reasons.has('declared-out') || reasons.has('login-redirect')) return 'out';
  if (reasons.has('declared-in')) return 'in';
  if (asksForBoth)
    return reasons.has('account') && control.visible && isInFrame(control.element) && !reasons.has('login-link')
      ? 'in'
      : 'unknown';
  // Both are there: a cached page that shows one of them by script, unless it names somebody.
  if (!control.visible) return 'out';
  return reasons.has('account') ? 'in' : 'unknown';
}

/** A password field that is hidden may be the login of a page that shows it by script. */
function isAccountCertain(reasons: Set<string>): boolean {
  return !['login-redirect', 'logged-out-message', 'hidden-password'].some((reason) => reasons.has(reason));
}
