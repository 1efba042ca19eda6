import { classic, type Desk, SECURE } from '../classic.ts';
import type { Family } from '../house.ts';
import { type Ask, hang, html, type Reply, redirect, tear } from '../http.ts';
import { escapeHtml } from '../page.ts';

interface Fault {
  id: string;
  site: string;
  after?: (ask: Ask) => Reply;
  extra?: string;
  script?: string;
  account?: string;
}

/** From its log-out on such a house goes wrong in its own way; the log-out itself ends the session. */
const HOUSES: Fault[] = [
  { id: 'hangs', site: 'hangs-for-ever.test', after: hang },
  { id: 'breaks-tls', site: 'breaks-its-tls.test', after: tear },
  {
    id: 'circles',
    site: 'circles-for-ever.test',
    after: (ask) => redirect(`${ask.path}?${ask.url.searchParams.size}`),
  },
  { id: 'floods', site: 'ten-megabytes.test', after: () => html('<p>Sorry</p>'.repeat(1_000_000)) },
  { id: 'late', site: 'after-the-limit.test', after: () => ({ ...html('<p>At last</p>'), delayMs: 45_000 }) },
  {
    id: 'stays',
    site: 'will-not-close.test',
    // Not on its way in: its form would not be left either.
    script: "if (document.querySelector('.who')) onbeforeunload = (event) => event.preventDefault();",
  },
  {
    id: 'exhausts',
    site: 'exhausts-readers.test',
    extra: `<div id="deep"></div>${'<i></i>'.repeat(50_000)}`,
    script: `for (let at = document.getElementById('deep'), n = 0; n < 2000; n++)
      at = at.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
      const many = document.createDocumentFragment();
      for (let n = 0; n < 50000; n++) many.append(document.createElement('i'));
      document.body.append(many);
      for (let n = 0; n < 2000; n++) document.cookie = 'storm' + (n % 50) + '=' + n;`,
  },
  { id: 'names-markup', site: 'names-by-markup.test', account: '<img src=x onerror=alert(1)>' },
  { id: 'names-backwards', site: 'names-backwards.test', account: 'Ali\u202Ece' },
];

const EXPECTED = { seen: true, endsOnServer: true, outcomes: ['ended' as const, 'logged-out' as const] };

/** Houses that break, each at the worst moment; not part of the town that everybody visits. */
export const atFault: Family = () =>
  HOUSES.map(({ id, site, after, extra, script, account = 'Alice Moreau' }) => {
    let isBroken = false;
    const house = classic({
      ...{ id, site, host: `www.${site}`, title: site, language: 'en', tint: '#7a4b00', kind: `goes wrong: ${id}` },
      account,
      cookie: { name: 'sid', attributes: SECURE },
      expected: EXPECTED,
      cards: [['Nothing', 'to see here']],
      corner: () => `<span class="who">${escapeHtml(account)}</span> <a href="/logout" class="logout-link">Log out</a>`,
      logoutSteps: [{ goto: '/' }, { click: 'a.logout-link' }],
      ...(extra ? { extra: () => extra } : {}),
      ...(script ? { script } : {}),
      finish: (reply: Reply, ask: Ask) => (isBroken && after ? after(ask) : reply),
      routes: (desk: Desk) => ({
        'GET /logout': (ask) => {
          const reply = desk.leave(ask);
          isBroken = true;
          return reply;
        },
      }),
    });
    return id === 'breaks-tls' ? { ...house, isTlsBroken: () => isBroken } : house;
  });
