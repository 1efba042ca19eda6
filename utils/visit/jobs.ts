import type { KeyValueStore } from '../browser/stores';
import type { WakeUps } from '../browser/wake-ups';
import type { KeptSteps } from '../elsewhere/kept-steps';
import { result } from '../logout/outcome-of';
import type { Choices } from '../message/messages';
import type { Preferences } from '../preference/preferences';
import type { Ledger } from '../session/ledger';
import { planWipe, type WipePlan } from '../wipe/plan';
import { draftJob, wishesNow } from './draft-job';
import { isFinished, type Job, type JobItem } from './job';
import type { JobPorts } from './job-ports';
import type { Journal } from './journal';
import { readJob, readUnfinished } from './read-job';
import { runJob } from './run-job';
import { targetsOf } from './targets';

const RESUME_ALARM = 'resume-job';
const OVER_KEY = 'jobs-over';
const SINCE_KEY = 'visit-since';
/** In memory where the journal was not read yet since the browser started: what it holds is another browser's. */
export const UNREAD_KEY = 'journal-unread';
/** Alarms come at most every half a minute; it is a net, not a pace. */
const RESUME_MINUTES = 0.5;
const DAY_MS = 86_400_000;

export interface JobsInput {
  journal: Journal;
  ledger: Ledger;
  preferences: Preferences;
  wakeUps: WakeUps;
  /** Keeps what is over, for the pages to show, until it is dismissed: the background may be stopped before. */
  memory: KeyValueStore;
  /** Keeps when the visit began: what its last person typed is erased back to then, also at the next start of the browser. */
  disk: KeyValueStore;
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
  item.result = result('failed', item.result?.way ?? null, 'survivors');
}

/** A finished job without the outcomes of these sessions, which are ended again; what came of its others is still true. */
function withoutItems(job: Job, keys: ReadonlySet<string>): Job[] {
  const items = job.items.filter(({ key }) => !keys.has(key));
  if (items.length === job.items.length) return [job];
  return items.length === 0 ? [] : [{ ...job, items }];
}

/** Ends sessions: one job after the other, each in the journal until it is finished. */
export interface Jobs {
  listen(): void;
  /** Goes on with what an earlier life of the background left unfinished; of the browser, where this is its start. */
  resume(isNewBrowser?: boolean): Promise<void>;
  /** Starts to end these sessions; resolves when the job is in the journal. */
  end(scope: Job['scope'], keys: string[], choices?: Choices): Promise<void>;
  /** Resolves when every job is over. */
  settled(): Promise<void>;
  /** What the wipe of these sessions would erase, counted; nothing is touched. */
  plan(scope: Job['scope'], keys: string[], choices?: Choices): Promise<WipePlan>;
  /** Until then `list` does not hold what was over in an earlier life of the background. */
  ready: Promise<void>;
  /** The jobs to be shown: running ones, and finished ones until they are dismissed. */
  list(): Job[];
  /** Puts away what is finished. */
  dismiss(): Promise<void>;
  /** The next visit begins: puts away those outcomes that are meant; what is left is of an earlier visit from now on. */
  turnOver(isMeant: (item: JobItem) => boolean): Promise<void>;
  /** Puts away what an earlier visit left. */
  dismissEarlier(): Promise<void>;
  onChange(listener: () => void): void;
}

