import { vi } from 'vitest';
import type { Mode, Settings } from '../../../utils/policy/setting-table';
import { createCourseKeeper } from '../../../utils/visit/course-keeper';
import { createHandover } from '../../../utils/visit/handover';
import { createTriggers } from '../../../utils/visit/triggers';
import { FakeClock } from './fake-clock';
import { FakeIdle } from './fake-idle';
import { FakeScreen } from './fake-screen';
import { FakeStore } from './fake-store';
import { logIn, startLife } from './life';
import { settingsOf } from './settings';
import { createWorld } from './world';

/** A computer on which somebody is logged in to one site, and everything that may end the visit. */
export async function startDay(
  mode: Mode,
  own: Partial<Settings> = {},
  kept = { memory: new FakeStore(), world: createWorld(), clock: new FakeClock() },
) {
  const { world, clock, memory } = kept;
  const life = startLife(world);
  const settings = await settingsOf(mode, own);
  const [idle, screen] = [new FakeIdle(), new FakeScreen()];
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const course = createCourseKeeper({ store: memory, settings, clock, onFailure });
  const shared = { course, settings, screen, clock, onFailure, ledger: world.ledger, wakeUps: life.wakeUps };
  const pages = { tabs: world.tabs, scripts: world.scripts };
  const handover = createHandover({ ...shared, ...pages, jobs: life.jobs });
  const pressed: (() => void)[] = [];
  const shortcut = { onPress: (listener: () => void) => void pressed.push(listener) };
  const triggers = createTriggers({ ...shared, ...pages, idle, shortcut, memory });
  handover.listen();
  triggers.listen();
  await triggers.arrange();
  const reaches = (phase: string) =>
    vi.waitUntil(() => course.now().phase === phase, { timeout: 10_000, interval: 5 }).then(() => course.now());
  /** Lets everything happen that is due without a wait. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  return {
    ...{ world, life, settings, idle, screen, course, handover, triggers, clock, failures, kept, reaches, settle },
    pressShortcut: () => pressed.map((listener) => listener()),
    logIn: () => logIn(world, 'www.shop.test'),
  };
}
