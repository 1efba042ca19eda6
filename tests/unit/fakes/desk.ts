import type { Toolbar } from '../../../utils/browser/toolbar';
import { createReceipts } from '../../../utils/receipt/receipts';
import { createPageCheck } from '../../../utils/session/page-check';
import { createTracker, type Tracker } from '../../../utils/session/tracker';
import { createOwnRecipes } from '../../../utils/site/own-recipes';
import { structuralProblem } from '../../../utils/site/recipe-structure';
import { createCourseKeeper } from '../../../utils/visit/course-keeper';
import { createDesk } from '../../../utils/visit/desk';
import { FakeClock } from './fake-clock';
import { FakeNetworkWatch } from './fake-network-watch';
import { fakePolicy } from './fake-policy';
import { FakeStore } from './fake-store';
import { logIn, startLife } from './life';
import { settingsOf } from './settings';
import { createWorld } from './world';

/** The desk as the app makes it, over a world in which somebody is logged in to one site; `given` is as the test wants it. */
export async function startDesk(
  given: { toolbar?: Toolbar; tracker?: Partial<Tracker> } = {},
  world = createWorld(),
  life = startLife(world),
) {
  const { key, site } = logIn(world, 'www.shop.test');
  const [clock, network, memory, store] = [new FakeClock(), new FakeNetworkWatch(), new FakeStore(), new FakeStore()];
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const settings = await settingsOf('only-me');
  const course = createCourseKeeper({ store: memory, settings, clock, onFailure });
  const ownRecipes = createOwnRecipes({
    store,
    problemOf: structuralProblem,
    isLocked: async () => false,
    byPolicy: () => [],
  });
  const receipts = createReceipts({ settings, store, onFailure });
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const shown: number[] = [];
  const desk = createDesk({
    ...{ ledger: world.ledger, preferences: life.preferences, jobs: life.jobs, catalogue: world.catalogue },
    ...{ tabs: world.tabs, settings, ownRecipes, receipts, course, clock, onFailure },
    ...{ policy: fakePolicy({}), version: '0.1.0' },
    tracker: { ...createTracker({ ...world.ports, check, network, clock, nowMs: clock.nowMs }), ...given.tracker },
    siteAccess: { has: async () => true, hasPrivate: async () => true, onChange: () => undefined },
    toolbar: given.toolbar ?? { show: async ({ count }) => void shown.push(count) },
    notice: { show: async () => undefined, clear: async () => undefined, onPress: () => undefined },
    guards: { listen: () => undefined, passwordSaving: () => 'off', onChange: () => undefined },
  });
  await Promise.all([life.preferences.ready, course.ready]);
  /** All that a message may change. */
  const everything = () =>
    structuredClone({
      ...{ settings: settings.view(), rules: life.preferences.view(), sessions: world.ledger.sessions() },
      ...{ jobs: life.jobs.list(), course: course.now(), recipes: [...store.values], cookies: world.jar.now },
      ...{ closed: world.tabs.closed, asked: world.requests.seen.length, isAnyoneIn: site.isAnyoneIn },
    });
  return { desk, clock, answer: desk.answer, world, life, key, failures, everything, ended: () => life.jobs.list() };
}
