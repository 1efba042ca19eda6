// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pressLogout } from '../../../utils/page/press.ts';
import { goTo } from './go-to.ts';

let pressed: string[] = [];

beforeEach(() => {
  pressed = [];
  goTo('https://app.test/home');
});

/** Shows a page on which a press on `#open` brings a menu into the page that was not in it before. */
function show(
  html: string,
  menu = '<ul role="menu"><li role="menuitem" tabindex="-1" id="out">Log out</li></ul>',
): void {
  document.body.innerHTML = html;
  for (const button of document.querySelectorAll('button'))
    button.addEventListener('click', () => pressed.push(button.textContent || button.id));
  document.querySelector('#open')?.addEventListener('click', () => {
    document.body.insertAdjacentHTML('beforeend', menu);
    document.querySelector('#out')?.addEventListener('click', () => pressed.push('out'));
  });
}

const press = () => pressLogout(document, { maxMenus: 6, settle: async () => undefined });

describe('menus that open by', () => {
  test.each([
    [
      'a picture of a person, by its icon name',
      '<header><button id="open"><svg data-testid="AccountCircleIcon"></svg></button></header>',
    ],
    [
      'a ligature of a person',
      '<mat-toolbar><button id="open"><mat-icon class="material-icons">account_circle</mat-icon></button></mat-toolbar>',
    ],
    ['a class of an icon set', '<header><button id="open"><i class="bi bi-person-circle"></i></button></header>'],
    ['a lucide picture', '<header><button id="open"><svg class="lucide lucide-circle-user"></svg></button></header>'],
    ['three dots', '<header><button id="open">⋮</button></header>'],
    [
      'three dots as a picture',
      '<div class="toolbar"><button id="open"><mat-icon class="material-icons">more_vert</mat-icon></button></div>',
    ],
    ['bars without a name', '<header><button id="open"><svg data-icon="bars"></svg></button></header>'],
    [
      'a nameless picture in the head of the page',
      '<header><button id="open"><svg><path d="M1 1"></path></svg></button></header>',
    ],
    ['the person’s address', '<div class="topbar"><button id="open">alice@example.test (internal)</button></div>'],
    [
      'name and address',
      '<aside class="sidebar"><button id="open"><p>Alice Example</p><p>alice@example.test</p></button></aside>',
    ],
    ['a state', '<div class="header-line"><button id="open">Server online</button></div>'],
    ['a gear called settings', '<div><button id="open" title="Settings"></button></div>'],
    ['a round picture', '<nav><button id="open"><img class="rounded-full" src="data:," alt=""></button></nav>'],
  ])('%s', async (_name, html) => {
    show(html);
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 1 });
    expect(pressed.at(-1)).toBe('out');
  });

  test('settings, then their account tab', async () => {
    show(
      '<button id="open" title="Settings">Settings</button>',
      '<div role="dialog"><button role="tab" id="general">General</button><button role="tab" id="account">Account</button></div>',
    );
    document.querySelector('#open')?.addEventListener('click', () => {
      document.querySelector('#account')?.addEventListener('click', () => {
        document.body.insertAdjacentHTML('beforeend', '<button id="out">Log out</button>');
        document.querySelector('#out')?.addEventListener('click', () => pressed.push('out'));
      });
    });
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 2 });
    expect(pressed.at(-1)).toBe('out');
  });
});

describe('faces that nothing marks as pressable', () => {
  const BOX = { width: 32, height: 32, top: 8, bottom: 40, left: 900, right: 932, x: 900, y: 8, toJSON: () => '' };

  beforeEach(() => {
    // There is no layout here: every box is as large as a face.
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(BOX);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    ['initials', '<header><div style="border-top-left-radius:50%" id="open">AE</div></header>'],
    [
      'a picture in a round box',
      '<header><div style="border-top-left-radius:9999px" id="open"><img src="data:," alt=""></div></header>',
    ],
    [
      'a drawn background',
      '<header><div style="border-top-left-radius:16px;background-image:url(/a.png)" id="open"></div></header>',
    ],
  ])('%s', async (_name, html) => {
    show(html);
    expect(await press()).toMatchObject({ pressed: true, menusOpened: 1 });
    expect(pressed.at(-1)).toBe('out');
  });

  test.each([
    ['square', '<header><div id="open">AE</div></header>'],
    ['with words in it', '<header><div style="border-top-left-radius:50%" id="open">New post</div></header>'],
    [
      'in what somebody wrote',
      '<header><div class="comment" id="c"><div style="border-top-left-radius:50%" id="open">AE</div></div></header>',
    ],
  ])('not one %s', async (_name, html) => {
    show(html);
    expect(await press()).toMatchObject({ pressed: false });
  });
});

