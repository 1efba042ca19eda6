import type { Clock } from '../browser/clock';
import type { CookieJar } from '../browser/cookie-jar';
import type { Screen } from '../browser/screen';
import type { StartGate } from '../browser/start-gate';
import type { KeyValueStore } from '../browser/stores';
import type { TabList } from '../browser/tab-list';
import type { EffectiveSettings } from '../policy/settings';
import type { Ledger } from '../session/ledger';
import type { Tracker } from '../session/tracker';
import type { Catalogue } from '../site/catalogue';
import type { CourseKeeper } from './course-keeper';
import { type Jobs, UNREAD_KEY } from './jobs';
import type { Journal } from './journal';
import { noteVisited } from './note-visited';
import type { VisitTraces } from './visit-traces';

/** Restored tabs come up to half a second after the start, sometimes before it is told (platform.md B5). */
const RESTORING_MS = 1_500;
/** What the browser does not answer by then, while it restores its windows, must not keep the last visit from being ended. */
const PATIENCE_MS = 20_000;
/** A slow computer looks at many sites for long; one that was not looked at cannot be told that the visit is over. */
const LOOKING_MS = 45_000;
/** How long a start of the browser may stay untold after an update. */
const STARTUP_MS = 2_000;
/** The version that ran last, and whether it might look into private windows. */
const VERSION_KEY = 'version';
/** In memory while the last visit is being met, how often that was begun: a background that died meanwhile leaves it there. */
const MEETINGS_KEY = 'meetings-of-last-visit';
/** Whoever dies of it each time must not close the tabs of everybody who comes after. */
const MOST_MEETINGS = 3;

/** Why the background starts: for the first time, after an update, with the browser, or because something woke it. */
export type StartKind = 'installed' | 'updated' | 'browser' | 'wake';

async function meetingsIn(memory: KeyValueStore): Promise<number> {
  const meetings = await memory.get(MEETINGS_KEY);
  return typeof meetings === 'number' ? meetings : 0;
}

/**
 * Memory that is empty tells of a new start; so does an update, which may come with one or in the middle of a visit. So does
 * somebody who lets us into private windows, or out of them: the browser loads us anew then, and the visit goes on. A
 * version that is not known is no proof of an installation: whoever emptied the store does not keep what is open either.
 * A start of the browser in which the background died before it had met the last visit is begun anew.
 */
export async function kindOfStart(input: {
  isFresh: boolean;
  version: string;
  hasPrivateAccess(): Promise<boolean>;
  store: KeyValueStore;
  memory: KeyValueStore;
  /** Each resolves when the browser tells of it; it does not always. */
  told: { startup: Promise<void>; installed: Promise<void> };
  clock: Clock;
}): Promise<StartKind> {
  const { isFresh, version, store, told, clock } = input;
  const ran = async () => ((await input.hasPrivateAccess()) ? `${version}, in private windows` : version);
  // What cannot be read or written tells nothing, and must not keep the last visit from being ended.
  const [known, now] = await Promise.all([store.get(VERSION_KEY), ran()]).catch(() => [version, version]);
  if (known !== now) await store.set(VERSION_KEY, now).catch(() => undefined);
  const meetings = await meetingsIn(input.memory).catch(() => 0);
  if (meetings > 0 && meetings < MOST_MEETINGS) return 'browser';
  if (!isFresh) return 'wake';
  if (known === now) return 'browser';
  const otherwise: StartKind = known === undefined ? 'installed' : 'updated';
  const untold = new Promise<StartKind>((resolve) => clock.after(STARTUP_MS, () => resolve(otherwise)));
  const news = [told.startup.then((): StartKind => 'browser'), untold];
  if (known === undefined) news.push(told.installed.then(() => otherwise));
  return Promise.race(news);
}

export interface LastVisitInput {
  course: CourseKeeper;
  settings: EffectiveSettings;
  journal: Journal;
  jobs: Jobs;
  tracker: Tracker;
  ledger: Ledger;
  catalogue: Catalogue;
  jar: CookieJar;
  traces: Pick<VisitTraces, 'lists'>;
  tabs: TabList;
  screen: Screen;
  gate: StartGate;
  memory: KeyValueStore;
  clock: Clock;
  onFailure(error: unknown): void;
}

