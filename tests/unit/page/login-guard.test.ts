// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createLoginGuard } from '../../../utils/page/login-guard';
import { untickLabelled } from '../../../utils/page/remember-box';

const frame = () => new Promise((resolve) => window.requestAnimationFrame(resolve));
const ticked = () => [...document.querySelectorAll('input:checked')].map(({ id }) => id).join(' ');
const form = (boxes: string, secret = '<input type="password">') => `<form><input name="user">${secret}${boxes}</form>`;
const box = (id: string, label: string, rest = '') =>
  `<label><input type="checkbox" checked id="${id}" ${rest}> ${label}</label>`;

beforeEach(() => {
  document.body.innerHTML = '';
});

async function guard(html: string) {
  let asked = 0;
  const made = createLoginGuard(window, () => asked++);
  document.body.innerHTML = html;
  await frame();
  await frame();
  return { made, asked: () => asked };
}

// First, because the guards of other tests would fight too: a document has one.
test('a page that ticks the box again is not fought with for ever', async () => {
  await guard(form(box('remember', 'Remember me')));
  const input = document.querySelector<HTMLInputElement>('#remember');
  for (let round = 0; round < 5; round++) {
    if (input) input.checked = true;
    document.body.append(document.createElement('p'));
    await frame();
    await frame();
  }
  expect(ticked()).toBe('remember');
});

test.each(['remember_me', 'rememberMe', 'keep_me_logged_in', 'staySignedIn', 'trust-device', 'autologin'])(
  'a name that tells: %s',
  async (id) => {
    await guard(form(box(id, 'Ja')));
    expect(ticked()).toBe('');
  },
);

test.each([
  'Angemeldet bleiben',
  'Keep me signed in for 2 weeks',
  'ログイン状態を保持する',
  'Запомнить меня',
  'تذكرني',
  "Don't ask again on this device",
])('a label that tells: %s', async (label) => {
  const { made, asked } = await guard(form(box('x', label)));
  expect([ticked(), asked()]).toEqual(['x', 1]);
  expect(untickLabelled(made)).toBe(1);
  expect(ticked()).toBe('');
  made.tickAgain();
  expect(ticked()).toBe('x');
});

test('what is no such box, and what is near no secret, stays ticked', async () => {
  const news = await guard(form(box('news', 'Send me news') + box('terms', 'I agree to the terms')));
  expect(untickLabelled(news.made)).toBe(0);
  expect(ticked()).toBe('news terms');
  const plain = await guard(form(box('remember_me', 'Remember me'), ''));
  expect([ticked(), plain.asked()]).toEqual(['remember_me', 0]);
});

test('a page for a one-time code counts, and a form that comes late', async () => {
  await guard(form(box('trust_this', 'Trust'), '<input autocomplete="one-time-code">'));
  expect(ticked()).toBe('');
  document.body.innerHTML = form(box('remember', 'Remember me'));
  await frame();
  await frame();
  expect(ticked()).toBe('');
});

test('the page hears of it as of a press', async () => {
  const heard: string[] = [];
  const listen = (event: Event) => heard.push(`${event.type} ${event.isTrusted}`);
  document.addEventListener('change', listen);
  await guard(form(box('remember', 'Remember me')));
  document.removeEventListener('change', listen);
  expect(heard).toHaveLength(1);
});
