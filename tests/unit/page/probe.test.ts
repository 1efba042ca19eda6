// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { probe } from '../../../utils/page/probe.ts';
import { goTo } from './go-to.ts';

const MENU =
  '<header><nav><button aria-haspopup="menu" aria-label="Account menu"><img class="avatar" alt=""></button></nav></header>';
const LOG_OUT = '<header><form method="post" action="/logout"><button>Log out</button></form></header>';
const TOKEN = 'f3Kd92mQz8Lw01XvB7nT';

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = MENU;
  goTo('https://app.test/home?x=1');
});

test('an account menu beside a token of the page is somebody; without one it may be nobody', async () => {
  expect(await probe(window)).toMatchObject({ verdict: 'unknown', tokens: [] });
  localStorage.setItem('access_token', TOKEN);
  expect(await probe(window)).toMatchObject({
    verdict: 'in',
    reasons: expect.arrayContaining(['token', 'account-menu']),
    tokens: [{ area: 'local', key: 'access_token', kind: 'opaque', expiresAtMs: null }],
  });
});

const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
const jwt = (claims: object) => `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;

test('where the page names nobody, its token may; two that differ name nobody', async () => {
  document.body.innerHTML = MENU + LOG_OUT;
  localStorage.setItem('token', jwt({ sub: '17', name: 'alice' }));
  expect(await probe(window)).toMatchObject({ verdict: 'in', account: 'alice' });
  localStorage.setItem('id_token', jwt({ preferred_username: 'bob' }));
  expect((await probe(window)).account).toBeNull();
  document.body.innerHTML = `<header><span class="username">carol</span></header>${LOG_OUT}`;
  expect((await probe(window)).account).toBe('carol');
  localStorage.removeItem('id_token');
  document.body.innerHTML = '<main>Loading</main>';
  expect(await probe(window)).toMatchObject({ verdict: 'unknown', account: 'alice' });
  document.body.innerHTML = '<form><input name="user"><input type="password"><button>Log in</button></form>';
  expect(await probe(window)).toMatchObject({ verdict: 'out', account: null });
});

test('a page that builds itself is read again, and so are the tokens that it brings', async () => {
  document.body.innerHTML = '<main></main>';
  const reading = probe(window);
  window.setTimeout(() => {
    localStorage.setItem('access_token', TOKEN);
    document.body.innerHTML = MENU + LOG_OUT;
  }, 0);
  expect(await reading).toMatchObject({ verdict: 'in', control: { kind: 'form' }, tokens: [{ key: 'access_token' }] });
});

test('a control on another host of the site is a mark of its page, where the site is known', async () => {
  goTo('https://mail.app.test/home');
  document.body.innerHTML = '<header><a href="https://accounts.app.test/logout">Log out</a></header>';
  expect(await probe(window, { sites: ['app.test'] })).toMatchObject({ verdict: 'in', control: { kind: 'link' } });
  expect(await probe(window, { sites: ['other.test'] })).toMatchObject({ verdict: 'unknown', control: null });
  expect(await probe(window)).toMatchObject({ verdict: 'unknown', control: null });
});
