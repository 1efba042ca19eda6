import { isVisible, queryAll, type Root } from './dom';
import { formBox } from './form-box';
import { namesOf } from './label';
import { isLoginLabel } from './words';

/** Where a page asks who one is. */
export interface LoginForm {
  password: HTMLInputElement;
  /** The field for the name or address; null on pages that ask only for the password. */
  user: HTMLInputElement | null;
}

const MOST_FIELDS = 6;
const NEW_PASSWORD =
  /new-?password|confirm|repeat|verify|retype|again|password_?2|passwordnew|old_?pass|current_?pass/i;
/** The page's login form, or null. Forms for a new or changed password are none: they have several password fields. */
export function findLoginForm(root: Root): LoginForm | null {
  const passwords = queryAll(root, 'input[type="password" i]') as HTMLInputElement[];
  for (const password of passwords.filter((field) => isVisible(field) && !field.disabled)) {
    const box = formBox(password);
    if (!box || !isForLogin(password, box)) continue;
    return { password, user: userField([...box.querySelectorAll('input')], password) };
  }
  return null;
}

function isForLogin(password: HTMLInputElement, box: Element): boolean {
  const passwords = [...box.querySelectorAll('input[type="password" i]')];
  if (passwords.length > 1 || password.autocomplete === 'new-password') return false;
  if (NEW_PASSWORD.test(`${password.name} ${password.id}`)) return false;
  if (password.autocomplete === 'current-password') return true;
  const visible = [...box.querySelectorAll('input, select, textarea')].filter(
    (field) => isTextLike(field) && isVisible(field),
  );
  if (visible.length <= 2) return true;
  const buttons = [...box.querySelectorAll('button, input[type="submit" i], [role="button"]')];
  return visible.length <= MOST_FIELDS && buttons.some((button) => namesOf(button).some(isLoginLabel));
}

function isTextLike(field: Element): boolean {
  return !/^(?:hidden|submit|button|image|reset|checkbox|radio)$/i.test(field.getAttribute('type') ?? 'text');
}

/** The last text field before the password. */
function userField(fields: HTMLInputElement[], password: HTMLInputElement): HTMLInputElement | null {
  const before = fields.slice(0, fields.indexOf(password));
  return (
    before
      .filter((field) => /^(?:text|email|tel|number|)$/i.test(field.getAttribute('type') ?? '') && isVisible(field))
      .at(-1) ?? null
  );
}
