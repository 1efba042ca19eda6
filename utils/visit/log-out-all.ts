import { createLogOutOfAccounts } from '../logout/end-accounts';
import type { LogOut } from '../logout/end-session';
import type { EndResult } from '../logout/outcome-of';
import type { Stage } from '../message/messages';
import { cookieLabel, nominate } from '../session/candidates';
import { splitKey } from '../session/session';
import { sessionCookies } from '../session/site-cookies';
import { tabsOf } from '../session/site-tabs';
import { bothTraces } from '../session/site-trace';
import { inParallel } from './in-parallel';
import { type Job, type JobItem, providerKeyOf } from './job';
import type { JobPorts } from './job-ports';
import { SESSIONS_AT_ONCE } from './sessions-at-once';

/** Time for the log-out of one session. When it is over, the wipe happens all the same. */
const SESSION_LIMIT_MS = 45_000;
/** However long it took to learn what to ask, the log-out itself has so much. */
const LEAST_MS = 20_000;

const INTERRUPTED: EndResult = { outcome: 'logged-out', way: null, reason: 'interrupted', expiresAtMs: null };
const GONE: EndResult = { ...INTERRUPTED, outcome: 'wiped-only' };

async function setStage(job: Job, item: JobItem, stage: Stage, ports: JobPorts): Promise<void> {
  item.stage = stage;
  await ports.onStep(job);
}

/**
 * A log-out that had begun may have taken part of the credential, and so may a restart of the browser: a cookie that lives
 * no longer than the browser is gone, or another one that a remembered login has brought since.
 */
async function hasLostCredential(item: JobItem, hadBegun: boolean, { jar, catalogue }: JobPorts): Promise<boolean> {
  if (hadBegun) return true;
  // What pages held in their own memory, or for one tab only, went with the browser; another token may have been given since.
  const holdsInPage = item.trace.carriesToken || item.session.tokens.some(({ area }) => area === 'session');
  if (item.wasRestarted && holdsInPage) return true;
  const { site, storeId } = splitKey(item.key);
  const cookies = await sessionCookies(jar, catalogue, site, storeId);
  const isThere = (label: string) =>
    cookies.some((cookie) => cookieLabel(cookie) === label && !(item.wasRestarted && cookie.session));
  return !item.session.cookieNames.every(isThere);
}

/** Nothing of the login is here any more: its server cannot be told by anybody, and no page of it has to be opened. */
async function isGone({ key, session, trace }: JobItem, { jar, catalogue }: JobPorts): Promise<boolean> {
  if (session.tokens.length > 0 || trace.carriesToken || trace.httpSignIns.length > 0) return false;
  const { site, storeId } = splitKey(key);
  const recipe = await catalogue.recipeFor(site);
  return recipe?.session.storage === undefined && (await sessionCookies(jar, catalogue, site, storeId)).length === 0;
}

async function openLogOut(job: Job, item: JobItem, ports: JobPorts): Promise<LogOut> {
  const { site, storeId } = splitKey(item.key);
  const { catalogue, jar } = ports;
  const cookiesNow = () => sessionCookies(jar, catalogue, site, storeId);
  const [cookies, recipe] = await Promise.all([cookiesNow(), catalogue.recipeFor(site)]);
  const frameworks = recipe ? [] : await catalogue.frameworks();
  const nomination = nominate(cookies, recipe, frameworks, ports.clock.nowMs());
  // By a clock that may have been set back meanwhile.
  const leftMs = (usedMs: number) => Math.min(SESSION_LIMIT_MS, Math.max(LEAST_MS, SESSION_LIMIT_MS - usedMs));
  const limit = (usedMs = 0) => AbortSignal.timeout(leftMs(usedMs));
  const ending = {
    ports,
    session: item.session,
    traceNow: () => {
      const live = ports.ledger.trace(item.key);
      return item.wasInterrupted ? bothTraces(item.trace, live) : live; // after a restart the journal remembers more
    },
    recipe,
    frameworks: nomination.frameworks,
    allFrameworks: catalogue.frameworks,
    tabs: await tabsOf(item.key, ports.tabs, ports.catalogue),
    cookiesNow,
    presses: [],
    parties: job.items.filter((one) => providerKeyOf(one) === item.key).map(({ key }) => splitKey(key).site),
    mayComeBack: job.items.some(({ key, preference }) => key === providerKeyOf(item) && preference !== 'keep'),
    heardTokens: () => ports.heardTokens(item.key),
    isLeftAccount: false,
    hidden: { showedEffect: false },
    contact: { isMade: false },
    signal: limit(),
    limit,
  };
  const labels = new Set([...item.session.cookieNames, ...nomination.cookies.map(cookieLabel)]);
  return createLogOutOfAccounts(ending, ports.otherAccounts.of(item.key), {
    async onProving(isStillIn) {
      if (isStillIn) item.wasLeftOpen = true;
      else delete item.wasLeftOpen;
      await setStage(job, item, 'proving', ports);
    },
    isLikely: (cookie) => labels.has(cookieLabel(cookie)),
  });
}

