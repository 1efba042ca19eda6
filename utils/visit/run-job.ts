import { result } from '../logout/outcome-of';
import { bareSession, sessionKey } from '../session/session';
import { tabsOf } from '../session/site-tabs';
import { storeKind } from '../session/store';
import { removeFound, wipe } from '../wipe/erase';
import { countSurvivors } from '../wipe/survivors';
import type { WipeTarget } from '../wipe/target';
import { toItem } from './draft-job';
import { dropTokens } from './drop-tokens';
import { eraseFramed } from './framed';
import type { Job, JobItem } from './job';
import type { JobPorts } from './job-ports';
import { logOutAll, reopenUnasked, takeBackProven } from './log-out-all';
import { isEverything, targetsOf } from './targets';

interface ClosedTabs {
  /** Stores and origins that were emptied from inside. */
  emptied: Set<string>;
  /** Origins of tabs that did not close: a page in them may write back what is erased. */
  stillOpen: string[];
  /** Stores in which a tab is still open. */
  storesInUse: Set<string>;
}

/** A page in an open tab would write back what is erased under it. */
async function closeTabs(targets: WipeTarget[], ports: JobPorts): Promise<ClosedTabs> {
  const tabsAt = async (depth: WipeTarget['depth']) => {
    const keys = targets.filter((one) => one.depth === depth).map(({ storeId, site }) => sessionKey(storeId, site));
    return (await Promise.all(keys.map((key) => tabsOf(key, ports.tabs, ports.catalogue)))).flat();
  };
  const [remembered, forgotten] = await Promise.all([tabsAt('remember'), tabsAt('forget')]);
  const tabs = [...remembered, ...forgotten];
  // At once: a page that hangs lets each of these run into its limit.
  const [isEmptied] = await Promise.all([
    Promise.all(forgotten.map((tab) => ports.scripts.emptyFromInside(tab.id, new URL(tab.url).origin))),
    Promise.all(tabs.map((tab) => ports.scripts.prepareClosing(tab.id))),
  ]);
  await ports.tabs.resetZoom(forgotten.filter(({ storeId }) => storeKind(storeId) !== 'container')); // those share it
  await ports.tabs.close(tabs.map((tab) => tab.id));
  const emptied = forgotten.filter((_, index) => isEmptied[index]);
  const staying = await ports.tabs.all();
  const open = new Set(staying.map(({ id }) => id));
  return {
    emptied: new Set(emptied.map(({ storeId, url }) => sessionKey(storeId, new URL(url).origin))),
    stillOpen: tabs.filter(({ id }) => open.has(id)).map(({ url }) => new URL(url).origin),
    storesInUse: new Set(staying.map(({ storeId }) => storeId)),
  };
}

async function wipeAll(job: Job, ports: JobPorts): Promise<void> {
  const due = job.items.filter((item) => item.preference !== 'keep' && item.stage !== 'finished');
  for (const item of due) item.stage = 'wiping';
  await ports.onStep(job);
  const withoutDropped = await dropTokens(due, ports);
  const targets = withoutDropped(await targetsOf(job, due, ports));
  const { stillOpen, ...closed } = await closeTabs(targets, ports);
  const wipePorts = { ...ports, remembered: await ports.traces.lists() };
  const unreached = await wipe(targets, wipePorts, closed);
  if (job.scope === 'all') {
    const isNothingKept = isEverything(targets, job, ports.ledger);
    if (isNothingKept) await eraseFramed(job.framed ?? [], ports);
    await ports.traces.eraseVisit(job.visitSinceMs ?? job.startedMs, isNothingKept);
  }
  ports.afterWipe(targets);
  for (const item of due) item.stage = 'checking';
  await ports.onStep(job);
  // What cannot be reached of a site without a login are caches, which let nobody in; its page in an open tab is another matter.
  const ofDue = new Set(targets.slice(0, due.length).flatMap(({ origins }) => origins));
  const leftOrigins = [...unreached.filter((origin) => ofDue.has(origin)), ...stillOpen];
  let survivors = await countSurvivors(targets, leftOrigins, wipePorts);
  if (survivors.some((count) => count > 0)) {
    // An answer that was on its way may have set a cookie since: only what does not go is said to stay.
    await removeFound(targets, wipePorts);
    survivors = await countSurvivors(targets, leftOrigins, wipePorts);
  }
  // Asked last: what was found before the access was withdrawn says nothing of what is hidden since.
  const isBlind = !(await ports.hasSiteAccess());
  for (const [index, item] of due.entries()) {
    finish(item, survivors[index] ?? 0, ports, isBlind);
  }
  const left = job.visited.flatMap(({ key }, index) => leftOf(key, survivors[due.length + index] ?? 0, ports));
  const areLeft = new Set(left.map(({ key }) => key));
  job.visited = job.visited.filter(({ key }) => !areLeft.has(key));
  job.items.push(...left);
  for (const { key } of job.visited) if (!ports.ledger.get(key)) ports.ledger.forget(key);
  for (const { key } of due) ports.otherAccounts.forget(key);
  job.isWiped = true;
}

/** Nobody was logged in there, and something of it does not go: that is said as of any other site. */
function leftOf(key: string, survivorCount: number, { ledger, clock }: JobPorts): JobItem[] {
  if (survivorCount === 0 || ledger.get(key)) return [];
  const item = toItem({ ...bareSession(key), sinceMs: clock.nowMs() }, 'forget', undefined, ledger.trace(key));
  return [{ ...item, stage: 'finished', result: result('failed', null, 'survivors'), survivorCount }];
}

function finish(item: JobItem, survivorCount: number, { ledger }: JobPorts, isBlind: boolean): void {
  item.survivorCount = survivorCount;
  const isLeft = survivorCount > 0 || isBlind;
  // What the server was told stays true; that something is left here has to be said before it.
  if (isLeft && item.result && item.result.outcome !== 'still-valid')
    item.result = { ...item.result, outcome: 'failed', reason: isBlind ? 'no-access' : 'survivors' };
  item.stage = 'finished';
  if (!isLeft) ledger.forget(item.key);
}

/**
 * Sites that were only visited when the job began, and where somebody was found to be logged in since: they are ended as the
 * others are, for their cookies would go without a word to their servers.
 */
function takeLate(job: Job, { ledger }: JobPorts): JobItem[] {
  const late = job.visited.flatMap(({ key }) => ledger.get(key) ?? []);
  const items = late.map((session) => toItem(session, 'forget', undefined, ledger.trace(session.key)));
  job.visited = job.visited.filter(({ key }) => !ledger.get(key));
  job.items.push(...items);
  return items;
}

/** Ends the sessions of a job, from wherever it stopped. Every step is idempotent; the wipe never waits for the network. */
export async function runJob(job: Job, ports: JobPorts): Promise<void> {
  for (const item of job.items.filter(({ preference }) => preference === 'keep')) {
    item.result = {
      outcome: 'kept',
      way: null,
      reason: item.letsInKept ? 'lets-in-kept' : 'preference',
      expiresAtMs: null,
    };
    item.stage = 'finished';
  }
  const isToldAll = job.items.every(({ stage }) => stage === 'wiping' || stage === 'checking' || stage === 'finished');
  if (!isToldAll) {
    const reopened = await reopenUnasked(job, ports);
    await logOutAll(job, ports);
    takeBackProven(reopened);
  }
  if (takeLate(job, ports).length > 0) await logOutAll(job, ports);
  await wipeAll(job, ports);
  await ports.onStep(job);
}
