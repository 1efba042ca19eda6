import weights from './nominate-weights.json' with { type: 'json' };
import words from './nominate-words.json' with { type: 'json' };

/** What a cookie looks like from outside. Its value is measured here and then let go: no shape can give it back. */
export interface CookieShape {
  name: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite?: 'strict' | 'lax' | 'none' | 'unspecified';
  session: boolean;
  /** Days until it expires; null for a session cookie. */
  days: number | null;
  /** Characters. */
  valueLength: number;
  /** Shannon entropy of the value's characters, in bits per character, to two decimals. */
  valueEntropy: number;
  valueCharset: string;
  /** Whether its name carries its site's own name: suppliers of analytics and advertising do not brand theirs so. */
  branded?: boolean;
}

export interface MeasuredCookie {
  name: string;
  value: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  domain?: string;
  sameSite?: string;
  /** Seconds since the epoch; absent for a session cookie. */
  expirationDate?: number;
}

/**
 * From this score on a cookie nominates its site. A session missed stays open behind the person's back, one too many
 * costs a page read, so recall weighs more: the threshold lies where F2 is best on sites the model has not seen.
 */
export const NOMINATION_THRESHOLD = 0.1;
/** From this score on, after a restart, a cookie is worth one request to its site's home page. */
export const STRONG_THRESHOLD = 0.35;

const DAY_MS = 86_400_000;
/** From here on a value is long enough to be a credential rather than a choice or a number. */
const LONG = 18;
/** Shorter than this a value is a flag or a small number: its cookie says nothing but its name. */
const MIN_VALUE_LENGTH = 4;
// Keys are made once: making and hashing them for every cookie would cost more than everything else here.
const keyed = (prefix: string, steps: number[]) => steps.map((step): [number, string] => [step, `${prefix}>${step}`]);
const LENGTH_STEPS = keyed('len', [0, 1, 4, 8, 15, 22, 31, 32, 45, 70, 130, 300]);
const ENTROPY_STEPS = keyed('bits', [0.5, 2, 2.6, 3.2, 3.45, 3.85, 4.15, 4.5, 5]);
/** Words for these alone say "credential"; the remaining ones only shade. */
const CREDENTIAL_WORDS = new Set(
  ['sess', 'sid', 'auth', 'token', 'login', 'user', 'pass', 'remember', 'sso', 'shape'].map((key) => `n:${key}`),
);
/** Set by hand, since the data have no SameSite: what any site may send and any script may read is rarely a session. */
const CROSS_SITE_SCRIPT_WEIGHT = -0.7;

const compile = (sources: Record<string, string>): [string, RegExp][] =>
  Object.entries(sources).map(([key, source]) => [`n:${key}`, new RegExp(source)]);
const FOR = compile(words.words);
const AGAINST = compile(words.against);
const PERSON = new RegExp(words.person);
const NEVER = words.never.map((source) => new RegExp(source));
const SHIPPED = new Map(Object.entries(weights.features));

// First match wins: hexadecimal digits alone are "hex" even where they happen to be letters.
const CHARSETS: [string, RegExp][] = [
  ['empty', /^$/],
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['jwt', /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/],
  ['digits', /^[0-9]+$/],
  ['hex', /^[0-9a-f]+$/i],
  ['letters', /^[a-z]+$/i],
  ['alnum', /^[0-9a-z]+$/i],
  ['base64ish', /^[\w+/=.%-]+$/],
];