/** Logs out of one session; what nobody expected is an interruption, so that one site never stops the rest. */
async function logOut(job: Job, item: JobItem, open: () => Promise<LogOut>, ports: JobPorts): Promise<void> {
  const wasProving = item.stage === 'proving';
  const wasLoggingOut = item.stage === 'logging-out';
  if (item.result) return;
  if (wasProving) {
    // The old credential was in memory only, and is gone with the background that held it.
    item.result = item.wasLeftOpen ? GONE : INTERRUPTED;
    return;
  }
  await setStage(job, item, 'logging-out', ports);
  try {
    if (item.wasInterrupted && (await isGone(item, ports))) {
      item.result = GONE;
      return;
    }
    const wasToldBefore = item.wasInterrupted && (await hasLostCredential(item, wasLoggingOut, ports));
    const result = await (await open()).end();
    // The proof would be about what is left of the credential, not about what was in force.
    item.result = wasToldBefore && result.outcome === 'ended' ? { ...INTERRUPTED, way: result.way } : result;
  } catch (error) {
    ports.onFailure(error);
    item.result = GONE;
  }
}

/**
 * What an earlier life of the background had proven it did not come to ask once more: where a session may have been entered
 * again through its provider since, its server is told again. Gives what was proven of those.
 */
export async function reopenUnasked({ items }: Job, ports: JobPorts): Promise<Map<JobItem, EndResult>> {
  const reopened = new Map<JobItem, EndResult>();
  const isUnasked = (item: JobItem) => item.wasInterrupted && item.stage === 'proving' && providerKeyOf(item) !== null;
  for (const item of items.filter(isUnasked)) {
    if (item.result?.outcome !== 'ended' || (await isGone(item, ports))) continue;
    reopened.set(item, item.result);
    item.stage = 'logging-out';
    item.result = null;
  }
  return reopened;
}

/** Where nothing was there any more to be pressed, the server had been told all the same. */
export function takeBackProven(reopened: Map<JobItem, EndResult>): void {
  for (const [item, { way }] of reopened) if (item.result?.reason === 'no-way') item.result = { ...INTERRUPTED, way };
}

/**
 * Logs out of all sessions of a job. Relying parties first: a provider that is ended before them would take their way
 * to log out with it. What can be asked of a provider is learnt before, because their log-out may end it as well. Then
 * everything is asked once more: the provider's log-out may have ended what entered through it, and while it was open
 * it may have let somebody in again.
 */
export async function logOutAll(job: Job, ports: JobPorts): Promise<void> {
  const items = job.items.filter((item) => item.preference !== 'keep');
  const opening = new Map<string, Promise<LogOut>>();
  const ahead = new Map<string, Promise<void>>();
  const open = (item: JobItem): Promise<LogOut> => {
    const known = opening.get(item.key) ?? openLogOut(job, item, ports);
    opening.set(item.key, known);
    return known;
  };
  const isProvider = ({ key }: JobItem, among: JobItem[]) => among.some((item) => providerKeyOf(item) === key);

  async function end(item: JobItem): Promise<void> {
    await ahead.get(providerKeyOf(item) ?? '');
    await logOut(job, item, () => open(item), ports);
  }

  async function endAgain(item: JobItem): Promise<void> {
    const provider = items.find(({ key }) => key === providerKeyOf(item));
    const isLinked = provider !== undefined && provider.result?.way != null;
    // After an interruption the old credential is not whole, and nothing can be proven by it.
    if (!item.result || item.wasInterrupted || !opening.has(item.key)) return;
    try {
      item.result = await (await open(item)).askAgain(item.result, isLinked);
    } catch (error) {
      ports.onFailure(error); // what was found before stays true
    }
  }

  for (const item of items.filter((one) => !one.result && one.stage === 'waiting' && isProvider(one, items)))
    ahead.set(
      item.key,
      open(item)
        .then((one) => one.prepare())
        .catch(ports.onFailure),
    );
  let due = items;
  while (due.length > 0) {
    const first = due.filter((item) => !isProvider(item, due));
    const turn = first.length > 0 ? first : due; // a circle of providers has no beginning
    await inParallel(turn, SESSIONS_AT_ONCE, end);
    due = due.filter((item) => !turn.includes(item));
  }
  await inParallel(items, SESSIONS_AT_ONCE, endAgain);
}
