// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { accountPageLinks } from '../../../utils/page/account-links.ts';
import { pressLogout } from '../../../utils/page/press.ts';
import { goTo } from './go-to.ts';

let pressed: string[] = [];

beforeEach(() => {
  pressed = [];
  document.body.innerHTML = '';
  goTo('https://app.test/home');
});

function show(html: string): void {
  document.body.innerHTML = html;
  for (const element of document.querySelectorAll('[data-note]')) {
    element.addEventListener('click', (event) => {
      event.preventDefault();
      pressed.push(element.getAttribute('data-note') ?? '');
    });
  }
}

/** Makes a press on one element show another. */
function opens(button: string, panel: string, event = 'click'): void {
  document
    .querySelector(button)
    ?.addEventListener(event, () => document.querySelector(panel)?.removeAttribute('hidden'));
}

const options = (settle: () => void = () => undefined) => ({ maxMenus: 6, settle: async () => settle() });
const press = () => pressLogout(document, options());

describe('pressing', () => {
  test('a control in sight', async () => {
    show('<header><a data-note="out" href="/logout">Log out</a></header>');
    expect(await press()).toEqual({ pressed: true, kind: 'link', menusOpened: 0, confirmed: false });
    expect(pressed).toEqual(['out']);
  });

  test('in a menu that opens by a press', async () => {
    show(
      '<header><button class="user-menu" aria-haspopup="true" aria-expanded="false">AE</button><div id="m" role="menu" hidden><button data-note="out" role="menuitem">Sign out</button></div></header>',
    );
    opens('.user-menu', '#m');
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 1 });
    expect(pressed).toEqual(['out']);
  });

  test('in a menu that opens on pointerdown', async () => {
    show(
      '<header><button class="avatar" aria-haspopup="menu">AE</button><div id="m" role="menu" hidden><div data-note="out" role="menuitem">Sign out</div></div></header>',
    );
    opens('.avatar', '#m', 'pointerdown');
    expect(await press()).toMatchObject({ pressed: true });
    expect(pressed).toEqual(['out']);
  });

  test('in a menu that opens by hovering a link, without following it', async () => {
    show(
      '<nav><a data-note="profile" id="me" class="user-link" href="/profile">alice</a><ul id="m" hidden><li><a data-note="out" href="/logout">Log out</a></li></ul></nav>',
    );
    opens('#me', '#m', 'mouseover');
    expect(await press()).toMatchObject({ pressed: true });
    expect(pressed).toEqual(['out']);
  });

  test('in a menu inside a menu', async () => {
    show(
      '<header><button id="a" class="hamburger" aria-label="Menu" aria-expanded="false">≡</button><div id="m1" hidden><button id="b" class="account" aria-haspopup="true" aria-expanded="false">Account</button><div id="m2" hidden><button data-note="out">Log out</button></div></div></header>',
    );
    opens('#a', '#m1');
    opens('#b', '#m2');
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 2 });
  });

  test('a control that only exists once its menu is open', async () => {
    show('<header><button id="u" aria-label="Account menu" aria-haspopup="menu"></button></header>');
    document.querySelector('#u')?.addEventListener('click', () => {
      const item = document.createElement('li');
      item.setAttribute('role', 'menuitem');
      item.textContent = 'Abmelden';
      item.className = 'logout';
      item.addEventListener('click', () => pressed.push('out'));
      document.body.append(item);
    });
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 1, kind: 'button' });
    expect(pressed).toEqual(['out']);
  });

  test('a page that is still building itself is waited for', async () => {
    let rests = 0;
    const result = await pressLogout(
      document,
      options(() => {
        rests += 1;
        if (rests === 2) show('<header><button data-note="out">Log out</button></header>');
      }),
    );
    expect(result).toMatchObject({ pressed: true });
    expect(pressed).toEqual(['out']);
  });

  test('the page’s own question is answered', async () => {
    show(
      '<header><button data-note="out" id="o">Log out</button></header><div id="d" role="dialog" hidden><p>Do you want to log out?</p><button data-note="cancel">Cancel</button><button data-note="yes">Yes</button></div>',
    );
    opens('#o', '#d');
    expect(await press()).toEqual({ pressed: true, kind: 'button', menusOpened: 0, confirmed: true });
    expect(pressed).toEqual(['out', 'yes']);
  });

  test('a hidden control whose menu does not open is pressed when its address is exact', async () => {
    show('<nav><div style="display:none"><a data-note="out" href="/logout">Log out</a></div></nav>');
    expect(await press()).toMatchObject({ pressed: true });
    expect(pressed).toEqual(['out']);
  });
});

test('a hidden button among the person’s own things is pressed when it is the only one', async () => {
  show(
    '<nav class="user-menu"><ul style="display:none"><li><a href="/me">Profile</a></li><li><button data-note="out">Log out</button></li></ul></nav>',
  );
  expect(await press()).toMatchObject({ pressed: true });
  expect(pressed).toEqual(['out']);
});

describe('not pressing', () => {
  test('a hidden button of which only its script knows', async () => {
    show('<nav><div style="display:none"><button data-note="out">Log out</button></div></nav>');
    expect(await press()).toEqual({ pressed: false, reason: 'no-control' });
    expect(pressed).toEqual([]);
  });

  test('nothing but danger', async () => {
    show(
      '<header><button data-note="bad">Log out of all devices</button><button data-note="worse">Delete account</button></header>',
    );
    expect(await press()).toEqual({ pressed: false, reason: 'danger-only' });
    expect(pressed).toEqual([]);
  });

  test('no more menus than allowed, and none that is about something else', async () => {
    show(
      '<header><button data-note="lang" class="language-menu" aria-haspopup="true">English</button><button data-note="u1" class="user-menu" aria-haspopup="true">A</button><button data-note="m2" class="main-menu" aria-haspopup="true">Menu</button></header>',
    );
    expect(await pressLogout(document, { ...options(), maxMenus: 1 })).toMatchObject({ pressed: false });
    expect(pressed).toEqual(['u1']);
  });

  test('cancel, when the question is about more', async () => {
    show(
      '<header><button data-note="out" id="o">Log out</button></header><div id="d" role="dialog" hidden><p>Log out of all devices?</p><button data-note="cancel">Cancel</button><button data-note="yes">Yes</button></div>',
    );
    opens('#o', '#d');
    expect(await press()).toMatchObject({ confirmed: false });
    expect(pressed).toEqual(['out']);
  });
});

test('pages of the person’s own, on the same origin only', () => {
  show(
    '<nav><a href="/about">About</a><a href="/account">My account</a><a href="https://other.example/profile">Profile</a><a href="/settings/profile">Settings</a><a href="/account/delete">Delete account</a></nav>',
  );
  expect(accountPageLinks(document, 'https://app.test/home')).toEqual([
    'https://app.test/account',
    'https://app.test/settings/profile',
  ]);
});
