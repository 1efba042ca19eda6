// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName } from '../../../utils/page/clean-name';
import { findControls } from '../../../utils/page/control';
import { rootsOf } from '../../../utils/page/dom';
import { readFetchedPage } from '../../../utils/page/read-fetched-page';
import { logoutLabelScore } from '../../../utils/page/words';
import { sampleSession, sampleView } from '../../tools/preview/sample-views';
import { showPopup } from '../components/show-popup';
import { count, hostile, nastyText } from './hostile';

const ADDRESS = 'https://www.shop.test/home';
const BIDI = '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C';
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

const names = fc.oneof(
  nastyText,
  fc.constantFrom(
    '<b>Alice</b>',
    '<img src=x onerror=alert(1)>',
    '&lt;script&gt;',
    `Alice${BIDI}ecila`,
    'x'.repeat(1_000_000),
    'A\u0300'.repeat(30_000),
  ),
  fc
    .array(fc.constantFrom(...BIDI, 'A', 'l', ' ', '<', '\0', '\uD83D'), { maxLength: 80 })
    .map((parts) => parts.join('')),
);

hostile(
  'an account is called by a short line of text without anything hidden in it, whatever the page says',
  names,
  (name) => {
    const clean = cleanName(name);
    if (clean === null) return;
    expect(clean.length).toBeLessThanOrEqual(64);
    expect(clean).not.toMatch(HIDDEN);
    expect(clean).not.toMatch(/[<>]/);
  },
);

hostile(
  'read from a page, too, and however the page writes it',
  names,
  (name) => {
    const html = `<header class="user-menu"><span class="username">${name}</span><a href="/logout">Log out</a></header><meta name="user-login" content="${name}">`;
    const { account, address } = readFetchedPage(html, ADDRESS, 200).reading;
    expect(address).toBe(ADDRESS);
    if (account !== null) expect([account.length <= 64, HIDDEN.test(account)]).toEqual([true, false]);
  },
  0.5,
);

hostile(
  'shown in the popup it is text: it makes no element and changes no attribute',
  fc.tuple(names, names),
  ([account, name]) => {
    const view = sampleView({ sessions: [sampleSession('shop.example'), sampleSession('news.example')] });
    const shapeOf = () => [...document.querySelectorAll(':not(wbr)')].map(({ localName }) => localName).join(' '); // a long name may be broken after its dots
    const spoil = (one: (typeof view.sessions)[number], said: string | null, called: string) => ({
      ...one,
      account: said,
      name: called,
    });
    const popup = showPopup({ ...view, sessions: view.sessions.map((one) => spoil(one, 'Alice', 'Shop')) });
    const before = shapeOf();
    popup.show({
      ...view,
      sessions: view.sessions.map((one) =>
        spoil(one, account.slice(0, 2000) || 'Alice', name.slice(0, 2000) || 'Shop'),
      ),
    });
    expect(shapeOf()).toBe(before);
    expect(document.querySelectorAll('script, img[src="x"], [onerror]')).toHaveLength(0);
  },
  0.25,
);

hostile(
  'no label, of any length and script, takes long to judge or makes it throw',
  fc.oneof(
    names,
    fc.constantFrom('log '.repeat(100_000), '('.repeat(50_000), `Log out ${'('.repeat(60)}`, 'a@'.repeat(30_000)),
  ),
  (label) => {
    expect(['sure', 'ambiguous', 'none']).toContain(logoutLabelScore(label));
  },
);

/** Parts of pages made to trap a reader: odd markup, odd addresses, odd nesting. */
const parts = fc.constantFrom(
  ...[
    '<a href="javascript:alert(1)">Log out</a>',
    '<a href="https://evil.test/logout">Log out</a>',
    '<a href="//evil.test/">Log out</a>',
  ],
  ...[
    '<a href="http://[">Log out</a>',
    '<a href="/logout" download>Log out</a>',
    '<form action="https://evil.test/logout" method="post"><button>Log out</button></form>',
  ],
  ...[
    '<base href="https://evil.test/">',
    '<a href="logout">Log out</a>',
    '<meta http-equiv="refresh" content="0;url=https://evil.test/">',
    '<form id="a" action="/x">',
  ],
  ...[
    '<button form="a" formaction="https://evil.test/logout" formmethod="post">Log out</button>',
    '<iframe src="https://evil.test/logout"></iframe>',
    '<template><a href="/logout">Log out</a></template>',
  ],
  ...[
    '<a href="/account/delete">Log out</a>',
    '<a href="/logout">Delete account</a>',
    '<a href="/logout?all=1">Log out of all devices</a>',
    '<svg><a href="/logout">Log out</a></svg>',
    '<math><mi>',
    '</div></p>',
  ],
);
const isOwn = (url: string) => new URL(url).hostname.endsWith('shop.test');

