import type { MemoryStore } from '../browser/memory-store';
import type { WakeUps } from '../browser/wake-ups';
import type { KeptSteps } from '../elsewhere/kept-steps';
import type { Choices } from '../message/messages';
import type { Preferences } from '../preference/preferences';
import type { Ledger } from '../session/ledger';
import type { Session } from '../session/session';
import { planWipe, type WipePlan } from '../wipe/plan';
import { framedSites } from './framed';
import { isFinished, type Job, type JobItem, type VisitedSite } from './job';
import type { JobPorts } from './job-ports';
import type { Journal } from './journal';
import { readJob, readUnfinished } from './read-job';
import { runJob } from './run-job';
import { targetsOf } from './targets';
import { type Wish, wishesOf } from './wishes';

const RESUME_ALARM = 'resume-job';
const OVER_KEY = 'jobs-over';
const SINCE_KEY = 'visit-since';
/** Alarms come at most every half a minute; it is a net, not a pace. */
const RESUME_MINUTES = 0.5;
const DAY_MS = 86_400_000;

export interface VisitInput {
  journal: Journal;
  ledger: Ledger;
  preferences: Preferences;
  wakeUps: WakeUps;
  /** Keeps what is over, for the pages to show, until it is dismissed: the background may be stopped before. */
  memory: MemoryStore;
  /** Keeps when the visit began: what its last person typed is erased back to then, also at the next start of the browser. */
  disk: MemoryStore;
  /** What the panel for other devices keeps names sites: it goes with the visit. */
  keptSteps: Pick<KeptSteps, 'forgetAll'>;
  ports: Omit<JobPorts, 'onStep'>;
  newId(): string;
  /** Called once for each job, when it is over. */
  onOver?(job: Job): void;
}