test('a component that only its title names', async () => {
  show('<header><x-icon id="open" title="User menu"></x-icon></header>');
  expect(await press()).toMatchObject({ pressed: true, menusOpened: 1 });
});

test('a button with words and pictures in it is pressed once, before the pages of a navigation', async () => {
  const page = (name: string) => `<li><a class="nav__link" href="/${name}">${name}</a></li>`;
  show(
    `<header><button id="open" class="x-dropdown__toggle" aria-haspopup="true" aria-expanded="false"><span class="x-dropdown__toggle-image"><svg></svg></span><span class="x-dropdown__toggle-text">Session</span></button></header><nav>${['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(page).join('')}</nav>`,
  );
  expect(await press()).toMatchObject({ pressed: true, menusOpened: 1 });
  expect(pressed.at(-1)).toBe('out');
});

test('an account tab of a page that is no dialog', async () => {
  show(
    '<header><button id="open" aria-label="Settings"><svg></svg></button></header>',
    '<main><div role="tablist"><button role="tab" id="general">General</button><button role="tab" id="account">Account</button></div></main>',
  );
  document.querySelector('#open')?.addEventListener('click', () => {
    document.querySelector('#account')?.addEventListener('click', () => {
      document.body.insertAdjacentHTML('beforeend', '<button id="bye">Log out</button>');
      document.querySelector('#bye')?.addEventListener('click', () => pressed.push('out'));
    });
  });
  expect(await press()).toMatchObject({ pressed: true, menusOpened: 2 });
  expect(pressed.at(-1)).toBe('out');
});

test('the word in a list of a person’s own things is chosen, and no other', async () => {
  show(
    '<header><select aria-label="Account"><option value="">alice</option><option value="settings">Settings</option><option value="delete">Delete account</option><option value="bye">Log out</option></select></header>',
  );
  const list = document.querySelector('select');
  list?.addEventListener('change', () => pressed.push(list.value));
  expect(await press()).toMatchObject({ pressed: true });
  expect(pressed).toEqual(['bye']);
});

test('buttons that act are left alone', async () => {
  show(
    '<header><button>Deploy</button><button>Create project</button><button aria-label="Delete"><svg></svg></button><button class="btn">Save</button></header><main><button><svg></svg></button><button>Start server</button></main>',
  );
  expect(await press()).toMatchObject({ pressed: false });
  expect(pressed).toEqual([]);
});

test('an entry in a list of pages is chosen', async () => {
  show(
    '<header><select><option value="">Menu</option><option value="/me">Profile</option><option value="/logout">Log out</option></select></header>',
  );
  const list = document.querySelector('select');
  list?.addEventListener('change', () => pressed.push(list.value));
  expect(await press()).toMatchObject({ pressed: true });
  expect(pressed).toEqual(['/logout']);
});

test('a question whose answer is called a confirmation', async () => {
  show(
    '<header><a href="#" id="ask">Log out</a></header><div class="swal2-popup" role="dialog" hidden><h2>Log out?</h2><button class="swal2-confirm">Yes, log me out!</button><button class="swal2-cancel">Cancel</button></div>',
  );
  document
    .querySelector('#ask')
    ?.addEventListener('click', () => document.querySelector('[hidden]')?.removeAttribute('hidden'));
  expect(await press()).toMatchObject({ pressed: true, confirmed: true });
  expect(pressed).toEqual(['Yes, log me out!']);
});
