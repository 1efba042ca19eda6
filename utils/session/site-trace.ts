/**
 * What was seen of a site in one store while the visit lasts: no value, no query, no text. Memory-backed; without its
 * accounts and `signIn` it is also on disk while a job ends the session.
 */
export interface SiteTrace {
  /** Origins the person was on: no browser can list them afterwards, and the wipe has to reach them. */
  origins: string[];
  /** Requests of the site's own scripts that tell a logged-in person from a stranger. */
  calls: CallMark[];
  /** A credential travelled in a header, or the page keeps a line open: it is worth reading although no cookie says so. */
  isPromising: boolean;
  /** A request carried a token in a header. */
  carriesToken: boolean;
  /** Origins of the site to which one did, by any method: each may be a service that lets in by it. */
  tokenOrigins?: string[];
  /** A page of the site asked for a password when it was read last. */
  asksPassword: boolean;
  /** A request that logs somebody in was answered with success. */
  wasLoginSeen: boolean;
  /** The site itself declared that nobody is logged in, after the last login that was seen. */
  saysNobody: boolean;
  /**
   * Where the person answered the browser's own sign-in dialog (HTTP Basic and the like): origin and path, one for each
   * directory, because each may be a realm of its own.
   */
  httpSignIns: string[];
  /**
   * Requests (`id|origin`) whose server asked for the browser's own sign-in and was not answered yet. The background may be stopped
   * while the browser's dialog waits for the person.
   */
  challenged?: string[];
  /** How relying parties asked this provider for a login (OpenID Connect, SAML), without anything of the person in it. */
  signIn: { address: string; parameters: Record<string, string> } | null;
  /** Pages that showed somebody logged in, the last one of each part of the site. */
  insidePages: string[];
  /** Site through whose login this one was entered (OpenID, SAML), if any. */
  enteredThrough: string | null;
  /** Whose session it is by its cookies; null when nobody's, or when they do not tell. */
  account: string | null;
  /** Accounts that were left for another one without a log-out, once for each time. */
  otherAccounts: string[];
  /** A form was sent while nobody was logged in: an open session after that was entered here and now. */
  wasFormSent?: boolean;
  /** Origins of other sites that were shown in frames of its pages: what they store there is bound to this site. */
  frames?: string[];
  /** After this login the person was asked whether the site may remember them. */
  wasAsked?: boolean;
}

/** One kind of request that a page's scripts made. */
export interface CallMark {
  method: 'GET' | 'POST';
  /** Origin and path. */
  address: string;
  /** Header that carried the credential, and its scheme (`Bearer`), if one did. */
  header: { name: string; scheme: string } | null;
}

export const EMPTY_TRACE: SiteTrace = {
  origins: [],
  calls: [],
  isPromising: false,
  carriesToken: false,
  asksPassword: false,
  wasLoginSeen: false,
  saysNobody: false,
  httpSignIns: [],
  signIn: null,
  insidePages: [],
  enteredThrough: null,
  account: null,
  otherAccounts: [],
};

/** Most calls and origins that are kept for one site. */
const MOST_CALLS = 8;
const MOST_ORIGINS = 64;
const MOST_SIGN_INS = 8;
const MOST_PARTS = 3;

/** Paths that tell about the person score before others; a path with an identifier in it is not kept at all. */
const PERSONAL =
  /\b(me|self|whoami|user|users?|account|profile|session|settings|validate|current|login|auth|refresh)\b/i;
/** A path word that may name a person or be a secret: long numbers, hexadecimal, mixed letters and digits, addresses. */
const IDENTIFIER = /[0-9a-f]{8,}|\d{4,}|%40|@|(?=[^/]*\d)(?=[^/]*[a-z])[\w+=-]{16,}|[\w+=-]{32,}/i;
/** What must never be asked for a proof: it would act. */
const ACTING = /log-?_?out|log-?_?off|sign-?_?out|delete|remove|destroy|revoke|disconnect|unsubscribe/i;

/** A path word that is bound to one step of one flow: long, and mixed as only chance mixes. */
export const isOneTimePath = (path: string): boolean =>
  path.split('/').some((word) => word.length >= 20 && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word));

/** Whether asking an address would do something. */
export const isActing = (address: string): boolean => ACTING.test(new URL(address).pathname);

/** Words after which a path names a person or an invitation. */
const NAMES_NEXT = /^(users?|u|people|members?|profiles?|invite|magic|confirm|reset|verify|activate)$/i;

const isPersonalWord = (word: string, before: string | undefined): boolean =>
  word !== '' && (IDENTIFIER.test(word) || (before !== undefined && NAMES_NEXT.test(before)));

const isPersonalPath = (pathname: string): boolean => {
  const words = pathname.split('/');
  return words.some((word, index) => isPersonalWord(word, words[index - 1]));
};