/** What is left of the visit before, when the browser starts. */
export interface LastVisit {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  /** Keeps restored tabs from being read, ends what is left, and opens the gate; at each start of the browser. */
  meet(): Promise<void>;
  /** Finds again what this visit left here, after an update has emptied memory, where all of that is to go at its end. */
  recall(): Promise<void>;
  /** Shuts the gate for the next start, where the settings want it. */
  arrange(): Promise<void>;
}

export function createLastVisit(input: LastVisitInput): LastVisit {
  const { course, settings, journal, jobs, tracker, ledger, tabs, screen, gate, memory, clock } = input;
  let isClosing = false;
  let isArranged = false;

  const endsAtStart = () => settings.values().endAtStart || settings.values().endOnLastWindow;
  const isShared = () => settings.values().mode !== 'only-me';

  async function closeRestored(): Promise<number> {
    const ids = (await tabs.all()).map(({ id }) => id);
    await tabs.close(ids);
    return ids.length;
  }

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  /** Goes on when the work is done, has failed, or takes too long; what is not done is ended all the same. */
  const atMost = (work: Promise<void>, ms = PATIENCE_MS) => Promise.race([work.catch(input.onFailure), pause(ms)]);
  const lookAtAll = () => atMost(tracker.lookAtAll(), LOOKING_MS);

  async function noteMeeting(): Promise<void> {
    const meetings = await meetingsIn(memory);
    await memory.set(MEETINGS_KEY, meetings + 1);
    if (meetings === 0) await memory.set(UNREAD_KEY, true);
  }

  /** Closes what the browser restores, for as long as it may still do so. True when there was anything. */
  async function keepClosed(): Promise<boolean> {
    isClosing = true;
    try {
      const closed = await closeRestored().catch((error: unknown) => {
        input.onFailure(error);
        return 1; // there was something to close
      });
      const unfinished = await journal.unfinished().catch((error: unknown) => {
        input.onFailure(error);
        return [];
      });
      const isLeft = closed > 0 || unfinished.length > 0;
      if (isLeft) await atMost(screen.cover());
      // What could not be looked at is wiped all the same.
      await Promise.all([lookAtAll(), pause(RESTORING_MS)]);
      return (await closeRestored()) > 0 || isLeft;
    } finally {
      isClosing = false;
    }
  }

  const failed = (error: unknown) => {
    input.onFailure(error);
    return true;
  };

  async function endIt(): Promise<void> {
    // Whatever fails, the last visit is ended.
    const wasAnything = isShared() && (await keepClosed().catch(failed));
    await gate.open().catch(input.onFailure);
    await jobs.resume(true);
    if (!isShared()) await lookAtAll();
    await noteVisited(input);
    const isLeft = ledger.sessions().length > 0 || jobs.list().length > 0;
    if (isLeft) await atMost(screen.cover());
    if (isLeft || wasAnything || ledger.traceKeys().length > 0) await course.tell({ kind: 'gone', cause: 'start' });
  }

  async function lookOn(): Promise<void> {
    await jobs.resume(true);
    await lookAtAll();
  }

  async function arrange(): Promise<void> {
    isArranged = true;
    await (endsAtStart() && isShared() ? gate.arm() : gate.disarm());
  }

  return {
    listen() {
      tabs.onChange(({ tab }) => {
        if (isClosing) void tabs.close([tab.id]).catch(input.onFailure);
      });
      // Not before the start is over: to arm the gate opens it.
      settings.onChange(() => isArranged && void arrange().catch(input.onFailure));
    },
    async meet() {
      await noteMeeting().catch(input.onFailure);
      await Promise.all([course.ready, ledger.ready]);
      try {
        await (endsAtStart() ? endIt() : lookOn());
      } finally {
        await memory.remove(MEETINGS_KEY).catch(input.onFailure);
        await gate.open().catch(input.onFailure);
      }
    },
    async recall() {
      if (endsAtStart() && isShared()) await noteVisited(input);
    },
    arrange,
  };
}