export function createJobs(input: JobsInput): Jobs {
  const { journal, ledger, preferences, wakeUps, memory, disk, ports } = input;
  let jobs: Job[] = [];
  let visitSinceMs = ports.clock.nowMs();
  let last: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** What running jobs are working on already. */
  const busyKeys = () =>
    new Set(
      jobs
        .filter((job) => !isFinished(job))
        .flatMap(({ items, visited }) => [...items, ...visited].map(({ key }) => key)),
    );

  const wanted = () => wishesNow({ ledger, preferences, catalogue: ports.catalogue });

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
      await keepNet();
      changed();
    });
  }

  /** The alarm is there as long as anything is unfinished, and no longer. A net, which must not hold the job. */
  const keepNet = () =>
    (jobs.every(isFinished) ? wakeUps.stop(RESUME_ALARM) : wakeUps.every(RESUME_ALARM, RESUME_MINUTES)).catch(
      ports.onFailure,
    );

  const forgetPanel = () => input.keptSteps.forgetAll().catch(ports.onFailure);

  /** The next visit begins where this one ended. */
  async function beginVisit(): Promise<void> {
    visitSinceMs = ports.clock.nowMs();
    await forgetPanel();
    await disk.set(SINCE_KEY, visitSinceMs).catch(ports.onFailure);
  }

  const keepOver = () => memory.set(OVER_KEY, jobs.filter(isFinished)).catch(ports.onFailure);

  async function readSince(): Promise<void> {
    const since = await disk.get(SINCE_KEY).catch(ports.onFailure);
    if (typeof since === 'number') visitSinceMs = since;
    else await beginVisit();
  }
  /** Read once, and before any job: a visit may be ended before `resume`, and its end writes the next beginning down. */
  const sinceRead = readSince();

  async function readOver(): Promise<void> {
    const over = await memory.get(OVER_KEY).catch(ports.onFailure);
    jobs.unshift(...(Array.isArray(over) ? over : []).flatMap((one) => readJob(one) ?? []));
  }
  /** Read at once: a page that outlived the background would say meanwhile that nothing is left to do. */
  const overRead = readOver();

  async function goOn(isNewBrowser = false): Promise<void> {
    await Promise.all([ledger.ready, preferences.ready, sinceRead, overRead]);
    const isNew = (job: Job) => !jobs.some(({ id }) => id === job.id);
    const isOther = isNewBrowser || (await memory.get(UNREAD_KEY).catch(ports.onFailure)) === true;
    const unfinished = await readUnfinished(journal, ports.onFailure);
    const written = unfinished ?? [];
    const done = new Set(jobs.filter(isFinished).map(({ id }) => id));
    for (const { id } of written) if (done.has(id)) await journal.remove(id).catch(ports.onFailure);
    const left = written.filter(isNew);
    for (const item of left.flatMap((job) => job.items)) {
      item.wasInterrupted = true;
      if (isOther) item.wasRestarted = true;
    }
    if (isOther) await Promise.all(left.map(onStep));
    if (isOther) await (unfinished ? memory.remove(UNREAD_KEY) : memory.set(UNREAD_KEY, true)).catch(ports.onFailure);
    jobs.push(...left);
    // Firefox forgets alarms at its end; a background that died after its last step left one behind. What cannot be read is
    // read again when it rings.
    if (unfinished) await keepNet();
    left.forEach(run);
    changed();
  }

  async function putAway(leavingOf: (finished: Job) => Job[]): Promise<void> {
    await overRead;
    const left = jobs.flatMap((job) => (isFinished(job) ? leavingOf(job) : [job]));
    // The panel may have been used for what a visit left to do; that is put away with its outcomes.
    if (jobs.some((job) => job.scope === 'all' && !left.some(({ id }) => id === job.id))) void forgetPanel();
    jobs = left;
    void keepOver();
    changed();
  }

  /**
   * Chromium rings an alarm of its last run as soon as it starts again. Who goes on with the journal then must know that the
   * browser is another one, and only the start does: the alarm waits for it.
   */
  const started = Promise.withResolvers<void>();

  return {
    listen() {
      wakeUps.onWake((name) => {
        if (name === RESUME_ALARM) void started.promise.then(() => goOn()).catch(ports.onFailure);
      });
    },
    resume: (isNewBrowser) => goOn(isNewBrowser).finally(started.resolve),
    async end(scope, keys, choices = {}) {
      const [{ wishes, framed }] = await Promise.all([wanted(), sinceRead, overRead]);
      const { items, visited } = draftJob({ scope, keys, choices }, wishes, busyKeys(), ledger);
      if (items.length + visited.length === 0) return;
      const startedMs = ports.clock.nowMs();
      if (visitSinceMs > startedMs) visitSinceMs = startedMs - DAY_MS; // the clock was set back behind its beginning
      const job: Job = { id: input.newId(), startedMs, scope, visitSinceMs, items, visited, framed, isWiped: false };
      const again = new Set(job.items.map(({ key }) => key));
      jobs = [...jobs.flatMap((one) => (isFinished(one) ? withoutItems(one, again) : one)), job];
      await onStep(job);
      await keepNet();
      run(job);
      changed();
    },
    settled: () => last,
    async plan(scope, keys, choices = {}) {
      const { wishes } = await wanted();
      const { items, visited } = draftJob({ scope, keys, choices }, wishes, busyKeys(), ledger);
      const due = items.filter(({ preference }) => preference !== 'keep');
      const remembered = await ports.traces.lists();
      return planWipe(await targetsOf({ visited }, due, ports), { ...ports, remembered });
    },
    ready: overRead,
    list: () => jobs,
    dismiss: () => putAway(() => []),
    turnOver: (isMeant) =>
      putAway((job) => {
        const items = job.items.filter((item) => !isMeant(item));
        return items.length > 0 ? [{ ...job, items, isOfEarlierVisit: true }] : [];
      }),
    dismissEarlier: () => putAway((job) => (job.isOfEarlierVisit ? [] : [job])),
    onChange: (listener) => void listeners.push(listener),
  };
}
