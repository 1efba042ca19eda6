import { accepted, type Credential, type Family, type HouseDefinition, PASSWORD, refused, USER } from '../house.ts';
import { type Ask, html, type Reply } from '../http.ts';
import { cards, type Look, page } from '../page.ts';
import { Ledger } from '../sessions.ts';

const HOST = 'files.rowan-lab.test';
const RIGHT = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

const LOOK: Look = {
  title: 'Rowan Lab Files',
  language: 'en',
  tint: '#455a64',
  nav: [['/about', 'Help']],
  cards: [
    ['measurements-2031.csv', '1.8 MB, changed yesterday'],
    ['microscope-manual.pdf', '12 MB'],
  ],
};

/** HTTP sign-in: there is nothing to log out of, the browser sends the password until it is closed. */
export const basic: Family = () => {
  const guarded = (main: string) => (ask: Ask) =>
    ask.headers.authorization === RIGHT
      ? html(page(LOOK, { corner: `<span class="who">${USER}</span>`, main }))
      : challenge();
  const house: HouseDefinition = {
    id: 'basic',
    host: HOST,
    hosts: [HOST],
    site: 'rowan-lab.test',
    title: LOOK.title,
    account: USER,
    kind: 'HTTP sign-in; no log-out exists',
    loginUrl: `https://${HOST}/`,
    // drivers may also answer the sign-in by their own means
    loginSteps: [{ goto: `https://${USER}:${PASSWORD}@${HOST}/` }, { waitFor: '.who' }],
    logoutSteps: [],
    homeUrl: `https://${HOST}/`,
    loggedInSelector: '.who',
    expected: { seen: true, endsOnServer: false, outcomes: ['failed', 'wiped-only'] },
    demo: false,
    secure: true,
    tint: LOOK.tint,
    ledger: new Ledger(),
    routes: {
      'GET /': guarded(`<h1>${LOOK.title}</h1>${cards(LOOK)}`),
      'GET /account': guarded(`<h1>Account</h1><p>${USER}, group “optics”</p>`),
      'GET /about': guarded('<h1>Help</h1><p>Ask in room 214.</p>'),
    },
    judge: ({ authorization }: Credential) =>
      authorization === RIGHT ? accepted('the password itself') : refused('no password in this credential'),
  };
  return [house];
};

function challenge(): Reply {
  const reply = html('<!doctype html><title>401</title><h1>401 Unauthorized</h1>', 401);
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Basic realm="Rowan Lab", charset="UTF-8"' } };
}
