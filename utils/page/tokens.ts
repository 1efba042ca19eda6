import { type Home, isHomeHost } from './home';
import type { TokenMark } from './page-reading';
import { indexedDbEntries, type StoredEntry, storageEntries } from './stored-entries';
import { accountIn, tokensIn } from './token-values';

/** Where credentials lie in the page's own storage; never what they are. */
export async function readTokens(win: Window): Promise<TokenMark[]> {
  const marks = new Map<string, TokenMark>();
  for (const { mark } of await allTokens(win)) {
    const id = `${mark.area}|${mark.key}|${mark.kind}`;
    const known = marks.get(id);
    if (!known || (known.expiresAtMs ?? 0) < (mark.expiresAtMs ?? 0)) marks.set(id, mark);
  }
  return [...marks.values()];
}

/**
 * The credentials of a page of this home, for a proof held in memory; null in any other, for they are sent to that home's
 * servers, and a hostile page can send its tab to another site at any moment. Never store or log them.
 */
export async function readTokenValues(win: Window, home: Home): Promise<string[] | null> {
  return isHomeHost(win.location.hostname, home)
    ? [...new Set((await allTokens(win)).map(({ value }) => value))]
    : null;
}

/** The account that the page's tokens name, where they name but one. */
export async function accountOfTokens(win: Window): Promise<string | null> {
  const names = new Set((await allTokens(win)).map(({ value }) => accountIn(value)).filter((name) => name !== null));
  const [only] = names;
  return names.size === 1 && only ? only : null;
}

async function allTokens(win: Window): Promise<{ mark: TokenMark; value: string }[]> {
  const entries: StoredEntry[] = [...storageEntries(win), ...(await indexedDbEntries(win))];
  return entries.flatMap(({ area, key, value }) =>
    tokensIn(key, value).map((token) => ({
      mark: { area, key, kind: token.kind, expiresAtMs: token.expiresAtMs },
      value: token.value,
    })),
  );
}
