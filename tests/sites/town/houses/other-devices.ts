import { type ClassicPlan, classic, type Desk, SECURE } from '../classic.ts';
import { type Family, PASSWORD, USER } from '../house.ts';
import { type Ask, type Reply, type Routes, redirect } from '../http.ts';
import type { LiveSession } from '../sessions.ts';

const ENDED = { seen: true, endsOnServer: true, outcomes: ['ended' as const] };

/** Houses that list a person's sessions and let the password be changed: one says where, one has to be searched. */
export const otherDevices: Family = () => [observatory(), allotments()];

interface SecurityWords {
  sessions: string;
  present: string;
  end: string;
  endOthers: string;
  password: string;
  alsoEnd: string;
  changed: string;
  wrong: string;
}

const ENGLISH: SecurityWords = {
  sessions: 'Active sessions',
  present: 'This device',
  end: 'Log out',
  endOthers: 'Log out of all other sessions',
  password: 'Change password',
  alsoEnd: 'Log out of other devices',
  changed: 'Your password has been changed.',
  wrong: 'Your password could not be changed.',
};

const GERMAN: SecurityWords = {
  sessions: 'Aktive Sitzungen',
  present: 'Dieses Gerät',
  end: 'Abmelden',
  endOthers: 'Alle anderen Sitzungen beenden',
  password: 'Passwort ändern',
  alsoEnd: 'Auf anderen Geräten abmelden',
  changed: 'Ihr Passwort wurde geändert.',
  wrong: 'Das Passwort wurde nicht geändert.',
};

/** Asked by the rows of the list; the present session's row says that it is this one. */
function row(session: LiveSession, present: LiveSession, words: SecurityWords): string {
  const isPresent = session.id === present.id;
  const end = `<form method="post" action="/sessions"><input type="hidden" name="csrf" value="${session.csrf}"><button>${words.end}</button></form>`;
  return `<tr><td>${isPresent ? 'Chrome · Linux' : 'Safari · iPhone'}</td><td>${isPresent ? words.present : end}</td></tr>`;
}

function sessionsMain(present: LiveSession, desk: Desk, words: SecurityWords): string {
  const all = desk.sessions.ofUser(USER);
  const rows = all.map((session) => row(session, present, words)).join('');
  return `<h1>${words.sessions}</h1><table id="sessions"><tbody>${rows}</tbody></table>
<form method="post" action="/sessions"><button id="end-others" name="all" value="1">${words.endOthers}</button></form>`;
}

const passwordMain = (words: SecurityWords, said: string): string =>
  `<h1>${words.password}</h1><p id="said">${said}</p><form class="panel" method="post" action="/password">
<input id="current" name="current" type="password" autocomplete="current-password">
<input id="new" name="new" type="password" autocomplete="new-password">
<label><input id="others" name="others" type="checkbox" value="1"> ${words.alsoEnd}</label>
<button id="change">${words.password}</button></form>`;

/** The two pages, and what they do. The house goes on with the old password, so that the next test can log in. */
function securityRoutes(desk: Desk, words: SecurityWords): Routes {
  const asPerson = (answer: (session: LiveSession, ask: Ask) => Reply) => (ask: Ask) => {
    const session = desk.find(ask);
    return session ? answer(session, ask) : redirect('/login');
  };
  const endOthers = (session: LiveSession) => {
    for (const other of desk.sessions.ofUser(USER)) if (other.id !== session.id) desk.sessions.end(other.id);
  };
  const isRight = (ask: Ask) => ask.form.get('current') === PASSWORD && ask.form.get('new') !== '';
  return {
    'GET /sessions': asPerson((session) => desk.page(sessionsMain(session, desk, words), session)),
    'POST /sessions': asPerson((session, ask) => {
      const csrf = ask.form.get('csrf');
      if (ask.form.get('all') === '1') endOthers(session);
      else desk.sessions.end(desk.sessions.ofUser(USER).find((one) => one.csrf === csrf && one !== session)?.id);
      return redirect('/sessions');
    }),
    'GET /password': asPerson((session) => desk.page(passwordMain(words, ''), session)),
    'POST /password': asPerson((session, ask) => {
      if (!isRight(ask)) return desk.page(passwordMain(words, words.wrong), session);
      if (ask.form.get('others') === '1') endOthers(session);
      return desk.page(`<h1>${words.password}</h1><p id="said">${words.changed}</p>`, session);
    }),
  };
}

const LOG_OUT: Pick<ClassicPlan, 'logoutSteps' | 'expected'> = {
  logoutSteps: [{ goto: '/' }, { click: 'form[action="/logout"] button' }],
  expected: ENDED,
};

const corner = (word: string) => (session: LiveSession, desk: Desk) =>
  `<span class="who">${desk.account}</span><form method="post" action="/logout"><input type="hidden" name="csrf" value="${session.csrf}"><button class="plain">${word}</button></form>`;

const observatory = () =>
  classic({
    ...LOG_OUT,
    id: 'devices-well-known',
    host: 'www.hill-observatory.test',
    site: 'hill-observatory.test',
    title: 'Hill Observatory',
    language: 'en',
    tint: '#2b3a67',
    kind: 'lists sessions, and says by the well-known address where the password is changed',
    cookie: { name: 'sessionid', attributes: SECURE },
    nav: [['/sessions', 'Active sessions']],
    cards: [['Tonight', 'Clear sky until two. The dome opens at nine.']],
    corner: corner('Log out'),
    routes: (desk) => ({
      ...securityRoutes(desk, ENGLISH),
      'GET /.well-known/change-password': () => redirect('/password'),
      'POST /logout': (ask) => desk.leaveWith(ask.form.get('csrf'), ask),
    }),
  });

const allotments = () =>
  classic({
    ...LOG_OUT,
    id: 'devices-by-link',
    host: 'www.schrebergaerten.test',
    site: 'schrebergaerten.test',
    title: 'Schrebergärten am Bach',
    language: 'de',
    tint: '#4b6b2f',
    kind: 'lists sessions, but only its account page leads there',
    cookie: { name: 'sitzung', attributes: SECURE },
    cards: [['Wasser', 'Am Samstag wird das Wasser angestellt.']],
    corner: corner('Abmelden'),
    routes: (desk) => ({
      ...securityRoutes(desk, GERMAN),
      'GET /account': (ask) =>
        desk.page(
          '<h1>Mein Konto</h1><ul><li><a href="/password">Passwort ändern</a></li><li><a href="/sessions">Aktive Sitzungen</a></li></ul>',
          desk.find(ask),
        ),
      'POST /logout': (ask) => desk.leaveWith(ask.form.get('csrf'), ask),
    }),
  });
