import { classic } from '../classic.ts';
import type { Family } from '../house.ts';
import { clearCookie, empty, html, json, redirect, setCookie } from '../http.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Houses of more than one host name. */
export const severalHosts: Family = () => [threeHosts(), partitioned()];

const PHOTOS = 'https://www.lumen-photos.test';
const ACCOUNTS = 'https://accounts.lumen-photos.test';
const API = 'https://api.lumen-photos.test';

/** Login and log-out on accounts.X, pages on www.X, data on api.X. */
const threeHosts = () => {
  const house = classic({
    id: 'three-hosts',
    host: 'www.lumen-photos.test',
    otherHosts: ['accounts.lumen-photos.test', 'api.lumen-photos.test'],
    site: 'lumen-photos.test',
    title: 'Lumen Photos',
    language: 'en',
    tint: '#6d28d9',
    kind: 'login on one sub-domain, pages on a second, data on a third',
    account: 'alice@example.test',
    cookie: { name: 'LUMEN_SID', attributes: 'Domain=lumen-photos.test; Path=/; Secure; HttpOnly; SameSite=Lax' },
    expected: ENDED,
    demo: true,
    cards: [
      ['Lake', '48 photographs.'],
      ['Snow', '112 photographs.'],
    ],
    extra: (session) => (session === undefined ? '' : '<p class="notice" id="quota">…</p>'),
    corner: (_session, desk) =>
      `<span class="who">${desk.account}</span> <a href="${ACCOUNTS}/Logout?continue=${encodeURIComponent(`${PHOTOS}/`)}">Sign out</a>`,
    script: `const quota=document.querySelector('#quota');if(quota)fetch('${API}/v1/quota',{credentials:'include'}).then(answer=>answer.json()).then(({used})=>{quota.textContent=used+' of 15 GB used'});`,
    logoutSteps: [{ goto: '/' }, { click: '.corner a' }],
    routes: (desk) => ({
      'GET www.lumen-photos.test/login': () => redirect(`${ACCOUNTS}/login`),
      'GET accounts.lumen-photos.test/': () => redirect(`${ACCOUNTS}/login`),
      'POST accounts.lumen-photos.test/login': (ask) => {
        const reply = house.routes['POST /login']?.(ask) ?? empty(404);
        return reply.status === 303 ? { ...reply, headers: { location: `${PHOTOS}/` } } : reply;
      },
      'GET accounts.lumen-photos.test/Logout': (ask) => {
        desk.sessions.end(ask.cookie('LUMEN_SID'));
        return redirect(`${PHOTOS}/`, [desk.clearing()]);
      },
      'GET api.lumen-photos.test/v1/quota': (ask) => {
        const reply = desk.find(ask) === undefined ? json({ error: 'unauthorized' }, 401) : json({ used: 3.2 });
        const cors = { 'access-control-allow-origin': PHOTOS, 'access-control-allow-credentials': 'true' };
        return { ...reply, headers: { ...reply.headers, ...cors } };
      },
    }),
  });
  return house;
};

const CHAT = 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned';

/** A partitioned session cookie, and a stranger's chat in a frame that has a log-out button of its own. */
const partitioned = () => {
  /** Visitors of the chat by their cookie; nobody logs in there. */
  const chats = new Set<string>();
  return classic({
    id: 'partitioned',
    host: 'www.glass-bank.test',
    otherHosts: ['widget.parley-chat.test'],
    site: 'glass-bank.test',
    title: 'Glass Bank',
    language: 'en',
    tint: '#155e75',
    kind: 'a partitioned cookie (CHIPS), and a frame of another site with a log-out button',
    cookie: { name: '__Host-glass', attributes: 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned' },
    // requests from the background carry no partitioned cookies: proof may be out of reach
    expected: { ...ENDED, outcomes: ['ended', 'logged-out'] },
    cards: [
      ['Current account', '1,204.50'],
      ['Savings', '8,000.00'],
    ],
    extra: () => '<iframe title="Chat" src="https://widget.parley-chat.test/frame"></iframe>',
    corner: (session, desk) =>
      `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button>Log out</button></form>`,
    logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
    routes: (desk) => ({
      'POST www.glass-bank.test/logout': (ask) => desk.leaveWith(ask.form.get('csrf'), ask),
      'GET widget.parley-chat.test/frame': (ask) => {
        const known = chats.has(ask.cookie('chat_visitor') ?? '');
        const id = known ? '' : desk.ledger.secret();
        if (!known) chats.add(id);
        return html(
          '<!doctype html><title>Chat</title><link rel="stylesheet" href="/style.css"><p class="panel">How can we help?</p><form method="post" action="/logout"><button>Log out</button></form>',
          200,
          known ? [] : [setCookie('chat_visitor', id, CHAT)],
        );
      },
      'POST widget.parley-chat.test/logout': () => redirect('/frame', [clearCookie('chat_visitor', CHAT)]),
    }),
  });
};