/** Counts characters, not UTF-16 units, without making an array: a burst brings ten thousand values at once. */
function measureValue(value: string): { length: number; bits: number } {
  const ascii = new Uint32Array(128);
  const others = new Map<number, number>();
  let length = 0;
  for (let at = 0; at < value.length; length += 1) {
    const point = value.codePointAt(at) ?? 0;
    at += point > 0xffff ? 2 : 1;
    if (point < 128) ascii[point] = (ascii[point] ?? 0) + 1;
    else others.set(point, (others.get(point) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of ascii) if (count > 0) bits -= (count / length) * Math.log2(count / length);
  for (const count of others.values()) bits -= (count / length) * Math.log2(count / length);
  return { length, bits: Math.round(bits * 100) / 100 };
}

function sameSiteOf(raw: string | undefined): CookieShape['sameSite'] {
  // Chromium and Firefox both say `no_restriction` for None.
  if (raw === 'no_restriction' || raw === 'none') return 'none';
  return raw === 'strict' || raw === 'lax' ? raw : 'unspecified';
}

/** Whether a cookie's name holds its site's name (`acme_session`) or begins as it does (`ac_sid`). */
export function isBranded(name: string, domain: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const labels = domain.toLowerCase().replace(/^\./, '').split('.').slice(0, -1);
  return labels
    .map((label) => label.replace(/[^a-z0-9]/g, ''))
    .filter((label) => label.length > 2 && !/^(www|com|net|org)$/.test(label))
    .some(
      (label) =>
        (label.length >= 4 && plain.includes(label)) || (plain.length > 2 && plain.slice(0, 2) === label.slice(0, 2)),
    );
}

/** Measures a cookie. `nowMs`: milliseconds since the epoch. */
export function shapeOf(cookie: MeasuredCookie, nowMs: number): CookieShape {
  const { expirationDate } = cookie;
  const value = measureValue(cookie.value);
  return {
    name: cookie.name,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSiteOf(cookie.sameSite),
    session: expirationDate === undefined,
    days: expirationDate === undefined ? null : Math.round((expirationDate * 1000 - nowMs) / DAY_MS),
    valueLength: value.length,
    valueEntropy: value.bits,
    valueCharset: CHARSETS.find(([, pattern]) => pattern.test(cookie.value))?.[0] ?? 'text',
    branded: cookie.domain !== undefined && isBranded(cookie.name, cookie.domain),
  };
}

/** `__Host-` and `__Secure-` promise something about attributes and say nothing about what a cookie is for. */
function plainName(name: string): string {
  const bare = name.replace(/^__(host|secure)-/i, '');
  try {
    return decodeURIComponent(bare).toLowerCase();
  } catch {
    // A stray percent sign: the name is not percent-encoded, so it already reads as it is.
    return bare.toLowerCase();
  }
}

interface NameReading {
  features: string[];
  credential: boolean;
  against: boolean;
  user: boolean;
  login: boolean;
}

function readName(shape: CookieShape, name: string): NameReading {
  const hits = FOR.filter(([, pattern]) => pattern.test(name)).map(([key]) => key);
  const against = AGAINST.filter(([, pattern]) => pattern.test(name)).map(([key]) => key);
  const credentials = hits.filter((key) => CREDENTIAL_WORDS.has(key)).length;
  const features = [...hits, ...against];
  const add = (feature: string, holds: boolean): unknown => holds && features.push(feature);
  add('n:person', PERSON.test(name));
  add('pos0', credentials === 0);
  add('pos2', credentials > 1);
  add('neg', against.length > 0);
  add('neg2', against.length > 1);
  add('posneg', credentials > 0 && against.length > 0);
  add('posclean', credentials > 0 && against.length === 0);
  add('hexname', /^[0-9a-f]{32}$/.test(name));
  add('underscore', name.startsWith('_'));
  add('digit', /\d/.test(name));
  add('upper', /^[A-Z_0-9-]+$/.test(shape.name));
  add('camel', /[a-z][A-Z]/.test(shape.name));
  add('dotted', /[.:[]/.test(name));
  add('separated', /[-_]/.test(name));
  add('branded', shape.branded === true);
  add('brandedCredential', shape.branded === true && credentials > 0);
  add('brandedLong', shape.branded === true && credentials === 0 && shape.valueLength >= LONG);
  const [user, login] = [hits.includes('n:user'), hits.includes('n:login')];
  return { features, credential: credentials > 0, against: against.length > 0, user, login };
}

function valueFeatures(shape: CookieShape): string[] {
  const { valueLength, valueEntropy, valueCharset } = shape;
  return [
    ...LENGTH_STEPS.filter(([step]) => valueLength > step).map(([, key]) => key),
    ...ENTROPY_STEPS.filter(([step]) => valueEntropy > step).map(([, key]) => key),
    `set:${valueCharset}`,
    ...(valueLength === 32 ? ['len32'] : []),
    ...(valueLength >= 6 && valueLength <= 9 && valueCharset !== 'letters' ? ['number'] : []),
  ];
}

/** What only two things together tell: a name that says "session" with a value that is one character long is a flag. */
function crossFeatures(shape: CookieShape, name: NameReading): string[] {
  const { secure, httpOnly, session } = shape;
  const long = shape.valueLength >= LONG;
  const random = long && shape.valueEntropy > 3.3;
  const token = long && (shape.valueCharset === 'hex' || shape.valueCharset === 'alnum');
  const rules: [string, boolean][] = [
    ['httpOnly', httpOnly],
    ['secure', secure],
    ['session', session],
    ['secure+httpOnly', secure && httpOnly],
    ['long', long],
    ['pos+long', name.credential && long],
    ['pos+short', name.credential && !long],
    ['pos+httpOnly', name.credential && httpOnly],
    ['pos+session', name.credential && session],
    ['pos+lasting', name.credential && !session],
    ['pos+long+httpOnly', name.credential && long && httpOnly],
    ['pos0+long+httpOnly', !name.credential && long && httpOnly],
    ['long+httpOnly', long && httpOnly],
    ['long+session', long && session],
    ['session+script', session && !httpOnly],
    ['lasting+httpOnly', !session && httpOnly],
    ['user+short', name.user && !long],
    ['login+flag', name.login && shape.valueLength < 6],
    ['random', random],
    ['random+clean', random && shape.valueCharset !== 'text' && !name.against],
    ['token', token],
    ['token+clean', token && !name.against],
  ];
  return rules.filter(([, holds]) => holds).map(([key]) => key);
}

/** The features that hold for a cookie; exported for the script that trains their weights. */
export function featuresOf(shape: CookieShape): string[] {
  const name = readName(shape, plainName(shape.name));
  return [...name.features, ...valueFeatures(shape), ...crossFeatures(shape, name)];
}

/** Whether a cookie can never be a session, whatever the weights say: its value is too short, or it is known for another purpose. */
export function isRuledOut(shape: CookieShape): boolean {
  const name = plainName(shape.name);
  return shape.valueLength < MIN_VALUE_LENGTH || NEVER.some((pattern) => pattern.test(name));
}

/** Score from 0 to 1 under given weights; see nominationScore. */
export function scoreWith(shape: CookieShape, features: ReadonlyMap<string, number>, intercept: number): number {
  if (isRuledOut(shape)) return 0;
  let sum = intercept;
  for (const feature of featuresOf(shape)) sum += features.get(feature) ?? 0;
  if (shape.sameSite === 'none' && !shape.httpOnly) sum += CROSS_SITE_SCRIPT_WEIGHT;
  return 1 / (1 + Math.exp(-sum));
}

/** How much a cookie looks like a login, from 0 to 1: its name, its attributes and its value's form together. */
export const nominationScore = (shape: CookieShape): number => scoreWith(shape, SHIPPED, weights.intercept);

/** Whether a cookie nominates its site as one with an open session. A nomination confirms nothing. */
export const nominates = (shape: CookieShape): boolean => nominationScore(shape) >= NOMINATION_THRESHOLD;
