import type { AccountCookies } from '../session/other-accounts';
import { createLogOut, type EndHooks, type LogOut } from './end-session';
import type { Ending } from './ending';
import type { Outcome } from './outcome';
import type { EndResult } from './outcome-of';

/** From what is best to say of several accounts to what is worst. */
const FROM_BEST: Outcome[] = ['ended', 'kept', 'logged-out', 'wiped-only', 'failed', 'still-valid'];

/** One site is one line: it says what is true of the account that fared worst. */
function worst(last: EndResult, results: EndResult[]): EndResult {
  const rank = ({ outcome }: EndResult) => FROM_BEST.indexOf(outcome);
  return results.reduce((found, one) => (rank(one) > rank(found) ? one : found), last);
}

/** The log-out of an account that was left for the present one: with the cookies it had, in no tab. */
const endingOf = (ending: Ending, { account, cookies }: AccountCookies): Ending => ({
  ...ending,
  session: { ...ending.session, account, tokens: [], control: null },
  isLeftAccount: true,
  tabs: [],
  presses: [],
  hidden: { showedEffect: false },
  contact: { isMade: false },
  heardTokens: () => [],
  cookiesNow: async () => cookies,
});

/**
 * The log-out of every account that was used here, the present one last. What can be asked is learnt of all of them
 * before, because one log-out may end them all. Of an account whose old credential is gone with an earlier life of the
 * background nothing can be asked: then the site is not said to be ended.
 */
export function createLogOutOfAccounts(ending: Ending, others: AccountCookies[][], hooks: EndHooks): LogOut {
  const last = createLogOut(ending, hooks);
  // The journal speaks of the present account: an interruption while another is proven is no interruption of that.
  const quiet = { ...hooks, onProving: async () => undefined };
  const left = others.flat().map((other) => createLogOut(endingOf(ending, other), quiet));
  const results: EndResult[] = [];
  let own: EndResult | null = null;
  return {
    prepare: last.prepare,
    async end() {
      const lostCount = ending.traceNow().otherAccounts.length - others.length;
      if (left.length > 0) for (const one of [last, ...left]) await one.prepare();
      for (const one of left) results.push(await one.end());
      own = await last.end();
      if (lostCount > 0)
        results.push({ outcome: 'logged-out', way: own.way, reason: 'other-account', expiresAtMs: null });
      return worst(own, results);
    },
    async askAgain(before, isLinked) {
      own = await last.askAgain(own ?? before, isLinked);
      return worst(own, results);
    },
  };
}