hostile(
  'a page cannot make a request be sent anywhere but to its own site, by any of its controls',
  fc.array(parts, { maxLength: 6 }),
  (pieces) => {
    const page = readFetchedPage(`<nav>${pieces.join('')}</nav>`, ADDRESS, 200);
    for (const request of [page.control, page.confirmation])
      if (request) expect([request.url, isOwn(request.url)]).toEqual([request.url, true]);
  },
  0.5,
);

/** How often a page's nodes are asked for anything, counting a look through a part as often as it has elements. */
function workOf(look: (doc: Document) => void, html: string): number {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const sizes = new Map<Node, number>();
  const measure = (node: Node): number => {
    const size = [...node.childNodes].reduce((sum, child) => sum + measure(child), 1);
    sizes.set(node, size);
    return size;
  };
  measure(doc);
  let work = 0;
  const undo: (() => void)[] = [];
  const watch = (prototype: object, name: string, isThrough: boolean) => {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    if (!own) return;
    const key = own.get ? 'get' : 'value';
    const original = own[key] as (...words: unknown[]) => unknown;
    const counting = function (this: Node, ...words: unknown[]) {
      work += isThrough ? (sizes.get(this) ?? 1) : 1;
      return original.apply(this, words);
    };
    Object.defineProperty(prototype, name, { ...own, [key]: counting });
    undo.push(() => Object.defineProperty(prototype, name, own));
  };
  for (const prototype of [Document.prototype, Element.prototype])
    for (const name of ['querySelector', 'querySelectorAll']) watch(prototype, name, true);
  watch(Element.prototype, 'textContent', true);
  for (const name of ['getAttribute', 'matches', 'hasAttribute', 'contains']) watch(Element.prototype, name, false);
  watch(Node.prototype, 'contains', false);
  try {
    look(doc);
  } finally {
    for (const one of undo) one();
  }
  return work;
}

const EXHAUSTING: [string, (many: number) => string][] = [
  ['log-out links', (many) => '<a href="/logout">Log out</a>'.repeat(many)],
  ['log-out links in one paragraph', (many) => `<p>${'<a href="/logout">Log out</a> '.repeat(many)}</p>`],
  [
    'log-out buttons in one form',
    (many) => `<form method="post" action="/x">${'<button>Log out</button>'.repeat(many)}</form>`,
  ],
  ['links to nowhere', (many) => '<a href="#">x</a>'.repeat(many)],
  ['user menus', (many) => '<button class="user-menu" aria-haspopup="true">Alice</button>'.repeat(many)],
  ['sentences with a name', (many) => '<p>Logged in as <b>Alice</b></p>'.repeat(many)],
  ['questions', (many) => '<div role="dialog">Log out? <button>Cancel</button></div>'.repeat(many)],
  ['items that a script makes pressable', (many) => '<div class="item">Log out</div>'.repeat(many)],
  ['account links in one paragraph', (many) => `<p>${'<a href="/account/1">Profile</a> '.repeat(many)}</p>`],
];

test.each(EXHAUSTING)('twice as many %s are not more than twice the work', (_, html) => {
  const look = (doc: Document) => void readFetchedPageOf(doc);
  const [one, two] = [workOf(look, html(400)), workOf(look, html(800))];
  expect(two / one).toBeLessThan(2.3);
});

/** What a fetched page is read by, over a document that is there already. */
function readFetchedPageOf(doc: Document): void {
  const { DOMParser: Parser } = globalThis;
  globalThis.DOMParser = class {
    parseFromString = () => doc;
  } as unknown as typeof DOMParser;
  try {
    readFetchedPage('', ADDRESS, 200);
  } finally {
    globalThis.DOMParser = Parser;
  }
}

test('shadow trees in shadow trees without end are looked into so far, and no stack ends', (context) => {
  const root = document.createElement('div');
  let at: Element = root.appendChild(document.createElement('div'));
  for (let depth = 0; depth < 20_000; depth++) {
    const shadow = at.attachShadow({ mode: 'open' });
    at = shadow.appendChild(document.createElement('div'));
  }
  count(context, 1);
  expect(rootsOf(root).length).toBeLessThanOrEqual(2_000);
  expect(findControls(root, ADDRESS)).toEqual([]);
});

test('a page of 5,000 elements is read', (context) => {
  count(context, 1);
  const page = readFetchedPage(`<nav><a href="/logout">Log out</a></nav>${'<i></i>'.repeat(5_000)}`, ADDRESS, 200);
  expect(page.control?.url).toBe('https://www.shop.test/logout');
});
