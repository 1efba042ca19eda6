import type { EndResult } from '../logout/end-session';
import { endSession } from '../logout/end-session';
import type { LogoutPorts } from '../logout/ending';
import type { Stage } from '../message/messages';
import { cookieLabel, nominate } from '../session/candidates';
import { tabsOf } from '../session/investigate';
import type { Ledger } from '../session/ledger';
import { splitKey } from '../session/session';
import { domainsOf, sessionCookies } from '../session/site-cookies';
import { EMPTY_TRACE } from '../session/site-trace';
import type { Catalogue } from '../site/catalogue';
import { countSurvivors, type WipePorts, type WipeTarget, wipe } from '../wipe/wipe';
import { inParallel } from './in-parallel';
import { type Job, type JobItem, providersOf, type VisitedSite } from './job';

export interface JobPorts extends LogoutPorts, WipePorts {
  catalogue: Catalogue;
  ledger: Ledger;
  heardTokens(key: string): string[];
  /** Called after every step; resolves when the journal has it. */
  onStep(job: Job): Promise<void>;
  /** Called when these targets have been erased: what comes late goes as well. */
  afterWipe(targets: WipeTarget[]): void;
  onFailure(error: unknown): void;
}

/** Time for the log-out of one session. When it is over, the wipe happens all the same. */
const SESSION_LIMIT_MS = 30_000;
const SESSIONS_AT_ONCE = 24;

const INTERRUPTED: EndResult = { outcome: 'logged-out', way: null, reason: 'interrupted', expiresAtMs: null };
const FAILED: EndResult = { outcome: 'failed', way: null, reason: 'no-way', expiresAtMs: null };

async function setStage(job: Job, item: JobItem, stage: Stage, ports: JobPorts): Promise<void> {
  item.stage = stage;
  await ports.onStep(job);
}

/** Logs out of one session; what cannot be expected becomes `failed`, so that one site never stops the rest. */
async function logOut(job: Job, item: JobItem, ports: JobPorts): Promise<void> {
  const wasProving = item.stage === 'proving';
  const wasLoggingOut = item.stage === 'logging-out';
  if (item.result) return;
  if (wasProving) {
    // The old credential was in memory only, and is gone with the background that held it.
    item.result = INTERRUPTED;
    return;
  }
  await setStage(job, item, 'logging-out', ports);
  try {
    const wasToldBefore = item.wasInterrupted && (await hasLostCredential(item, wasLoggingOut, ports));
    const result = await end(job, item, ports);
    // The proof would be about what is left of the credential, not about what was in force.
    item.result = wasToldBefore && result.outcome === 'ended' ? { ...INTERRUPTED, way: result.way } : result;
  } catch (error) {
    ports.onFailure(error);
    item.result = FAILED;
  }
}

/** A log-out that had begun may have taken part of the credential, and so may a restart of the browser. */
async function hasLostCredential(item: JobItem, hadBegun: boolean, { jar, catalogue }: JobPorts): Promise<boolean> {
  if (hadBegun) return true;
  const { site, storeId } = splitKey(item.key);
  const labels = (await sessionCookies(jar, catalogue, site, storeId)).map(cookieLabel);
  return item.session.cookieNames.some((label) => !labels.includes(label));
}

async function end(job: Job, item: JobItem, ports: JobPorts): Promise<EndResult> {
  const { site, storeId } = splitKey(item.key);
  const { catalogue, jar } = ports;
  const cookiesNow = () => sessionCookies(jar, catalogue, site, storeId);
  const [cookies, recipe, frameworks] = await Promise.all([
    cookiesNow(),
    catalogue.recipeFor(site),
    catalogue.frameworks(),
  ]);
  const nomination = nominate(cookies, recipe, frameworks, ports.clock.nowMs());
  const ending = {
    ports,
    session: item.session,
    traceNow: () => {
      const live = ports.ledger.trace(item.key);
      return live === EMPTY_TRACE ? item.trace : live; // after a restart only the journal remembers
    },
    recipe,
    frameworks: nomination.frameworks,
    tabs: await tabsOf(item.key, ports.tabs, catalogue),
    cookiesNow,
    presses: [],
    heardTokens: () => ports.heardTokens(item.key),
    contact: { isMade: false },
    signal: AbortSignal.timeout(SESSION_LIMIT_MS),
  };
  const labels = new Set([...item.session.cookieNames, ...nomination.cookies.map(cookieLabel)]);
  return endSession(ending, {
    onProving: () => setStage(job, item, 'proving', ports),
    isLikely: (cookie) => labels.has(cookieLabel(cookie)),
  });
}

