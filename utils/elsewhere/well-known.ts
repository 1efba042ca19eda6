/** Asks whether an address is answered with an ok status, redirects followed; null where there is no answer at all. */
export type AskStatus = (address: string) => Promise<boolean | null>;

const CHANGE_PASSWORD = '/.well-known/change-password';
const NEVER_THERE = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';

/**
 * Where the password is changed by the W3C's “A Well-Known URL for Changing Passwords”: the first origin whose status
 * codes can be relied on (what cannot exist is not ok) and that answers the well-known address. Null when none does.
 */
export async function findChangePassword(origins: string[], ask: AskStatus): Promise<string | null> {
  for (const origin of origins) {
    if ((await ask(origin + NEVER_THERE)) !== false) continue;
    if (await ask(origin + CHANGE_PASSWORD)) return origin + CHANGE_PASSWORD;
  }
  return null;
}

/** Where a site may answer: the origins of its open pages first, then the usual two. */
export function originsOf(site: string, openAddresses: string[]): string[] {
  const open = openAddresses.map((address) => new URL(address).origin).filter((origin) => origin.startsWith('https:'));
  return [...new Set([...open, `https://${site}`, `https://www.${site}`])].slice(0, 4);
}
