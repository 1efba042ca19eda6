// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isSaying } from '../../../utils/page/change-form.ts';
import { pressOthers, readElsewhere, untilHeard } from '../../../utils/page/read-elsewhere.ts';
import { CHANGED_SENTENCES, OTHER_PAGES, SESSION_PAGES, UNCHANGED_SENTENCES } from './elsewhere-pages.ts';
import { goTo } from './go-to.ts';

const ADDRESS = 'https://app.test/security?token=secret#part';

function page(html: string, lang = 'en'): Document {
  document.documentElement.lang = lang;
  document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  return document;
}

const read = (html: string, lang?: string) =>
  readElsewhere(page(html, lang), ADDRESS, { status: 200, isListening: false });

afterEach(() => document.body.replaceChildren());

test.each(SESSION_PAGES)('a list of sessions, $lang: $count', ({ lang, html, count, control }) => {
  expect(read(html, lang)).toMatchObject({ sessionCount: count, control });
});

test.each(OTHER_PAGES)('no list of sessions: %s', (html) => {
  expect(read(html)).toMatchObject({ sessionCount: null, control: null });
});

test('the address of a reading has no query', () => {
  expect(read('<p>hello</p>').address).toBe('https://app.test/security');
});

test.each(CHANGED_SENTENCES)('the password was changed, %s: %s', (lang, text) => {
  expect(read(`<p>${text}</p>`, lang).saysChanged).toBe(true);
});

test.each(UNCHANGED_SENTENCES)('no word of a change: %s', (text) => {
  expect(isSaying(text)).toBe(false);
});

describe('a form that asks for a new password', () => {
  test.each([
    ['two fields', '<form><input type="password"><input type="password"><button>Save</button></form>', true],
    ['its kind', '<form><input type="password" autocomplete="new-password"><button>Save</button></form>', true],
    ['its name', '<form><input type="password" name="new_pass"><button>Save</button></form>', true],
    ['no form around it', '<div><input type="password"><input type="password"><button>Save</button></div>', true],
    ['a login', '<form><input name="user"><input type="password" name="pass"><button>Log in</button></form>', false],
  ])('%s', (_, html, hasChangeForm) => {
    expect(read(html)).toMatchObject({ hasChangeForm, asksSecret: true });
  });

  test.each([
    ['<input autocomplete="one-time-code">', true],
    ['<input type="tel" name="verificationCode">', true],
    ['<input type="number" id="otp">', true],
    ['<input type="hidden" name="otp">', false],
    ['<input name="postcode"><input name="promo_code">', false],
  ])('is not over while a code is asked for: %s', (html, asksSecret) => {
    expect(read(`<form>${html}</form>`)).toMatchObject({ asksSecret, hasChangeForm: false });
  });

  test('its submission is heard, that of another form is not', async () => {
    page(
      '<form id="q"><input name="q"></form><form id="p"><input type="password" name="old"><input type="password" name="new"></form>',
    );
    const heard = vi.fn();
    const waiting = untilHeard(window).then(heard);
    const send = (id: string) =>
      document.getElementById(id)?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    send('q');
    await Promise.resolve();
    expect(heard).not.toHaveBeenCalled();
    send('p');
    await waiting;
    expect(heard).toHaveBeenCalledExactlyOnceWith('sent');
  });

  test('without a form, the button beside the fields is the submission', async () => {
    page(
      '<a id="other" href="#x">x</a><div><input type="password"><input type="password"><button id="save">Save</button></div>',
    );
    const heard = vi.fn();
    const waiting = untilHeard(window).then(heard);
    document.getElementById('other')?.click();
    await Promise.resolve();
    expect(heard).not.toHaveBeenCalled();
    document.getElementById('save')?.click();
    await waiting;
    expect(heard).toHaveBeenCalledExactlyOnceWith('sent');
  });
});