/** What nobody expected stopped the job: what was not finished is said to be left, and can be pressed again. */
function giveUp(item: JobItem): void {
  if (item.stage === 'finished') return;
  item.stage = 'finished';
  item.result = { outcome: 'failed', way: item.result?.way ?? null, reason: 'survivors', expiresAtMs: null };
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

/** Ends sessions: one job after the other, each in the journal until it is finished. */
export interface Visit {
  listen(): void;
  /** Goes on with what an earlier life of the background, or of the browser, left unfinished. */
  resume(): Promise<void>;
  /** Starts to end these sessions; resolves when the job is in the journal. */
  end(scope: Job['scope'], keys: string[], choices?: Choices): Promise<void>;
  /** Resolves when every job is over. */
  settled(): Promise<void>;
  /** What the wipe of these sessions would erase, counted; nothing is touched. */
  plan(scope: Job['scope'], keys: string[], choices?: Choices): Promise<WipePlan>;
  /** The jobs to be shown: running ones, and finished ones until they are dismissed. */
  jobs(): Job[];
  dismiss(): void;
  onChange(listener: () => void): void;
}

export function createVisit(input: VisitInput): Visit {
  const { journal, ledger, preferences, wakeUps, memory, disk, ports } = input;
  let jobs: Job[] = [];
  let visitSinceMs = ports.clock.nowMs();
  let last: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  function toItem(session: Session, preference: JobItem['preference'], wish: Wish | undefined): JobItem {
    return {
      key: session.key,
      preference,
      ...(preference === 'keep' && wish?.preference !== 'keep' ? { letsInKept: true as const } : {}),
      stage: 'waiting',
      session: { ...session, account: null },
      trace: { ...ledger.trace(session.key), account: null, otherAccounts: [] },
      result: null,
      wasInterrupted: false,
      survivorCount: 0,
    };
  }

  /** What was visited without a login is forgotten as well, where the person wants sites to be forgotten. */
  function visitedBeside(ending: Set<string>, wishes: Map<string, Wish>): VisitedSite[] {
    return ledger
      .traceKeys()
      .filter((key) => !ending.has(key) && effective(wishes.get(key), 'all') === 'forget')
      .map((key) => ({ key, origins: ledger.trace(key).origins }))
      .filter(({ origins }) => origins.length > 0);
  }

  /** What running jobs are working on already. */
  const busyKeys = () =>
    new Set(
      jobs
        .filter((job) => !isFinished(job))
        .flatMap(({ items, visited }) => [...items, ...visited].map(({ key }) => key)),
    );

  /** What is wanted of everything that is known, and which of it was shown in frames only. */
  async function wishesNow(): Promise<{ wishes: Map<string, Wish>; framed: VisitedSite[] }> {
    await ledger.ready;
    const { catalogue } = ports;
    const framed = await framedSites(ledger, catalogue);
    const known = [...ledger.sessions(), ...framed].map(({ key }) => key);
    const wishes = await wishesOf([...known, ...ledger.traceKeys()], { preferences, ledger, catalogue });
    return { wishes, framed: framed.filter(({ key }) => effective(wishes.get(key), 'all') === 'forget') };
  }

  /** What such a press would end, as things are at this very moment. What is being ended already is left out. */
  function draft(
    scope: Job['scope'],
    keys: string[],
    choices: Choices,
    wishes: Map<string, Wish>,
  ): Pick<Job, 'items' | 'visited'> {
    const busy = busyKeys();
    const sessions = ledger.sessions().filter(({ key }) => keys.includes(key) && !busy.has(key));
    const items = sessions.map((session) => {
      const wish = wishes.get(session.key);
      const chosen = Object.hasOwn(choices, session.site) ? choices[session.site] : undefined;
      return toItem(session, effective(wish, scope, chosen), wish);
    });
    const leftOut = new Set([...busy, ...sessions.map(({ key }) => key)]);
    return { items, visited: scope === 'all' ? visitedBeside(leftOut, wishes) : [] };
  }

  async function onStep(job: Job): Promise<void> {
    try {
      // What came of it is kept before the journal forgets it: whoever is stopped in between still shows it.
      if (isFinished(job)) await keepOver();
      await (isFinished(job) ? journal.remove(job.id) : journal.put(job));
    } catch (error) {
      // A disk that takes nothing more must not keep anybody logged in: the job goes on without its net.
      ports.onFailure(error);
    }
    changed();
  }

  /** One destructive job at a time; the next waits. */
  function run(job: Job): void {
    last = last.then(async () => {
      try {
        await wakeUps.awakeWhile(() => runJob(job, { ...ports, onStep }));
      } catch (error) {
        ports.onFailure(error);
        job.items.forEach(giveUp);
        job.isWiped = true;
        await onStep(job);
      }
      input.onOver?.(job);
      if (job.scope === 'all') await beginVisit();
      await keepOver();
      if (jobs.every(isFinished)) await wakeUps.stop(RESUME_ALARM).catch(ports.onFailure);
      changed();
    });
  }

  const forgetPanel = () => input.keptSteps.forgetAll().catch(ports.onFailure);

  /** The next visit begins where this one ended. */
  async function beginVisit(): Promise<void> {
    visitSinceMs = ports.clock.nowMs();
    await forgetPanel();
    await disk.set(SINCE_KEY, visitSinceMs).catch(ports.onFailure);
  }

  const keepOver = () => memory.set(OVER_KEY, jobs.filter(isFinished)).catch(ports.onFailure);

  async function resume(): Promise<void> {
    await Promise.all([ledger.ready, preferences.ready]);
    const since = await disk.get(SINCE_KEY).catch(ports.onFailure);
    if (typeof since === 'number') visitSinceMs = since;
    else await beginVisit();
    const over = await memory.get(OVER_KEY);
    const isNew = (job: Job) => !jobs.some(({ id }) => id === job.id);
    jobs.unshift(...(Array.isArray(over) ? over : []).flatMap((one) => readJob(one) ?? []).filter(isNew));
    const written = await readUnfinished(journal, ports.onFailure);
    const done = new Set(jobs.filter(isFinished).map(({ id }) => id));
    for (const { id } of written) if (done.has(id)) await journal.remove(id).catch(ports.onFailure);
    const left = written.filter(isNew);
    for (const item of left.flatMap((job) => job.items)) item.wasInterrupted = true;
    jobs.push(...left);
    left.forEach(run);
    changed();
  }

  return {
    listen() {
      wakeUps.onWake((name) => {
        if (name === RESUME_ALARM) void resume().catch(ports.onFailure);
      });
    },
    resume,
    async end(scope, keys, choices = {}) {
      const { wishes, framed } = await wishesNow();
      const { items, visited } = draft(scope, keys, choices, wishes);
      if (items.length + visited.length === 0) return;
      const startedMs = ports.clock.nowMs();
      if (visitSinceMs > startedMs) visitSinceMs = startedMs - DAY_MS; // the clock was set back behind its beginning
      const job: Job = { id: input.newId(), startedMs, scope, visitSinceMs, items, visited, framed, isWiped: false };
      const shown = new Set(job.items.map(({ key }) => key));
      jobs = jobs.filter((one) => !isFinished(one) || !one.items.some(({ key }) => shown.has(key)));
      jobs.push(job);
      await onStep(job);
      await wakeUps.every(RESUME_ALARM, RESUME_MINUTES).catch(ports.onFailure); // a net, which must not hold the job
      run(job);
      changed();
    },
    settled: () => last,
    async plan(scope, keys, choices = {}) {
      const { wishes } = await wishesNow();
      const { items, visited } = draft(scope, keys, choices, wishes);
      const due = items.filter(({ preference }) => preference !== 'keep');
      const remembered = await ports.traces.lists();
      return planWipe(await targetsOf({ visited }, due, ports), { ...ports, remembered });
    },
    jobs: () => jobs,
    dismiss() {
      // The panel may have been used for what a visit left to do; that is put away with its outcomes.
      if (jobs.some((job) => isFinished(job) && job.scope === 'all')) void forgetPanel();
      jobs = jobs.filter((job) => !isFinished(job));
      void keepOver();
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
