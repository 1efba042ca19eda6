import type { Clock } from '../browser/clock';
import type { KeyValueStore } from '../browser/stores';
import type { EffectiveSettings } from '../policy/settings';
import { advance, beginCourse, type Course, type CourseEvent, isCourse } from './course';

const STORE_KEY = 'course';

/** The one place that knows how far the visit is. Survives the end of the background, not that of the browser. */
export interface CourseKeeper {
  ready: Promise<void>;
  /** Only after `ready`. */
  now(): Course;
  /** Resolves when the course is written down; what follows from it is the listeners' matter. */
  tell(event: CourseEvent): Promise<void>;
  onChange(listener: (now: Course, before: Course) => void): void;
}

export function createCourseKeeper(input: {
  store: KeyValueStore;
  settings: EffectiveSettings;
  clock: Clock;
  onFailure(error: unknown): void;
}): CourseKeeper {
  const { store, settings, clock, onFailure } = input;
  const listeners: ((now: Course, before: Course) => void)[] = [];
  let course: Course = beginCourse(settings.values(), clock.nowMs());
  async function load(): Promise<void> {
    await settings.ready;
    // Memory that cannot be read or takes nothing must not keep a visit from ending, nor the browser from starting.
    const saved = await store.get(STORE_KEY).catch(onFailure);
    if (isCourse(saved)) {
      course = saved;
      return;
    }
    course = beginCourse(settings.values(), clock.nowMs());
    await store.set(STORE_KEY, course).catch(onFailure);
  }
  const ready = load();
  return {
    ready,
    now: () => course,
    async tell(event) {
      await ready;
      const before = course;
      course = advance(before, event, settings.values(), clock.nowMs());
      if (course === before) return;
      try {
        await store.set(STORE_KEY, course);
      } finally {
        // Memory that takes nothing more must not keep a visit from ending; whoever told is told of the failure.
        for (const listener of listeners) listener(course, before);
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