describe('a press that ends other sessions', () => {
  /** A click as only a person's mouse or keyboard makes it; `isTrusted` false is what a page can make. */
  function click(target: Element | null, isTrusted = true): void {
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    target?.dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: isTrusted }));
  }

  async function hears(html: string, target: string, isTrusted?: boolean): Promise<boolean> {
    const heard = vi.fn();
    void untilHeard(page(html).defaultView ?? window).then(heard);
    click(document.querySelector(target), isTrusted);
    await Promise.resolve();
    return heard.mock.calls.some(([what]) => what === 'pressed');
  }

  const entries = (end: string) =>
    `<header><a id="leave" href="/logout">Log out</a></header><h1>Sessions</h1><ul><li>Chrome <b>This device</b> <button id="own">Log out</button></li><li>Firefox ${end}</li></ul><button id="more">Show fewer</button>`;
  const END = '<button><span id="end">Log out</span></button>';

  test.each([
    ['an entry’s own control', entries(END), '#end'],
    ['the control for all others', '<h1>Security</h1><a href="#" id="end">Sign out of all other sessions</a>', '#end'],
    [
      'an entry of a list that does not say which is this browser',
      '<h1>Sessions</h1><ul><li>Chrome <button>Revoke</button></li><li>Safari <button id="end">Revoke</button></li></ul>',
      '#end',
    ],
  ])('is heard: %s', async (_, html, target) => {
    expect(await hears(html, target)).toBe(true);
  });

  test.each([
    ['this browser’s own entry', '#own', true],
    ['the page’s own log-out', '#leave', true],
    ['another control', '#more', true],
    ['no control', 'li + li', true],
    ['made by the page itself', '#end', false],
  ])('is none: %s', async (_, target, isTrusted) => {
    expect(await hears(entries(END), target, isTrusted)).toBe(false);
  });

  test.each(SESSION_PAGES.filter(({ control }) => control))('is heard in $lang', async ({ lang, html, control }) => {
    const heard = vi.fn();
    const doc = page(html, lang);
    void untilHeard(window).then(heard);
    click([...doc.querySelectorAll('button, a')].findLast((one) => one.textContent === control?.label) ?? null);
    await Promise.resolve();
    expect(heard).toHaveBeenCalledExactlyOnceWith('pressed');
  });
});

test('only the control that was agreed to is pressed, and only at its site', () => {
  const doc = page(
    '<h1>Sessions</h1><ul><li>Chrome <b>This device</b> <button id="own">Log out</button></li><li>Firefox <button id="other">Log out</button></li></ul>',
  );
  const pressed: string[] = [];
  for (const button of doc.querySelectorAll('button')) button.onclick = () => pressed.push(button.id);
  goTo('https://www.app.test/sessions');
  const home = { sites: ['app.test'] };
  expect(pressOthers(window, 'Sign out of other sessions', home)).toBe(false);
  expect(pressOthers(window, 'Log out', { sites: ['bank.test'] })).toBe(false);
  goTo('https://app.test.bank.test/sessions');
  expect(pressOthers(window, 'Log out', home)).toBe(false);
  expect(pressed).toEqual([]);
  goTo('https://www.app.test/sessions');
  expect(pressOthers(window, 'Log out', home)).toBe(true);
  expect(pressed).toEqual(['other']);
});

test('links to sessions, password and account, one of each, on the same site only', () => {
  const links = read(
    `<a href="/settings">Settings</a><a href="https://elsewhere.test/sessions">Sessions</a><a href="/me/sessions?x=1">Active sessions</a>
     <a href="/password">Change password</a><a href="/login">Log in</a><a href="/account/delete">Delete account</a>`,
  ).links;
  expect(links).toEqual([
    { address: 'https://app.test/me/sessions?x=1', leadsTo: 'sessions' },
    { address: 'https://app.test/password', leadsTo: 'password' },
    { address: 'https://app.test/settings', leadsTo: 'account' },
  ]);
});
