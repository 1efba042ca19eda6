import {
  type Before,
  type Framework,
  isFramework,
  type PageStep,
  type Recipe,
  type RequestStep,
  type Step,
} from './recipe';

export interface CookieValue {
  name: string;
  value: string;
}

/** What a step's placeholders are filled from. `base` is where a framework's application lives; a site's recipe ignores it. */
export interface StepValues {
  /** Those the browser would send to the step's address: two hosts of a site may use one name for two values. */
  cookies: CookieValue[];
  before?: string;
  account?: string | null;
  base: string;
}

export interface FilledRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** The ways to log out that a recipe knows, best first. */
export const recipeSteps = (recipe: Recipe | Framework): Step[] => recipe.logOut;

/** The request a step stands for, or the first placeholder for which there is no value. */
export function fillStep(step: RequestStep, values: StepValues): FilledRequest | { missing: string } {
  const lacks: string[] = [];
  const fill = (text: string, encode?: (value: string) => string): string => {
    const filled = fillText(text, values, encode);
    if (filled.missing) lacks.push(filled.missing);
    return filled.text;
  };
  const headers = mapValues(step.headers ?? {}, (text) => fill(text));
  const fields = step.fields && new URLSearchParams(mapValues(step.fields, (text) => fill(text)));
  const url = addressIn(fill(step.url, encodeURIComponent), values.base);
  const json =
    step.json && JSON.stringify(mapValues(step.json, (value) => (typeof value === 'string' ? fill(value) : value)));
  // A line break would end the header; no cookie can hold one, but a decoded value can.
  const broken = Object.keys(headers).find((name) => /[\r\n\0]/.test(headers[name] ?? ''));
  const missing = lacks[0] ?? broken;
  if (missing !== undefined) return { missing };
  if (step.method === 'GET') return { method: 'GET', url: withQuery(url, fields), headers };
  if (json !== undefined)
    return { method: step.method, url, headers: { 'Content-Type': 'application/json', ...headers }, body: json };
  if (!fields) return { method: step.method, url, headers };
  return {
    method: step.method,
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: fields.toString(),
  };
}

/** Address of the page a step presses something on, or of what it asks before. */
export function stepAddress(step: PageStep | Before, base: string): string {
  return addressIn('page' in step ? step.page : step.url, base);
}

/** What an answer says for `{before}`; null when it does not say it. */
export function readBefore(
  before: Before,
  answer: { text: string; header: (name: string) => string | null },
): string | null {
  if (before.header !== undefined) return answer.header(before.header) || null;
  if (before.pattern !== undefined) return new RegExp(before.pattern).exec(answer.text)?.[1] || null;
  return before.json === undefined ? null : readJson(answer.text, before.json.split('.'));
}

/** A path of a framework becomes an address below `base`; a site's own address stays what it is. */
export function addressIn(address: string, base: string): string {
  return address.startsWith('/') ? base.replace(/[?#].*$/, '').replace(/\/+$/, '') + address : address;
}

/** Whether a cookie of this name, and value if it is known, carries a login. */
export function isSessionCookie(recipe: Recipe | Framework, name: string, value?: string): boolean {
  return (recipe.session.cookies ?? []).some((pattern) => {
    if (!namesCookie(recipe, pattern, name)) return false;
    const guest = recipe.session.guest?.[pattern];
    return value === undefined || guest === undefined || !new RegExp(guest).test(value);
  });
}

/** Whether a cookie of this name is what the site keeps for the next login. What carries a login itself never is. */
export function isRememberedCookie(recipe: Recipe | Framework, name: string): boolean {
  if (isSessionCookie(recipe, name)) return false;
  return (recipe.remembered?.cookies ?? []).some((pattern) => namesCookie(recipe, pattern, name));
}

export function namesCookie(recipe: Recipe | Framework, pattern: string, name: string): boolean {
  if (isFramework(recipe)) return new RegExp(pattern).test(name);
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function fillText(
  text: string,
  values: StepValues,
  encode = (value: string) => value,
): { text: string; missing?: string } {
  let missing: string | undefined;
  const filled = text.replace(/\{(before|account|cookie:[^{}]+)\}/g, (_, name: string) => {
    const value = placeholderValue(name, values);
    if (value === null) missing ??= name;
    return value === null ? '' : encode(value);
  });
  return { text: filled, missing };
}

function placeholderValue(name: string, { cookies, before, account }: StepValues): string | null {
  if (name === 'before') return before || null;
  if (name === 'account') return account || null;
  const [cookie, change] = name.replace(/^cookie:/, '').split('|');
  const value = cookies.find((one) => one.name === cookie)?.value;
  if (!value) return null;
  if (change === 'unquote') return value.replace(/^"|"$/g, '');
  return change === 'decode' ? decodeUrl(value) : value;
}

/** URL-decoded, or null when the text is not URL-encoded properly. */
export function decodeUrl(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function readJson(text: string, path: string[]): string | null {
  try {
    const found = path.reduce<unknown>(
      (value, key) => (Object(value) as Record<string, unknown>)[key],
      JSON.parse(text),
    );
    return (typeof found === 'string' || typeof found === 'number') && found !== '' ? String(found) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function withQuery(url: string, fields: URLSearchParams | undefined): string {
  return fields?.size ? `${url}${url.includes('?') ? '&' : '?'}${fields}` : url;
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
