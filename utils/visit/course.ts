import { CAUSES, type Cause, type View } from '../message/messages';
import type { Settings } from '../policy/setting-table';
import { type Limit, nextLimit } from './limits';

/** One person's time at the computer, and how far its end has come. Kept in memory-backed storage. */
export interface Course {
  phase: View['phase'];
  /** Milliseconds since the epoch, here and below. */
  beganMs: number;
  /** Why it is ending; null while it is not. */
  cause: Cause | null;
  /** When the countdown is over; null where there is none. */
  endsAtMs: number | null;
  /** When it has to end although the person is there. */
  limit: Limit | null;
  /** Since when nobody is there although a film plays or a form is half filled. */
  waitingSinceMs: number | null;
}

export type CourseEvent =
  /** A reason to end the visit. */
  | { kind: 'gone'; cause: Cause }
  /** Nobody is there, but what is open should not be taken away yet. */
  | { kind: 'waiting' }
  /** Somebody is there. */
  | { kind: 'back' }
  /** Time has passed. */
  | { kind: 'time' }
  /** All is done that could be done. */
  | { kind: 'ended' }
  /** A new visit. */
  | { kind: 'begin' }
  /** The settings are other ones. */
  | { kind: 'settings' };

/** The others end at once: whoever pressed has decided, and whoever locked the screen does not see a countdown. */
const COUNTED: readonly Cause[] = ['idle', 'longest', 'closing-time'];

export const beginCourse = (settings: Settings, nowMs: number): Course => ({
  phase: 'idle',
  beganMs: nowMs,
  cause: null,
  endsAtMs: null,
  limit: nextLimit(settings, nowMs, nowMs),
  waitingSinceMs: null,
});

/** Whether input stops the countdown: it says that somebody is there, which is no answer to a limit. */
export const canStay = ({ phase, cause }: Course): boolean => phase === 'counting' && cause === 'idle';

const PHASES: readonly View['phase'][] = ['idle', 'counting', 'working', 'done'];
const isTime = (value: unknown): boolean => Number.isFinite(value);
const isTimeOrNone = (value: unknown): boolean => value === null || isTime(value);

/** Whether what memory holds is a course: an older version may have written it. */
export function isCourse(value: unknown): value is Course {
  const course = Object(value ?? {}) as Record<keyof Course, unknown>;
  const limit = Object(course.limit ?? { atMs: 0, cause: 'longest' }) as Record<keyof Limit, unknown>;
  const isCause = (cause: unknown) => CAUSES.some((one) => one === cause);
  return (
    PHASES.some((one) => one === course.phase) &&
    isTime(course.beganMs) &&
    (course.cause === null || isCause(course.cause)) &&
    [course.endsAtMs, course.waitingSinceMs].every(isTimeOrNone) &&
    isTime(limit.atMs) &&
    isCause(limit.cause)
  );
}

/** Whether no end is under way: before one, and after one until the next visit begins. */
export const isGoingOn = ({ phase }: Course): boolean => phase === 'idle' || phase === 'done';

function onGone(course: Course, cause: Cause, settings: Settings, nowMs: number): Course {
  if (course.phase === 'working') return course;
  if (!COUNTED.includes(cause)) return { ...course, phase: 'working', cause, endsAtMs: null };
  if (!isGoingOn(course)) return course;
  // A limit is counted down to; where the computer slept over it, it is over.
  const isLimit = cause !== 'idle' && course.limit !== null;
  const endsAtMs = isLimit ? Math.max(course.limit?.atMs ?? 0, nowMs) : nowMs + settings.countdownSeconds * 1000;
  return { ...course, phase: 'counting', cause, endsAtMs, waitingSinceMs: null };
}

function onTime(course: Course, settings: Settings, nowMs: number): Course {
  const leftMs = (course.endsAtMs ?? 0) - nowMs;
  // More is left than was ever given: the clock was set back, and nobody waits an hour for a countdown.
  if (course.phase === 'counting' && (leftMs <= 0 || leftMs > settings.countdownSeconds * 1000))
    return { ...course, phase: 'working' };
  const { limit } = course;
  if (!isGoingOn(course) || !limit || nowMs < limit.atMs - settings.countdownSeconds * 1000) return course;
  return onGone(course, limit.cause, settings, nowMs);
}

/** A clock that was set back behind the visit's beginning would make its longest length longer by as much. */
const inTime = (course: Course, settings: Settings, nowMs: number): Course =>
  course.beganMs > nowMs && isGoingOn(course)
    ? { ...course, beganMs: nowMs, limit: nextLimit(settings, nowMs, nowMs) }
    : course;

/** Each start of the background tells of settings: a closing time that the computer slept over is not tomorrow's by that. */
const isOver = (limit: Limit | null, nowMs: number): boolean => limit !== null && limit.atMs <= nowMs;

/** The course after an event: the whole of what may follow what (idle, counting, working, done). */
export function advance(before: Course, event: CourseEvent, settings: Settings, nowMs: number): Course {
  const course = inTime(before, settings, nowMs);
  switch (event.kind) {
    case 'gone':
      return onGone(course, event.cause, settings, nowMs);
    case 'waiting':
      return isGoingOn(course) ? { ...course, waitingSinceMs: course.waitingSinceMs ?? nowMs } : course;
    case 'back':
      if (canStay(course)) return { ...course, phase: 'idle', cause: null, endsAtMs: null };
      return { ...course, waitingSinceMs: null };
    case 'time':
      return onTime(course, settings, nowMs);
    case 'ended':
      return course.phase === 'working' ? { ...course, phase: 'done', endsAtMs: null, limit: null } : course;
    case 'begin':
      return course.phase === 'working' ? course : beginCourse(settings, nowMs);
    case 'settings':
      return isGoingOn(course) && !isOver(course.limit, nowMs)
        ? { ...course, limit: nextLimit(settings, course.beganMs, nowMs) }
        : course;
  }
}
