import { type Ask, type Reply, redirect } from '../../sites/town/http.ts';
import { ACCOUNTS, type Device, type InstagramServer, type InstagramSession } from './instagram-server.ts';

export const LOGIN = 'https://www.instagram.com/accounts/login/';
const YEAR = 'Max-Age=31536000';

export const deviceOf = (ask: Ask): Device => ({
  mid: ask.cookie('mid') ?? '',
  igDid: ask.cookie('ig_did') ?? '',
  datr: ask.cookie('datr') ?? '',
});

/** Everybody gets a token and, at the first visit, the cookies by which the browser is known again. */
export function withDevice(server: InstagramServer, ask: Ask, answer: (device: Device, csrf: string) => Reply): Reply {
  const fresh = {
    csrftoken: ask.cookie('csrftoken'),
    mid: ask.cookie('mid'),
    ig_did: ask.cookie('ig_did'),
    datr: ask.cookie('datr'),
  };
  const values = Object.fromEntries(Object.entries(fresh).map(([name, value]) => [name, value ?? server.secret()]));
  const { csrftoken = '', mid = '', ig_did: igDid = '', datr = '' } = values;
  const reply = answer({ mid, igDid, datr }, csrftoken);
  const isNew = Object.entries(fresh).filter(([, value]) => value === undefined);
  const cookies = isNew.map(([name]) =>
    cookie(name, `${values[name]}; ${YEAR}${name === 'csrftoken' ? '' : '; HttpOnly'}`),
  );
  const noticed = ask.cookie('ig_nrcb') === undefined ? [cookie('ig_nrcb', `1; ${YEAR}`)] : [];
  return { ...reply, cookies: [...cookies, ...noticed, ...reply.cookies] };
}

export function asPerson(server: InstagramServer, ask: Ask, answer: (session: InstagramSession) => Reply): Reply {
  const session = server.find(ask.cookie('sessionid'));
  return session ? answer(session) : redirect(`${LOGIN}?next=${encodeURIComponent(ask.path)}`);
}

export const hasToken = (ask: Ask): boolean => ask.form.get('csrfmiddlewaretoken') === ask.cookie('csrftoken');
export const knownUsername = (username: string | null): string =>
  ACCOUNTS.find((one) => one.username === username)?.username ?? '';
const cookie = (name: string, rest: string): string => `${name}=${rest}; Domain=instagram.com; Path=/; Secure`;

export const sessionCookies = ({ sessionid, account }: InstagramSession): string[] => [
  cookie('sessionid', `${sessionid}; ${YEAR}; HttpOnly`),
  cookie('ds_user_id', `${account.id}; ${YEAR}`),
  cookie('rur', `"CLN\\054${account.id}"; HttpOnly`),
];

/** The session's cookies go, the token changes, what knows the browser again stays. */
export const clearedCookies = (server: InstagramServer): string[] => [
  cookie('sessionid', '; Max-Age=0'),
  cookie('ds_user_id', '; Max-Age=0'),
  cookie('csrftoken', `${server.secret()}; ${YEAR}`),
];
