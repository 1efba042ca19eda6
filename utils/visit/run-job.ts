import { tabsOf } from '../session/investigate';
import { splitKey } from '../session/session';
import { domainsOf } from '../session/site-cookies';
import { countSurvivors, type WipeTarget, wipe } from '../wipe/wipe';
import type { Job, JobItem, VisitedSite } from './job';
import type { JobPorts } from './job-ports';
import { logOutAll } from './log-out-all';

async function targetOf(
  key: string,
  what: Pick<WipeTarget, 'origins' | 'depth' | 'cookieNames' | 'tokenOrigins'>,
  { catalogue }: JobPorts,
): Promise<WipeTarget> {
  const { site, storeId } = splitKey(key);
  const [domains, recipe] = await Promise.all([domainsOf(site, catalogue), catalogue.recipeFor(site)]);
  // Where a recipe knows that the login lies in web storage, that has to go as a token has to.
  const isStored = recipe?.session.storage !== undefined && what.depth === 'remember';
  return { site, storeId, domains, recipe, ...what, ...(isStored ? { tokenOrigins: what.origins } : {}) };
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
  for (const { key } of due) ports.otherAccounts.forget(key);
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
    item.result = {
      outcome: 'kept',
      way: null,
      reason: item.letsInKept ? 'lets-in-kept' : 'preference',
      expiresAtMs: null,
    };
    item.stage = 'finished';
  }
  const isToldAll = job.items.every(({ stage }) => stage === 'wiping' || stage === 'checking' || stage === 'finished');
  if (!isToldAll) await logOutAll(job, ports);
  await wipeAll(job, ports);
  await ports.onStep(job);
}
