import type { CookieJar } from '../browser/cookie-jar';
import type { HeardTokens } from './heard-tokens';
import type { Ledger } from './ledger';
import type { OtherAccounts } from './other-accounts';
import { splitKey } from './session';
import { storeKind } from './store';

/** Private windows that were closed: whoever comes next must not see whose sessions were there. */
export interface PrivateStores {
  /**
   * Drops whatever is known of a session, in memory as well, if its store went with the last private tab; true when it
   * did. Chromium refuses to read such a store.
   */
  forgetIfGone(key: string): Promise<boolean>;
  /** The same for all sessions and traces. */
  forgetGone(): Promise<void>;
}

export function createPrivateStores(input: {
  jar: CookieJar;
  ledger: Ledger;
  otherAccounts: OtherAccounts;
  tokens: HeardTokens;
}): PrivateStores {
  const { jar, ledger, otherAccounts, tokens } = input;

  async function forgetIfGone(key: string): Promise<boolean> {
    const { storeId } = splitKey(key);
    // Both browsers list a private store while it has a tab, and no longer when they tell that the last one was closed.
    if (storeKind(storeId) !== 'private' || (await jar.storeIds()).includes(storeId)) return false;
    otherAccounts.forget(key);
    tokens.forget(key);
    ledger.forget(key);
    return true;
  }

  return {
    forgetIfGone,
    async forgetGone() {
      await ledger.ready;
      for (const key of new Set([...ledger.sessions().map((one) => one.key), ...ledger.traceKeys()]))
        await forgetIfGone(key);
    },
  };
}
