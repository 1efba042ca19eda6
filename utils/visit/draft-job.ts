import type { Choices } from '../message/messages';
import type { Preferences } from '../preference/preferences';
import type { Ledger } from '../session/ledger';
import type { Session } from '../session/session';
import type { Catalogue } from '../site/catalogue';
import { framedSites } from './framed';
import type { Job, JobItem, VisitedSite } from './job';
import { type Wish, wishesOf } from './wishes';

/** What a person, or the end of a visit, asks for. */
export interface Press {
  scope: Job['scope'];
  keys: string[];
  /** What was chosen at log-out, by site, where the preference is `ask`. */
  choices: Choices;
}

/**
 * Pressing one site's own button overrides *keep*, after a question where others depend on it; of all, what a kept site
 * was entered through is kept. What has to be asked and was not is forgotten.
 */
function effective(
  wish: Wish | undefined,
  scope: Job['scope'],
  choice: Choices[string] = 'forget',
): JobItem['preference'] {
  const preference = wish?.preference ?? 'keep';
  if (scope === 'all' && wish && wish.keptFor.length > 0) return 'keep';
  if (preference === 'keep' && scope === 'one') return 'remember';
  return preference === 'ask' ? choice : preference;
}

/**
 * Whether what was only visited goes as well. A site that the person wants to be asked about may have been told to remember
 * them at its log-out: what it left for that stays. *Ask* of all sites alike says nothing of one.
 */
function isForgotten(key: string, wishes: Map<string, Wish>): boolean {
  const wish = wishes.get(key);
  const isOwnAsk = wish?.preference === 'ask' && wish.source.kind !== 'default' && wish.source.kind !== 'store';
  return !isOwnAsk && effective(wish, 'all') === 'forget';
}

/** What is wanted of everything that is known, and which of it was shown in frames only and is to be forgotten. */
export async function wishesNow(input: {
  ledger: Ledger;
  preferences: Preferences;
  catalogue: Catalogue;
}): Promise<{ wishes: Map<string, Wish>; framed: VisitedSite[] }> {
  const { ledger, catalogue } = input;
  await ledger.ready;
  const framed = await framedSites(ledger, catalogue);
  const known = [...ledger.sessions(), ...framed].map(({ key }) => key);
  const wishes = await wishesOf([...known, ...ledger.traceKeys()], input);
  return { wishes, framed: framed.filter(({ key }) => isForgotten(key, wishes)) };
}

/** What is written down of a session before anything is done to it. */
export function toItem(
  session: Session,
  preference: JobItem['preference'],
  wish: Wish | undefined,
  trace: JobItem['trace'],
): JobItem {
  return {
    key: session.key,
    preference,
    ...(preference === 'keep' && wish?.preference !== 'keep' ? { letsInKept: true as const } : {}),
    stage: 'waiting',
    // Neither whose login it is nor how it was asked for goes to the disk; memory, where it is left, is asked first.
    // Of other accounts it stays how many there are: none of them may be taken for ended.
    session: { ...session, account: null },
    trace: { ...trace, account: null, otherAccounts: trace.otherAccounts.map(() => ''), signIn: null },
    result: null,
    wasInterrupted: false,
    survivorCount: 0,
  };
}

/**
 * What such a press would end, as things are at this very moment; what is being ended already (`busy`) is left out. Waits
 * for nothing: two presses at once must not both begin with a session.
 */
export function draftJob(
  { scope, keys, choices }: Press,
  wishes: Map<string, Wish>,
  busy: ReadonlySet<string>,
  ledger: Ledger,
): Pick<Job, 'items' | 'visited'> {
  const sessions = ledger.sessions().filter(({ key }) => keys.includes(key) && !busy.has(key));
  const items = sessions.map((session) => {
    const wish = wishes.get(session.key);
    const chosen = Object.hasOwn(choices, session.site) ? choices[session.site] : undefined;
    return toItem(session, effective(wish, scope, chosen), wish, ledger.trace(session.key));
  });
  if (scope === 'one') return { items, visited: [] };
  // What was visited without a login is forgotten as well, where the person wants sites to be forgotten.
  const leftOut = new Set([...busy, ...sessions.map(({ key }) => key)]);
  const visited = ledger
    .traceKeys()
    .filter((key) => !leftOut.has(key) && isForgotten(key, wishes))
    .map((key) => ({ key, origins: ledger.trace(key).origins }))
    .filter(({ origins }) => origins.length > 0);
  return { items, visited };
}
