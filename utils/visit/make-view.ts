import type { SessionView, View, VisitView } from '../message/messages';
import { type Session, sessionKey } from '../session/session';
import { storeKind } from '../session/store';
import type { Recipe } from '../site/recipe';
import { isFinished, type Job, type JobItem } from './job';
import type { Wish } from './wishes';

export interface ViewInput {
  sessions: Session[];
  jobs: Job[];
  /** What is wanted of each session, by its key. */
  wishes: Map<string, Wish>;
  /** Recipes of the sites shown, as far as there are any. */
  recipes: Map<string, Recipe>;
  icons: Map<string, string>;
  /** Site whose login a session was entered with, by the session's key. */
  enteredThrough(key: string): string | null;
  /** Accounts that were left for the present one, by the session's key. */
  otherAccounts(key: string): string[];
  hasSiteAccess: boolean;
  hasPrivateAccess: boolean;
  isLooking: boolean;
  presentSite: string | null;
  /** How far the visit as a whole is. */
  phase: View['phase'];
  visit: VisitView;
}

const BY_HAND = new Set(['failed', 'wiped-only']);

const nameOf = (site: string, { recipes }: ViewInput) => recipes.get(site)?.name ?? site;

/** What each login lets in, by its session's key: in the same store only, for a private window's logins are its own. */
const entriesOf = ({ sessions, enteredThrough }: ViewInput): Map<string, Session[]> =>
  Map.groupBy(sessions, ({ key, storeId }) => sessionKey(storeId, enteredThrough(key) ?? ''));

type RowInput = ViewInput & { entries: Map<string, Session[]> };

function rowOf(session: Session, item: JobItem | undefined, input: RowInput): SessionView {
  const recipe = input.recipes.get(session.site);
  const wish = input.wishes.get(session.key);
  const result = item?.result ?? null;
  const isOver = item?.stage === 'finished';
  const outcome = isOver && result ? result.outcome : null;
  return {
    key: session.key,
    site: session.site,
    name: nameOf(session.site, input),
    iconUrl: input.icons.get(session.key) ?? null,
    storeKind: storeKind(session.storeId),
    state: isOver && outcome !== 'kept' ? 'closed' : session.state,
    account: session.account,
    otherAccounts: [...new Set(input.otherAccounts(session.key))].filter((one) => one !== session.account),
    reach: recipe?.reach ?? null,
    sinceMs: session.sinceMs,
    preference: wish?.preference ?? 'keep',
    preferenceSource: wish?.source ?? { kind: 'default', pattern: null, byPolicy: false },
    keptFor: (wish?.keptFor ?? []).map((site) => nameOf(site, input)),
    loginFor: (input.entries.get(session.key) ?? []).map(({ site }) => nameOf(site, input)),
    stage: item?.stage ?? null,
    outcome,
    way: isOver ? (result?.way ?? null) : null,
    reason: isOver ? (result?.reason ?? null) : null,
    expiresAtMs: isOver ? (result?.expiresAtMs ?? null) : null,
    survivorCount: item?.survivorCount ?? 0,
    elsewhereUrl: recipe?.elsewhere ?? recipe?.changePassword ?? null,
    changePasswordUrl: recipe?.changePassword ?? null,
    byHandUrl: outcome && BY_HAND.has(outcome) ? session.seenAt : null,
  };
}

/** Sessions that are ended one by one say more than a visit that goes on. */
function phaseOf({ phase, jobs }: ViewInput): View['phase'] {
  if (phase === 'working' || jobs.some((job) => !isFinished(job))) return 'working';
  if (phase === 'counting') return phase;
  return jobs.length > 0 ? 'done' : phase;
}

/** What the pages show: open sessions, and those that jobs are ending or have ended. */
export function makeView(input: ViewInput): View {
  const items = new Map(input.jobs.flatMap((job) => job.items.map((item) => [item.key, item] as const)));
  const open = new Map(input.sessions.map((session) => [session.key, session]));
  // A session that was opened again after its log-out is a new one; its row is the open one.
  const isAgain = ({ key, sinceMs }: Session) => {
    const job = input.jobs.find((one) => one.items.some((item) => item.key === key));
    return job !== undefined && isFinished(job) && sinceMs > job.startedMs;
  };
  const rowInput = { ...input, entries: entriesOf(input) };
  const rows = [
    ...[...open.values()].map((session) =>
      rowOf(session, isAgain(session) ? undefined : items.get(session.key), rowInput),
    ),
    ...[...items.values()].filter(({ key }) => !open.has(key)).map((item) => rowOf(item.session, item, rowInput)),
  ];
  return {
    phase: phaseOf(input),
    visit: input.visit,
    hasSiteAccess: input.hasSiteAccess,
    hasPrivateAccess: input.hasPrivateAccess,
    isLooking: input.isLooking,
    presentSite: input.presentSite,
    sessions: rows.sort((a, b) => b.sinceMs - a.sinceMs),
  };
}