/** Relying parties first: a provider that is ended before them would take their way to log out with it. */
async function logOutAll(job: Job, ports: JobPorts): Promise<void> {
  let due = job.items.filter((item) => item.preference !== 'keep');
  while (due.length > 0) {
    const providers = providersOf(due);
    const first = due.filter((item) => !providers.has(splitKey(item.key).site));
    const turn = first.length > 0 ? first : due; // a circle of providers has no beginning
    await inParallel(turn, SESSIONS_AT_ONCE, (item) => logOut(job, item, ports));
    due = due.filter((item) => !turn.includes(item));
  }
}

async function targetOf(
  key: string,
  what: Pick<WipeTarget, 'origins' | 'depth' | 'cookieNames' | 'tokenOrigins'>,
  { catalogue }: JobPorts,
): Promise<WipeTarget> {
  const { site, storeId } = splitKey(key);
  const [domains, recipe] = await Promise.all([domainsOf(site, catalogue), catalogue.recipeFor(site)]);
  return { site, storeId, domains, recipe, ...what };
}

const targetOfItem = ({ key, trace, session, preference }: JobItem, ports: JobPorts) =>
  targetOf(
    key,
    {
      origins: trace.origins,
      depth: preference === 'remember' ? 'remember' : 'forget',
      cookieNames: session.cookieNames,
      tokenOrigins: session.tokens.length > 0 && session.seenAt ? [new URL(session.seenAt).origin] : [],
    },
    ports,
  );

const targetOfVisited = ({ key, origins }: VisitedSite, ports: JobPorts) =>
  targetOf(key, { origins, depth: 'forget', cookieNames: [], tokenOrigins: [] }, ports);

/** A page in an open tab would write back what is erased under it. Gives the origins that were emptied from inside. */
async function closeTabs(items: JobItem[], visited: VisitedSite[], ports: JobPorts): Promise<Set<string>> {
  const tabsAt = async (list: { key: string }[]) =>
    (await Promise.all(list.map(({ key }) => tabsOf(key, ports.tabs, ports.catalogue)))).flat();
  const remembered = await tabsAt(items.filter(({ preference }) => preference === 'remember'));
  const forgotten = await tabsAt([...items.filter(({ preference }) => preference !== 'remember'), ...visited]);
  await Promise.all(forgotten.map((tab) => ports.scripts.emptyCaches(tab.id)));
  const tabs = [...remembered, ...forgotten];
  await Promise.all(tabs.map((tab) => ports.scripts.silenceLeaving(tab.id)));
  await ports.tabs.close(tabs.map((tab) => tab.id));
  return new Set(forgotten.map((tab) => new URL(tab.url).origin));
}

async function wipeAll(job: Job, ports: JobPorts): Promise<void> {
  const due = job.items.filter((item) => item.preference !== 'keep' && item.stage !== 'finished');
  for (const item of due) item.stage = 'wiping';
  await ports.onStep(job);
  const emptied = await closeTabs(due, job.visited, ports);
  const targets = await Promise.all(due.map((item) => targetOfItem(item, ports)));
  const others = await Promise.all(job.visited.map((site) => targetOfVisited(site, ports)));
  const unreached = (await wipe([...targets, ...others], ports)).filter((origin) => !emptied.has(origin));
  ports.afterWipe([...targets, ...others]);
  for (const item of due) item.stage = 'checking';
  await ports.onStep(job);
  const survivors = await countSurvivors(targets, unreached, ports.jar);
  for (const [index, item] of due.entries()) finish(item, survivors[index] ?? 0, ports);
  for (const { key } of job.visited) ports.ledger.forget(key);
  job.isWiped = true;
}

function finish(item: JobItem, survivorCount: number, { ledger }: JobPorts): void {
  item.survivorCount = survivorCount;
  // What the server was told stays true; that something is left here has to be said before it.
  if (survivorCount > 0 && item.result && item.result.outcome !== 'still-valid')
    item.result = { ...item.result, outcome: 'failed', reason: 'survivors' };
  item.stage = 'finished';
  if (survivorCount === 0) ledger.forget(item.key);
}

/** Ends the sessions of a job, from wherever it stopped. Every step is idempotent; the wipe never waits for the network. */
export async function runJob(job: Job, ports: JobPorts): Promise<void> {
  for (const item of job.items.filter(({ preference }) => preference === 'keep')) {
    item.result = { outcome: 'kept', way: null, reason: 'preference', expiresAtMs: null };
    item.stage = 'finished';
  }
  const isToldAll = job.items.every(({ stage }) => stage === 'wiping' || stage === 'checking' || stage === 'finished');
  if (!isToldAll) await logOutAll(job, ports);
  await wipeAll(job, ports);
  await ports.onStep(job);
}
