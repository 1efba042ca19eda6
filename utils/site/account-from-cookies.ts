import type { Framework, Recipe } from './recipe';
import { type CookieValue, decodeUrl, namesCookie } from './recipe-request';

/** Longest label of an account that is shown. */
const LONGEST = 64;

/**
 * Whose session it is, when a cookie tells: a name or a number without markup or control characters, at most
 * 64 characters. Null when nothing tells. The rest of the cookie's value, which may be secret, is left behind.
 */
export function accountFromCookies(recipe: Recipe | Framework, cookies: CookieValue[]): string | null {
  const { account } = recipe;
  if (!account) return null;
  for (const cookie of cookies) {
    if (!namesCookie(recipe, account.cookie, cookie.name)) continue;
    const raw = account.of === 'name' ? cookie.name : cookie.value;
    const text = account.decode === 'url' ? decodeUrl(raw) : raw;
    const label = text === null ? null : labelIn(text, account.pattern);
    if (label) return label;
  }
  return null;
}

function labelIn(text: string, pattern: string | undefined): string | null {
  const found = pattern === undefined ? text : new RegExp(pattern).exec(text)?.[1];
  if (!found) return null;
  const clean = found.replace(/[<>\p{Cc}\p{Cf}]/gu, '').trim();
  return clean === '' ? null : [...clean].slice(0, LONGEST).join('');
}
