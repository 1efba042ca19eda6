// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { findLoginForm } from '../../../utils/page/login-form.ts';

const find = (body: string) =>
  findLoginForm(new DOMParser().parseFromString(`<html><body>${body}</body></html>`, 'text/html'));

test('user and password', () => {
  const form = find(
    '<form><input type="search" name="q"></form><form><input name="login"><input type="password" name="p"><label><input type="checkbox" name="x"> Remember me</label><button>Log in</button></form>',
  );
  expect([form?.user?.name, form?.password.name]).toEqual(['login', 'p']);
});

test('fields without a form', () => {
  expect(
    find('<div><div><input type="email" name="mail"><input type="password"></div><button>Sign in</button></div>')?.user
      ?.name,
  ).toBe('mail');
});

test.each([
  [
    'changing the password',
    '<form><input type="password" name="old"><input type="password" name="new"><button>Save</button></form>',
  ],
  [
    'registering',
    '<form><input name="user"><input type="password" autocomplete="new-password"><button>Sign up</button></form>',
  ],
  ['a hidden form', '<form style="display:none"><input name="user"><input type="password" name="p"></form>'],
  [
    'many fields and no login button',
    '<form><input name="a"><input name="b"><input name="c"><input type="password" name="p"><button>Save</button></form>',
  ],
])('%s is no login form', (_name, body) => {
  expect(find(body)).toBeNull();
});
