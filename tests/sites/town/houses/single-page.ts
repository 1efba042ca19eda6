import { createHmac, randomBytes } from 'node:crypto';
import { SECURE } from '../classic.ts';
import { accepted, bearerTokens, cookieValues, type Family, type HouseDefinition, refused, USER } from '../house.ts';
import { clearCookie, json, setCookie } from '../http.ts';
import { Sessions } from '../sessions.ts';
import { ACCOUNT, bearer, frame, hasPassword, POST } from '../single-page-frame.ts';

/** Single page applications: the same page for everybody, everything else by script. */
export const singlePage: Family = () => [jwtLocal(), refreshToken(), spaLate()];

function jwtLocal(): HouseDefinition {
  const key = randomBytes(32);
  const house = frame({
    id: 'jwt-local',
    host: 'app.tally-budget.test',
    site: 'tally-budget.test',
    kind: 'a signed token in localStorage; log-out drops it, the server takes it until it expires',
    look: {
      title: 'Tally',
      language: 'en',
      tint: '#126e51',
      cards: [
        ['Groceries', '212.40 of 300'],
        ['Rent', 'Paid.'],
      ],
    },
    loginRequest: 'POST /api/login',
    logoutRequest: 'none',
    expected: { seen: true, endsOnServer: false, outcomes: ['still-valid', 'logged-out'] },
    demo: true,
    script: `async function signIn(fields){const answer=await ${POST('/api/login')};if(answer.ok)localStorage.setItem('access_token',(await answer.json()).access_token)}
async function me(){const token=localStorage.getItem('access_token');if(!token)return null;
const answer=await fetch('/api/me',{headers:{Authorization:'Bearer '+token}});return answer.ok?(await answer.json()).name:null}
async function leave(){localStorage.removeItem('access_token')}`,
  });
  const sign = (head: string) => createHmac('sha256', key).update(head).digest('base64url');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const isValid = (token: string): boolean => {
    const [head, body, signature] = token.split('.');
    if (body === undefined || signature !== sign(`${head}.${body}`)) return false;
    const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp: number };
    return exp * 1000 > Date.now();
  };
  house.routes['POST /api/login'] = (ask) => {
    if (!hasPassword(ask)) return json({ error: 'wrong' }, 401);
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: USER, name: ACCOUNT, iat: now, exp: now + 8 * 3600, jti: randomBytes(8).toString('hex') };
    const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return json({ access_token: house.ledger.note(`${head}.${sign(head)}`) });
  };
  house.routes['GET /api/me'] = (ask) =>
    isValid(bearer(ask) ?? '') ? json({ name: ACCOUNT }) : json({ error: 'unauthorized' }, 401);
  const judge: HouseDefinition['judge'] = (credential) =>
    bearerTokens(credential).some(isValid) ? accepted('the token is accepted until it expires') : refused();
  return { ...house, judge };
}

const REFRESH = 'Path=/auth; Max-Age=1209600; Secure; HttpOnly; SameSite=Strict';

function refreshToken(): HouseDefinition {
  const house = frame({
    id: 'refresh-token',
    host: 'app.orchard-tasks.test',
    site: 'orchard-tasks.test',
    kind: 'a refresh cookie on one path, the access token only in memory',
    look: {
      title: 'Orchard',
      language: 'en',
      tint: '#7b4b94',
      cards: [
        ['Today', 'Prune the pear tree.'],
        ['Later', 'Cider.'],
      ],
    },
    loginRequest: 'POST /auth/login',
    logoutRequest: 'POST /auth/logout',
    expected: { seen: true, endsOnServer: true, outcomes: ['ended', 'logged-out'] },
    demo: true,
    script: `let access=null;
async function signIn(fields){const answer=await ${POST('/auth/login')};if(answer.ok)access=(await answer.json()).access_token}
async function me(){if(!access){const again=await fetch('/auth/refresh',{method:'POST'});if(!again.ok)return null;access=(await again.json()).access_token}
const answer=await fetch('/api/me',{headers:{Authorization:'Bearer '+access}});return answer.ok?(await answer.json()).name:null}
async function leave(){await fetch('/auth/logout',{method:'POST'});access=null}`,
  });
  const refreshes = new Sessions(house.ledger);
  /** Access token to the refresh session that it came from: with that, it ends. */
  const accesses = new Map<string, string>();
  const grant = (refresh: string, cookies: string[] = []) => {
    const token = house.ledger.secret();
    accesses.set(token, refresh);
    return json({ access_token: token, expires_in: 300 }, 200, cookies);
  };
  const isValid = (token: string) => refreshes.find(accesses.get(token)) !== undefined;
  house.routes['POST /auth/login'] = (ask) => {
    if (!hasPassword(ask)) return json({ error: 'wrong' }, 401);
    const { id } = refreshes.open();
    return grant(id, [setCookie('refresh_token', id, REFRESH)]);
  };
  house.routes['POST /auth/refresh'] = (ask) => {
    const session = refreshes.find(ask.cookie('refresh_token'));
    return session === undefined ? json({ error: 'no refresh token' }, 401) : grant(session.id);
  };
  house.routes['POST /auth/logout'] = (ask) => {
    refreshes.end(ask.cookie('refresh_token'));
    return json({ ok: true }, 200, [clearCookie('refresh_token', REFRESH)]);
  };
  house.routes['GET /api/me'] = (ask) =>
    isValid(bearer(ask) ?? '') ? json({ name: ACCOUNT }) : json({ error: 'unauthorized' }, 401);
  return {
    ...house,
    judge: (credential) => {
      if (cookieValues(credential, 'refresh_token').some((id) => refreshes.find(id) !== undefined))
        return accepted('the refresh token gives new access tokens');
      return bearerTokens(credential).some(isValid) ? accepted('the access token is taken') : refused();
    },
  };
}

function spaLate(): HouseDefinition {
  const house = frame({
    id: 'spa-late',
    host: 'app.kite-mail.test',
    site: 'kite-mail.test',
    kind: 'settles half a second late; the button is in a menu that is rendered then',
    look: {
      title: 'Kite Mail',
      language: 'en',
      tint: '#c8501e',
      cards: [
        ['Inbox', '3 new'],
        ['Drafts', 'To grandmother'],
      ],
    },
    loginRequest: 'POST /api/session',
    logoutRequest: 'DELETE /api/session',
    expected: { seen: true, endsOnServer: true, outcomes: ['ended'] },
    demo: true,
    script: `async function signIn(fields){await ${POST('/api/session')}}
async function me(){const answer=await fetch('/api/me');await new Promise(done=>setTimeout(done,500));return answer.ok?(await answer.json()).name:null}
async function leave(){await fetch('/api/session',{method:'DELETE'})}`,
  });
  const sessions = new Sessions(house.ledger);
  house.routes['POST /api/session'] = (ask) =>
    hasPassword(ask)
      ? json({ ok: true }, 200, [setCookie('kite_auth', sessions.open().id, SECURE)])
      : json({ error: 'wrong' }, 401);
  house.routes['DELETE /api/session'] = (ask) => {
    sessions.end(ask.cookie('kite_auth'));
    return json({ ok: true }, 200, [clearCookie('kite_auth', SECURE)]);
  };
  house.routes['GET /api/me'] = (ask) =>
    sessions.find(ask.cookie('kite_auth')) ? json({ name: ACCOUNT }) : json({ error: 'unauthorized' }, 401);
  return {
    ...house,
    judge: (credential) =>
      cookieValues(credential, 'kite_auth').some((id) => sessions.find(id) !== undefined)
        ? accepted('the cookie kite_auth still opens a session')
        : refused(),
  };
}
