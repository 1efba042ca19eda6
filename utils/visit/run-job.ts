import type { EndResult } from '../logout/end-session';
import { endSession } from '../logout/end-session';
import type { LogoutPorts } from '../logout/ending';
import type { Stage } from '../message/messages';
import { cookieLabel, nominate } from '../session/candidates';
import { tabsOf } from '../session/investigate';
import type { Ledger } from '../session/ledger';
import { splitKey } from '../session/session';
import { domainsOf, sessionCookies } from '../session/site-cookies';
import type { Catalogue } from '../site/catalogue';
import { countSurvivors, type WipePorts, type WipeTarget, wipe } from '../wipe/wipe';
import { inParallel } from './in-parallel';
import { type Job, type JobItem, providersOf } from './job';

export interface JobPorts extends LogoutPorts, WipePorts {
  catalogue: Catalogue;
  ledger: Ledger;
  /** Called after every step; resolves when the journal has it. */
  onStep(job: Job): Promise<void>;
  onFailure(error: unknown): void;
}

/** Time for the log-out of one session. When it is over, the wipe happens all the same. */
const SESSION_LIMIT_MS = 20_000;
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
  if (item.result) return;
  if (wasProving) {
    // The old credential was in memory only, and is gone with the background that held it.
    item.result = INTERRUPTED;
    return;
  }
  await setStage(job, item, 'logging-out', ports);
  try {
    item.result = await end(job, item, ports);
  } catch (error) {
    ports.onFailure(error);
    item.result = FAILED;
  }
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
    trace: item.trace,
    recipe,
    frameworks: nomination.frameworks,
    tabs: await tabsOf(item.key, ports.tabs, catalogue),
    cookiesNow,
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
  const providers = providersOf(job.items);
  const isProvider = (item: JobItem) => providers.has(splitKey(item.key).site);
  const due = job.items.filter((item) => item.preference !== 'keep');
  await inParallel(
    due.filter((item) => !isProvider(item)),
    SESSIONS_AT_ONCE,
    (item) => logOut(job, item, ports),
  );
  await inParallel(due.filter(isProvider), SESSIONS_AT_ONCE, (item) => logOut(job, item, ports));
}

async function targetOf(item: JobItem, { catalogue }: JobPorts): Promise<WipeTarget> {
  const { site, storeId } = splitKey(item.key);
  return {
    site,
    storeId,
    domains: await domainsOf(site, catalogue),
    origins: item.trace.origins,
    depth: item.preference === 'remember' ? 'remember' : 'forget',
    recipe: await catalogue.recipeFor(site),
    cookieNames: item.session.cookieNames,
  };
}

/** A page in an open tab would write back what is erased under it. */
async function closeTabs(items: JobItem[], ports: JobPorts): Promise<void> {
  const tabs = (await Promise.all(items.map((item) => tabsOf(item.key, ports.tabs, ports.catalogue)))).flat();
  for (const item of items.filter(({ preference }) => preference === 'remember'))
    for (const tab of tabs) await ports.scripts.removeTokens(tab.id, item.session.tokens);
  await Promise.all(tabs.map((tab) => ports.scripts.silenceLeaving(tab.id)));
  await ports.tabs.close(tabs.map((tab) => tab.id));
}

async function wipeAll(job: Job, ports: JobPorts): Promise<void> {
  const due = job.items.filter((item) => item.preference !== 'keep' && item.stage !== 'finished');
  for (const item of due) item.stage = 'wiping';
  await ports.onStep(job);
  await closeTabs(due, ports);
  const targets = await Promise.all(due.map((item) => targetOf(item, ports)));
  await wipe(targets, ports);
  for (const item of due) item.stage = 'checking';
  await ports.onStep(job);
  const survivors = await countSurvivors(targets, ports.jar);
  for (const [index, item] of due.entries()) finish(item, survivors[index] ?? 0, ports);
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
