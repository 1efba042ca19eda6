import { cleanName } from './clean-name';
import { expiryOf, isAnonymous, jwtPayload } from './jwt';

/** One credential found in a stored value. */
export interface FoundToken {
  kind: 'jwt' | 'opaque';
  value: string;
  expiresAtMs: number | null;
}

const MOST_NODES = 400;
const DEEPEST = 6;
const LONGEST_TOKEN = 8192;
const CREDENTIAL_KEY =
  /(?:^|[^a-z])(?:[a-z]*(?:token|jwt|bearer)|auth(?:entication|orization)?|session(?:_?(?:id|key|token))?|sess(?:_?id)?|sid|access|credentials?|api_?key|id_?token|refresh|ticket|(?:access|auth|refresh|session|user|login)_?(?:token|key|id|secret))(?:$|[^a-z])/;
const NO_CREDENTIAL =
  /csrf|xsrf|anon|analytic|amplitude|mixpanel|segment|intercom|sentry|datadog|hotjar|(?:^|[^a-z])(?:_?ga|gid|fbp|ajs|dd|fcm|push|vapid|device|visitor|guest|client_?id|tracking|track|experiment|captcha|consent|nonce|pkce|verifier|challenge|cart|etag|cursor)(?:$|[^a-z])/;
/** Names of values that are none; around a value they say nothing (`{"state": {"token": …}, "version": 0}`). */
const NO_CREDENTIAL_NAME =
  /(?:^|[^a-z])(?:state|feature|theme|lang|locale|build|version|hash|cache|page|design|color|style)(?:$|[^a-z])|^(?:id|uuid|guid)$/;

/** Every credential in a stored value, JSON inside it included. `key` is its name in the storage. */
export function tokensIn(key: string, value: unknown): FoundToken[] {
  const found: FoundToken[] = [];
  let nodes = 0;
  const visit = (path: string, name: string, node: unknown, depth: number): void => {
    nodes += 1;
    if (nodes > MOST_NODES || depth > DEEPEST) return;
    if (typeof node === 'string') {
      const inner = parseJson(node);
      const token = inner === null ? tokenOf(path, name, node) : null;
      if (inner !== null) visit(path, name, inner, depth + 1);
      if (token) found.push(token);
    } else if (typeof node === 'object' && node !== null) {
      for (const [inner, child] of Object.entries(node)) visit(`${path}.${inner}`, inner, child, depth + 1);
    }
  };
  visit(key, key, value, 0);
  return found;
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed === text ? null : parsed;
  } catch {
    return null; // Only looks like JSON: it is judged as the text it is.
  }
}

const inWords = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();

function tokenOf(path: string, name: string, text: string): FoundToken | null {
  const value = text.trim().replace(/^(?:Bearer|Token|JWT)\s+/i, '');
  if (value.length < 16 || value.length > LONGEST_TOKEN || /\s/.test(value)) return null;
  const words = inWords(path);
  if (NO_CREDENTIAL.test(words) || NO_CREDENTIAL_NAME.test(inWords(name))) return null;
  const payload = jwtPayload(value);
  if (payload) return isAnonymous(payload) ? null : { kind: 'jwt', value, expiresAtMs: expiryOf(payload) };
  return CREDENTIAL_KEY.test(words) && looksRandom(value) ? { kind: 'opaque', value, expiresAtMs: null } : null;
}

const NAMING_CLAIMS = ['preferred_username', 'username', 'user_name', 'email', 'login', 'name', 'user'];

/** Whose login a token says it is, when it is a JWT that names a person. */
export function accountIn(value: string): string | null {
  const payload = jwtPayload(value) ?? {};
  const names = NAMING_CLAIMS.map((claim) => payload[claim]).filter((name) => typeof name === 'string');
  return names.map(cleanName).find((name) => name !== null) ?? null;
}

/** Whether the text is made by a machine: no address, date, number, word or sentence. */
function looksRandom(value: string): boolean {
  if (/^(?:https?:|\/|data:|\d+(?:\.\d+)*$|\d{4}-\d\d-\d\d)/.test(value) || /[<>{}@,;]/.test(value)) return false;
  const hasBoth = /\d/.test(value) && /[a-z]/i.test(value);
  return (
    new Set(value).size >= 9 &&
    (hasBoth || (value.length >= 24 && /[A-Z]/.test(value) && /[a-z]/.test(value) && !/[-_. ]/.test(value)))
  );
}
