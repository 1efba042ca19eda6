import type { Clock } from '../browser/clock';
import type { PageScripts } from '../browser/page-scripts';
import type { Screen } from '../browser/screen';
import type { TabList } from '../browser/tab-list';
import type { WakeUps } from '../browser/wake-ups';
import { needsYou } from '../logout/outcome';
import type { EffectiveSettings } from '../policy/settings';
import type { Ledger } from '../session/ledger';
import { type Course, canStay } from './course';
import type { CourseKeeper } from './course-keeper';
import type { JobItem } from './job';
import type { Jobs } from './jobs';

export const COUNT_ALARM = 'visit-count';

export interface HandoverInput {
  course: CourseKeeper;
  jobs: Jobs;
  ledger: Ledger;
  settings: EffectiveSettings;
  screen: Screen;
  tabs: TabList;
  scripts: PageScripts;
  wakeUps: WakeUps;
  clock: Clock;
  onFailure(error: unknown): void;
}

/** Does what the course of a visit asks for: covers the screen, ends the sessions, shows the next person a clean machine. */
export interface Handover {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  /** Goes on where an earlier life of the background stopped. */
  resume(): Promise<void>;
}

export function createHandover(input: HandoverInput): Handover {
  const { course, jobs, ledger, settings, screen, wakeUps, clock } = input;

  async function count({ endsAtMs }: Course): Promise<void> {
    const atMs = endsAtMs ?? clock.nowMs();
    await screen.cover();
    await wakeUps.at(COUNT_ALARM, atMs);
    clock.after(Math.max(0, atMs - clock.nowMs()), () => void course.tell({ kind: 'time' }).catch(input.onFailure));
  }

  /** Pages that nobody logged in to show the next person what was read; a kept site's tab is no exception. */
  async function clearScreen(): Promise<void> {
    if (settings.values().mode === 'only-me') return;
    const tabs = await input.tabs.all();
    await Promise.all(tabs.map(({ id }) => input.scripts.prepareClosing(id)));
    await screen.clear();
  }

  async function end({ cause }: Course): Promise<void> {
    try {
      // At a start the screen is covered already, where there is anything to hide.
      if (cause !== 'start') await screen.cover();
      await ledger.ready;
      // Nobody has put it away since the visit before: whoever leaves now cannot do anything about it.
      await jobs.dismissEarlier();
      await jobs.end(
        'all',
        ledger.sessions().map(({ key }) => key),
      );
      await jobs.settled();
      if (cause !== 'start' || (await screen.isCovered())) await clearScreen();
    } catch (error) {
      input.onFailure(error);
    }
    await course.tell({ kind: 'ended' });
  }

  /** A kiosk does not show the toolbar's window, where everybody else finds what is left to do until it is put away there. */
  const isAway = ({ result }: JobItem) => settings.values().mode === 'kiosk' || result === null || !needsYou(result);

  /** The last person's sites are nothing to show the next one, unless something is left to do about them. */
  async function endStart(): Promise<void> {
    await jobs.turnOver(isAway);
    if (!(await screen.isCovered())) await course.tell({ kind: 'begin' });
  }

  /** A start of the browser covers the screen itself, where there is anything to hide. */
  const hasToBeCovered = ({ phase, cause }: Course) =>
    phase === 'counting' || (phase === 'working' && cause !== 'start');

  async function enter(now: Course, before: Course): Promise<void> {
    if (now.phase === 'counting') return count(now);
    if (before.phase === 'counting') await wakeUps.stop(COUNT_ALARM);
    if (now.phase === 'working') return end(now);
    if (now.phase === 'done') return now.cause === 'start' ? endStart() : undefined;
    if (before.phase === 'done') {
      await jobs.turnOver(isAway);
      if (await screen.isCovered()) await screen.start(settings.values().startPage);
    }
    await screen.uncover();
  }

  return {
    listen() {
      course.onChange((now, before) => {
        if (now.phase !== before.phase) void enter(now, before).catch(input.onFailure);
      });
      wakeUps.onWake((name) => {
        if (name === COUNT_ALARM) void course.tell({ kind: 'time' }).catch(input.onFailure);
      });
      // Whoever closes the cover is there.
      screen.onUncovered(() => {
        if (course.now().phase === 'done') void course.tell({ kind: 'begin' }).catch(input.onFailure);
        else if (canStay(course.now())) void course.tell({ kind: 'back' }).catch(input.onFailure);
        else if (hasToBeCovered(course.now())) void screen.cover().catch(input.onFailure);
      });
    },
    async resume() {
      await course.ready;
      const { phase } = course.now();
      if (phase === 'working') await end(course.now());
      else if (phase === 'counting') await count(course.now());
    },
  };
}
