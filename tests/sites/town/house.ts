import type { Outcome } from '../../../utils/logout/outcome.ts';
import type { Routes } from './http.ts';
import type { Ledger } from './sessions.ts';

/** The one person who has an account at every house. */
export const USER = 'alice';
export const PASSWORD = 'correct-horse';

/**
 * One thing a person does, in CSS selectors. `http` names what the script behind a control asks of the server
 * (`POST /path`), for drivers that run no scripts.
 */
export type Step =
  | { goto: string }
  | { fill: string; value: string }
  | { click: string; http?: string }
  | { waitFor: string };

/** What a thief could have copied from the browser. */
export interface Credential {
  cookies: { name: string; value: string; domain?: string; path?: string }[];
  storage?: Record<string, string>;
  /** A whole `Authorization` header. */
  authorization?: string;
}

export interface Truth {
  /** Whether any part of the credential still works in any way the site offers. */
  valid: boolean;
  why: string;
}

export interface Expected {
  /** A session should be listed after the login. */
  seen: boolean;
  /** The site's own log-out ends the session on the server. */
  endsOnServer: boolean;
  /** Outcomes that are true of this house; an empty list where there is no session. */
  outcomes: Outcome[];
}

export interface House {
  id: string;
  host: string;
  /** All host names, the first one included. */
  hosts: string[];
  /** Registrable domain. */
  site: string;
  title: string;
  /** What the pages call the person; null where they call them nothing. */
  account: string | null;
  /** Which right or wrong manner of ending this house has. */
  kind: string;
  loginUrl: string;
  loginSteps: Step[];
  /** The same without typing, for those who log in at many houses. */
  quickLoginSteps?: Step[];
  /** The house's own log-out; empty where it has none. */
  logoutSteps: Step[];
  homeUrl: string;
  /** Present when a logged-in person looks at the home page. */
  loggedInSelector: string;
  expected: Expected;
  /** Shown by `npm start`. */
  demo: boolean;
}

/** A house as its own file builds it: what others see, and what answers. */
export interface HouseDefinition extends House {
  secure: boolean;
  /** From when on nobody comes to a TLS connection with it. */
  isTlsBroken?: () => boolean;
  tint: string;
  ledger: Ledger;
  routes: Routes;
  /** Reads only: asking for the truth changes nothing. */
  judge(credential: Credential): Truth;
}

/** Builds the houses that belong together; each house gets a ledger of its own. */
export type Family = () => HouseDefinition[];

/** The steps of a login form with `#user`, `#pass` and `#enter`. */
export function formLogin(loginUrl: string, loggedInSelector: string, http?: string): Step[] {
  return [
    { goto: loginUrl },
    { waitFor: '#user' },
    { fill: '#user', value: USER },
    { fill: '#pass', value: PASSWORD },
    http === undefined ? { click: '#enter' } : { click: '#enter', http },
    { waitFor: loggedInSelector },
  ];
}

export const isPassword = (user: unknown, password: unknown): boolean => user === USER && password === PASSWORD;

export const cookieValues = (credential: Credential, name: string): string[] =>
  credential.cookies.filter((cookie) => cookie.name === name).map((cookie) => cookie.value);

/** Every bearer token in a credential, wherever it lay. */
export function bearerTokens(credential: Credential): string[] {
  const header = /^Bearer (.+)$/i.exec(credential.authorization ?? '')?.[1];
  const stored = Object.values(credential.storage ?? {});
  return header === undefined ? stored : [header, ...stored];
}

export const refused = (why = 'nothing in this credential works'): Truth => ({ valid: false, why });
export const accepted = (why: string): Truth => ({ valid: true, why });
