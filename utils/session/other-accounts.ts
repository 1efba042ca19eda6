import type { SiteCookie } from '../browser/cookie-jar';
import type { Ledger } from './ledger';

/** Whose session a site's cookies are, and which of them carry it. */
export interface AccountCookies {
  account: string;
  cookies: SiteCookie[];
  carriers: SiteCookie[];
}

/**
 * Accounts that a person switched away from without logging out: the browser has dropped their cookies, the server has
 * not dropped their sessions. Their old credentials are held in memory only, and are gone with the background; that
 * there was one stays in the site's trace.
 */
export interface OtherAccounts {
  /** Tells whose session the site's cookies are now; null when nobody's. */
  note(key: string, now: AccountCookies | null): void;
  /** What is still held: for each time that one was left, its credential in every version that may be in force. */
  of(key: string): AccountCookies[][];
  forget(key: string): void;
}

const MOST = 8;
/** A site renews its cookies one by one: what was in force before a mixture has to be kept as well. */
const MOST_VERSIONS = 3;

/** Whether two credentials open one session. The cookie that names the account may be ahead of the others. */
function isOneSession(one: AccountCookies, other: AccountCookies): boolean {
  const same = one.carriers.filter(({ name, domain, value }) =>
    other.carriers.some((cookie) => cookie.name === name && cookie.domain === domain && cookie.value === value),
  );
  return same.some(({ value }) => !value.includes(one.account)) || same.length === one.carriers.length;
}

/** One mention less of an account. */
function without(accounts: string[], one: string): string[] {
  const place = accounts.lastIndexOf(one);
  return place < 0 ? accounts : accounts.toSpliced(place, 1);
}

export function createOtherAccounts(ledger: Ledger): OtherAccounts {
  const present = new Map<string, AccountCookies[]>();
  const left = new Map<string, AccountCookies[][]>();

  /** The versions of one account, newest last. */
  function renew(key: string, now: AccountCookies): void {
    const mine = (present.get(key) ?? []).filter(({ account }) => account === now.account);
    present.set(key, [...mine.filter((one) => !isOneSession(one, now)), now].slice(-MOST_VERSIONS));
  }

  /** A session that is the present one again is no other any more. Gives the accounts that came back. */
  function takeBack(key: string, now: AccountCookies): string[] {
    const kept: AccountCookies[][] = [];
    const back: string[] = [];
    for (const versions of left.get(key) ?? []) {
      const others = versions.filter((one) => !isOneSession(one, now));
      if (others.length > 0) kept.push(others);
      else back.push(versions[0]?.account ?? '');
    }
    left.set(key, kept);
    return back;
  }

  return {
    note(key, now) {
      const trace = ledger.trace(key);
      const account = now?.account ?? null;
      if (!now) present.delete(key);
      let { otherAccounts } = trace;
      if (account !== null && trace.account !== null && trace.account !== account) {
        const before = present.get(key) ?? [];
        if (before.length > 0) left.set(key, [...(left.get(key) ?? []), before].slice(-MOST));
        otherAccounts = [...otherAccounts, trace.account].slice(-MOST);
      }
      if (now) {
        for (const back of takeBack(key, now)) otherAccounts = without(otherAccounts, back);
        renew(key, now);
      }
      if (trace.account !== account || trace.otherAccounts !== otherAccounts)
        ledger.setTrace(key, { ...trace, account, otherAccounts });
    },
    of: (key) => [...(left.get(key) ?? [])],
    forget(key) {
      present.delete(key);
      left.delete(key);
    },
  };
}
