import type { Clock } from '../browser/clock';
import type { IdleWatch, Presence } from '../browser/idle-watch';
import type { PageScripts } from '../browser/page-scripts';
import type { Screen } from '../browser/screen';
import type { Shortcut } from '../browser/shortcut';
import type { KeyValueStore } from '../browser/stores';
import type { TabList } from '../browser/tab-list';
import type { WakeUps } from '../browser/wake-ups';
import type { Cause } from '../message/messages';
import type { Busy } from '../page/busy';
import type { EffectiveSettings } from '../policy/settings';
import type { Ledger } from '../session/ledger';
import { isGoingOn } from './course';
import type { CourseKeeper } from './course-keeper';
import type { Limit } from './limits';
import { isWorthWaiting } from './patience';

const LIMIT_ALARM = 'visit-limit';
const IDLE_ALARM = 'visit-idle';
const PULSE_ALARM = 'visit-pulse';
const PULSE_KEY = 'visit-pulse';
const MINUTE_MS = 60_000;
/** A pulse comes every minute; when it stays away so long, the computer was asleep. */
const ASLEEP_MS = 3 * MINUTE_MS;

export interface TriggersInput {
  course: CourseKeeper;
  settings: EffectiveSettings;
  ledger: Ledger;
  idle: IdleWatch;
  shortcut: Shortcut;
  screen: Screen;
  tabs: TabList;
  scripts: PageScripts;
  wakeUps: WakeUps;
  memory: KeyValueStore;
  clock: Clock;
  onFailure(error: unknown): void;
}

/** Everything that ends a visit by itself. */
export interface Triggers {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  /** Sets what the browser forgets when the background or the browser ends: the idle time and the alarms. */
  arrange(): Promise<void>;
}

export function createTriggers(input: TriggersInput): Triggers {
  const { course, settings, ledger, idle, tabs, scripts, wakeUps, memory, clock } = input;
  const idleSeconds = () => settings.values().idleMinutes * 60;

  /** A machine on which nothing was opened has no visit to end. */
  const isUsed = () => ledger.sessions().length > 0 || ledger.traceKeys().length > 0;

  async function gone(cause: Cause): Promise<void> {
    if (isUsed()) await course.tell({ kind: 'gone', cause });
  }

  async function busyNow(): Promise<Busy | null> {
    const open = await tabs.all();
    if (open.some(({ isAudible }) => isAudible)) return 'media';
    const shown = open.filter(({ isActive }) => isActive);
    const answers = await Promise.all(shown.map(({ id }) => scripts.busyWith(id)));
    return answers.find((one) => one === 'media') ?? answers.find((one) => one !== null) ?? null;
  }

  async function onIdle(): Promise<void> {
    const { idleMinutes, waitForMediaAndForms } = settings.values();
    if (idleMinutes === 0 || !isUsed()) return;
    const nowMs = clock.nowMs();
    const busy = waitForMediaAndForms ? await busyNow() : null;
    if (!isWorthWaiting(busy, course.now().waitingSinceMs ?? nowMs, nowMs, idleMinutes)) return gone('idle');
    await course.tell({ kind: 'waiting' });
    await wakeUps.at(IDLE_ALARM, nowMs + MINUTE_MS);
  }

  /** Whoever comes to a machine on which nothing is open begins a visit; what is said on the cover stays. */
  function onBack(): Promise<void> {
    const isNew = !isUsed() && course.now().phase === 'idle';
    return course.tell({ kind: isNew ? 'begin' : 'back' });
  }

  async function onPresence(presence: Presence): Promise<void> {
    if (presence === 'idle') return onIdle();
    if (presence === 'active') return onBack();
    if (settings.values().endOnLock) return gone('lock');
    // A locked screen is never told to be idle.
    if (idleSeconds() > 0) await wakeUps.at(IDLE_ALARM, clock.nowMs() + idleSeconds() * 1000);
  }

  async function onLimit(): Promise<void> {
    await course.tell({ kind: isUsed() ? 'time' : 'begin' });
    await arrange();
  }

  async function onPulse(): Promise<void> {
    const saved = await memory.get(PULSE_KEY).catch(input.onFailure);
    const lastMs = typeof saved === 'number' ? saved : clock.nowMs();
    await memory.set(PULSE_KEY, clock.nowMs()).catch(input.onFailure);
    if (settings.values().endOnLock && clock.nowMs() - lastMs > ASLEEP_MS) await gone('lock');
  }

  async function onWake(name: string): Promise<void> {
    if (name === LIMIT_ALARM) await onLimit();
    if (name === PULSE_ALARM) await onPulse();
    if (name !== IDLE_ALARM) return;
    if ((await idle.now(idleSeconds())) === 'active') await course.tell({ kind: 'back' });
    else await onIdle();
  }

  /** Where nothing is open, nothing is counted down to; so near to the limit it is looked at again each minute, not all the time. */
  function limitAlarmMs({ atMs }: Limit): number {
    const nowMs = clock.nowMs();
    const countMs = atMs - settings.values().countdownSeconds * 1000;
    return isUsed() || countMs > nowMs ? countMs : Math.min(atMs, nowMs + MINUTE_MS);
  }

  async function arrange(): Promise<void> {
    await course.ready;
    const { idleMinutes, endOnLock } = settings.values();
    const { limit } = course.now();
    if (idleMinutes > 0) idle.setInterval(idleSeconds());
    if (limit && isGoingOn(course.now())) await wakeUps.at(LIMIT_ALARM, limitAlarmMs(limit));
    else await wakeUps.stop(LIMIT_ALARM);
    if (endOnLock && !idle.tellsLock) return wakeUps.every(PULSE_ALARM, 1);
    await wakeUps.stop(PULSE_ALARM);
    // The last pulse from before the setting was off would look like a long sleep when it is on again.
    await memory.remove(PULSE_KEY).catch(input.onFailure);
  }

  /** Listeners are there before anything is loaded; what they hear waits for it. */
  function when<T>(hear: (event: T) => Promise<void>): (event: T) => void {
    return (event) =>
      void Promise.all([course.ready, ledger.ready])
        .then(() => hear(event))
        .catch(input.onFailure);
  }

  return {
    listen() {
      idle.onChange(when(onPresence));
      wakeUps.onWake(when(onWake));
      input.shortcut.onPress(when<void>(() => course.tell({ kind: 'gone', cause: 'shortcut' })));
      input.screen.onLastWindowClosed(
        when<void>(async () => {
          if (settings.values().endOnLastWindow) await gone('last-window');
        }),
      );
      settings.onChange(when<void>(() => course.tell({ kind: 'settings' }).then(arrange)));
      course.onChange((now, before) => {
        // Its alarm may have rung in vain during a countdown that somebody stopped.
        if (now.limit !== before.limit || now.phase !== before.phase) when<void>(arrange)();
      });
    },
    arrange,
  };
}
