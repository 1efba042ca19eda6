import { EVIDENCE, SESSION_STATES, type Session, splitKey } from './session';
import { EMPTY_TRACE, type SiteTrace } from './site-trace';

type Fields = Record<string, unknown>;

export const fieldsOf = (value: unknown): Fields => Object(value ?? {}) as Fields;
const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNone = (value: unknown): boolean => value === null || isText(value);
const isAddress = (value: unknown): boolean => isText(value) && URL.canParse(value);
const isAddressOrNone = (value: unknown): boolean => value === null || isAddress(value);
const hasAddress = (value: unknown): boolean => isAddress(fieldsOf(value).address);
const hasAddressOrNone = (value: unknown): boolean => value === null || hasAddress(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isToken = (value: unknown): boolean =>
  isText(fieldsOf(value).area) && isText(fieldsOf(value).key) && isAddress(fieldsOf(value).origin);

/** Whether a text names a session: a store and a site. */
export const isSessionKey = (value: unknown): value is string =>
  isText(value) && value.includes('|') && splitKey(value).storeId !== '' && splitKey(value).site !== '';

/** A session as it was written down, by this version or an older one; null where it is not one. */
export function readSession(key: string, value: unknown): Session | null {
  const session = fieldsOf(value);
  const { site, storeId } = splitKey(key);
  const isWhole =
    session.key === key &&
    session.site === site &&
    session.storeId === storeId &&
    SESSION_STATES.some((one) => one === session.state) &&
    isListOf(session.evidence, (one) => EVIDENCE.some((known) => known === one)) &&
    isTextOrNone(session.account) &&
    Number.isFinite(session.sinceMs) &&
    isListOf(session.cookieNames, isText) &&
    isListOf(session.tokens, isToken) &&
    isAddressOrNone(session.seenAt) &&
    hasAddressOrNone(session.control);
  return isWhole ? (value as Session) : null;
}

/** What may stand in each field of a trace. A field that an older version did not have is as if nothing was seen. */
const TRACE: Record<keyof SiteTrace, (value: unknown) => boolean> = {
  origins: (value) => isListOf(value, isAddress),
  calls: (value) => isListOf(value, hasAddress),
  isPromising: isFlag,
  carriesToken: isFlag,
  tokenOrigins: (value) => isListOf(value, isAddress),
  asksPassword: isFlag,
  wasLoginSeen: isFlag,
  saysNobody: isFlag,
  httpSignIns: (value) => isListOf(value, isAddress),
  challenged: (value) => isListOf(value, isText),
  signIn: hasAddressOrNone,
  insidePages: (value) => isListOf(value, isAddress),
  enteredThrough: isTextOrNone,
  account: isTextOrNone,
  otherAccounts: (value) => isListOf(value, isText),
  wasFormSent: isFlag,
  frames: (value) => isListOf(value, isAddress),
  wasAsked: isFlag,
};

/** A trace as it was written down; null where it is not one. */
export function readTrace(value: unknown): SiteTrace | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const trace = fieldsOf(value);
  const given = Object.entries(TRACE).filter(([name]) => trace[name] !== undefined);
  if (!given.every(([name, isRight]) => isRight(trace[name]))) return null;
  return { ...EMPTY_TRACE, ...Object.fromEntries(given.map(([name]) => [name, trace[name]])) };
}