/** An address up to the first path word that may name a person or be a secret. */
export function safeAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  const words = pathname.split('/');
  const end = words.findIndex((word, index) => isPersonalWord(word, words[index - 1]));
  return origin + (end < 0 ? pathname : `${words.slice(0, end).join('/')}/`);
}

export function withOrigin(trace: SiteTrace, origin: string): SiteTrace {
  if (trace.origins.includes(origin) || trace.origins.length >= MOST_ORIGINS) return trace;
  return { ...trace, origins: [...trace.origins, origin] };
}

export function withFrame(trace: SiteTrace, origin: string): SiteTrace {
  const frames = trace.frames ?? [];
  if (frames.includes(origin) || frames.length >= MOST_ORIGINS) return trace;
  return { ...trace, frames: [...frames, origin] };
}

/** Notes an origin to which a token was sent. */
export function withTokenOrigin(trace: SiteTrace, origin: string): SiteTrace {
  const tokenOrigins = trace.tokenOrigins ?? [];
  if (tokenOrigins.includes(origin) || tokenOrigins.length >= MOST_ORIGINS) return trace;
  return { ...trace, tokenOrigins: [...tokenOrigins, origin] };
}

/** Origin and first folder: an application of its own may live there. */
export const partOf = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return origin + (/^\/[^/]+(?=\/)/.exec(pathname)?.[0] ?? '');
};

/** Notes where somebody was seen to be logged in. */
export function withInsidePage(trace: SiteTrace, url: string): SiteTrace {
  const address = safeAddress(url);
  if (trace.insidePages.includes(address)) return trace;
  const others = trace.insidePages.filter((known) => partOf(known) !== partOf(address));
  return { ...trace, insidePages: [...others, address].slice(-MOST_PARTS) };
}

/** Notes that the browser's own sign-in is asked for. */
export const withChallenge = (trace: SiteTrace, challenge: string): SiteTrace => ({
  ...trace,
  challenged: [...(trace.challenged ?? []).filter((one) => one !== challenge), challenge].slice(-MOST_SIGN_INS),
});

const directoryOf = (address: string): string => new URL('.', address).href;

/** Notes where the browser's own sign-in was answered. */
export function withSignIn(trace: SiteTrace, url: string): SiteTrace {
  const address = safeAddress(url);
  const isKnown = trace.httpSignIns.some((known) => directoryOf(known) === directoryOf(address));
  if (isKnown || trace.httpSignIns.length >= MOST_SIGN_INS) return trace;
  return { ...trace, httpSignIns: [...trace.httpSignIns, address] };
}

/** Those that are most likely to tell who is asking; before others one of each service that a token was sent to. */
function mostTelling(calls: CallMark[]): CallMark[] {
  const rank = (one: CallMark) => (one.header ? 2 : 0) + (PERSONAL.test(new URL(one.address).pathname) ? 1 : 0);
  const ranked = calls.toSorted((a, b) => rank(b) - rank(a));
  const withToken = ranked.filter(({ header }) => header);
  const services = Map.groupBy(withToken, ({ address }) => new URL(address).origin);
  const firsts = [...services.values()].flatMap((those) => those.slice(0, 1));
  const kept = [...new Set([...firsts, ...ranked])].slice(0, MOST_CALLS);
  return ranked.filter((one) => kept.includes(one));
}

/** Keeps a call, or drops it where others tell more. */
export function withCall(trace: SiteTrace, call: CallMark): SiteTrace {
  const { pathname } = new URL(call.address);
  if (isPersonalPath(pathname) || ACTING.test(pathname)) return trace;
  const others = trace.calls.filter((one) => one.address !== call.address || one.method !== call.method);
  const known = trace.calls.find((one) => one.address === call.address && one.method === call.method);
  if (known && (known.header || !call.header)) return trace;
  return { ...trace, calls: mostTelling([...others, call]) };
}

const union = (one: string[] = [], other: string[] = []): string[] => [...new Set([...one, ...other])];

/** What two lives of the browser have seen of a site, for a job that goes on in the second: the older one knew what to ask. */
export const bothTraces = (older: SiteTrace, newer: SiteTrace): SiteTrace => ({
  ...newer,
  origins: union(older.origins, newer.origins),
  calls: older.calls.reduce(withCall, newer).calls,
  isPromising: older.isPromising || newer.isPromising,
  carriesToken: older.carriesToken || newer.carriesToken,
  tokenOrigins: union(older.tokenOrigins, newer.tokenOrigins),
  httpSignIns: union(older.httpSignIns, newer.httpSignIns),
  signIn: newer.signIn ?? older.signIn,
  insidePages: union(older.insidePages, newer.insidePages),
  enteredThrough: newer.enteredThrough ?? older.enteredThrough,
  frames: union(older.frames, newer.frames),
  // The credentials of the older one's are gone with the background that held them, also where the newer one names them.
  otherAccounts: [...older.otherAccounts, ...newer.otherAccounts],
});
