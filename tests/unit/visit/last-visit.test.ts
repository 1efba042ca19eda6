import { describe, expect, test, vi } from 'vitest';
import type { Mode } from '../../../utils/policy/setting-table';
import { createCourseKeeper } from '../../../utils/visit/course-keeper';
import { createLastVisit, kindOfStart } from '../../../utils/visit/last-visit';
import { FakeClock } from '../fakes/fake-clock';
import { FakeScreen } from '../fakes/fake-screen';
import { FakeStore } from '../fakes/fake-store';
import { startLife } from '../fakes/life';
import { settingsOf } from '../fakes/settings';
import { createWorld } from '../fakes/world';

/** Resolves when the browser tells of it. */
const now = () => Promise.resolve();
const never = () => new Promise<void>(() => undefined);

interface Start {
  known?: string;
  isFresh?: boolean;
  /** Whether private windows may be looked into now; null where the browser does not tell. */
  isPrivate?: boolean | null;
  startup?: () => Promise<void>;
  installed?: () => Promise<void>;
}

async function kindOf(start: Start, store = new FakeStore(), memory = new FakeStore()) {
  const { known, isFresh = true, isPrivate = false, startup = never, installed = never } = start;
  if (known) store.values.set('version', known);
  const told = { startup: startup(), installed: installed() };
  const clock = new FakeClock();
  const hasPrivateAccess = async () => isPrivate ?? Promise.reject(new Error('no answer'));
  const kind = kindOfStart({ isFresh, version: '2', hasPrivateAccess, store, memory, told, clock });
  await new Promise((resolve) => setTimeout(resolve)); // what is told is heard before the wait is over
  clock.pass(2_000);
  return kind;
}

describe('why the background starts', () => {
  test.each<[string, Start, string]>([
    ['memory is there: something woke it', { known: '2', isFresh: false }, 'wake'],
    ['memory is empty: the browser has started, told or not', { known: '2' }, 'browser'],
    ['another version, and the browser tells of its start', { known: '1', startup: now }, 'browser'],
    ['another version in the middle of a visit', { known: '1' }, 'updated'],
    ['for the first time', { installed: now }, 'installed'],
    ['for the first time, untold', {}, 'installed'],
    ['somebody has emptied the store before the browser was closed', { startup: now }, 'browser'],
    ['somebody has emptied the store in the middle of a visit', { isFresh: false }, 'wake'],
  ])('%s', async (_, start, kind) => {
    expect(await kindOf(start)).toBe(kind);
  });

  test.each([true, false])('the browser loads us anew when private windows are opened to us: %s', async (isPrivate) => {
    const disk = new FakeStore();
    await kindOf({ known: '2' }, disk);
    if (!isPrivate) await kindOf({ isPrivate: true }, disk);
    const before = disk.values.get('version');
    expect(await kindOf({ isPrivate }, disk)).toBe('updated');
    expect(await kindOf({ isPrivate }, disk)).toBe('browser');
    expect(await kindOf({ isPrivate, startup: now, known: String(before) }, disk)).toBe('browser');
  });

  test('where the browser does not tell of private windows, empty memory means that it has started', async () => {
    expect(await kindOf({ known: '2, in private windows', isPrivate: null })).toBe('browser');
  });
});

/** A browser that has just started and brings one tab of the last visit back. */
async function startAgain(mode: Mode, tracking: () => Promise<void> = async () => undefined) {
  const world = createWorld();
  const { tabs, ledger, catalogue, jar, traces, onFailure } = world;
  const settings = await settingsOf(mode);
  const { jobs, journal } = startLife(world);
  const clock = new FakeClock(undefined, 'hurrying');
  const [screen, memory, events] = [new FakeScreen(), new FakeStore(), [] as string[]];
  const course = createCourseKeeper({ store: new FakeStore(), settings, clock, onFailure: () => undefined });
  const openNow = async () => (await tabs.all()).length;
  const gate = {
    arm: async () => void events.push('shut from the next start on'),
    open: async () => void events.push(`open, with ${await openNow()} tabs`),
    disarm: async () => void events.push('no gate'),
  };
  const lastVisit = createLastVisit({
    ...{ course, settings, journal, jobs, ledger, catalogue, jar, traces, tabs, screen, gate, clock },
    memory,
    onFailure,
    tracker: {
      lookAtAll: tracking,
      listen: () => undefined,
      heardTokens: () => [],
      lookAgain: () => undefined,
      isLooking: () => false,
      onRest: () => undefined,
    },
  });
  lastVisit.listen();
  const before = tabs.add('https://www.bank.test/account');
  return { world, lastVisit, tabs, screen, memory, events, course, before, settings };
}

describe('at a start of the browser', () => {
  test('where people share it, restored tabs are closed before the gate is opened, late ones too', async () => {
    const late = () => void day.tabs.add('https://www.bank.test/late');
    const day = await startAgain('shared', async () => late());
    await day.lastVisit.meet();
    await day.lastVisit.arrange();
    expect(day.events).toEqual(['open, with 0 tabs', 'open, with 0 tabs', 'shut from the next start on']);
    expect(day.tabs.closed).toHaveLength(2);
    expect(day.screen.shown).toEqual(['cover']);
    expect(day.course.now().cause).toBe('start');
  });

  test('where it is one person’s, everything stays, and there is no gate', async () => {
    const day = await startAgain('only-me');
    await day.lastVisit.meet();
    await day.lastVisit.arrange();
    expect(await day.tabs.all()).toEqual([day.before]);
    expect(day.events).toEqual(['open, with 1 tabs', 'no gate']);
    expect([day.screen.shown, day.course.now().phase]).toEqual([[], 'idle']);
  });

  test.each(['cover', 'look'])(
    'a browser that never answers (%s) does not keep the last visit from being ended',
    async (what) => {
      const never = () => new Promise<void>(() => undefined);
      const day = await startAgain('shared', what === 'look' ? never : undefined);
      if (what === 'cover') day.screen.cover = never;
      await day.lastVisit.meet();
      expect(day.events).toEqual(['open, with 0 tabs', 'open, with 0 tabs']);
      expect(day.course.now().cause).toBe('start');
    },
  );

  test.each<Mode>(['shared', 'only-me'])(
    '%s: a background that dies in the middle of it begins it anew',
    async (mode) => {
      const died = new FakeStore();
      const day = await startAgain(mode, async () => {
        for (const [key, value] of day.memory.values) died.values.set(key, value);
      });
      await day.lastVisit.meet();
      const kinds = [died, day.memory].map((memory) => kindOf({ known: '2', isFresh: false }, undefined, memory));
      expect(await Promise.all(kinds)).toEqual(['browser', 'wake']);
    },
  );

  test('a background that dies of it three times does not close the tabs of everybody who comes after', async () => {
    const day = await startAgain('shared');
    const kinds: string[] = [];
    day.world.tabs.all = () => new Promise(() => undefined);
    for (let life = 1; life <= 3; life++) {
      void day.lastVisit.meet();
      kinds.push(await kindOf({ known: '2', isFresh: false }, undefined, day.memory));
    }
    expect(kinds).toEqual(['browser', 'browser', 'wake']);
  });

  test('tabs that cannot be closed do not keep the last visit from being ended', async () => {
    const look = vi.fn(async () => undefined);
    const day = await startAgain('shared', look);
    day.tabs.close = () => Promise.reject(new Error('no window'));
    await day.lastVisit.meet();
    expect(day.course.now().cause).toBe('start');
    expect(new Set(day.world.failures.map(String))).toEqual(new Set(['Error: no window']));
    expect(look).toHaveBeenCalled();
  });

  test('what could not be looked at is ended all the same', async () => {
    const day = await startAgain('shared', () => Promise.reject(new Error('no')));
    await day.lastVisit.meet();
    expect(day.events).toEqual(['open, with 0 tabs', 'open, with 0 tabs']);
    expect([day.course.now().cause, day.world.failures.map(String)]).toEqual(['start', ['Error: no']]);
  });
});

describe('after an update in the middle of a visit', () => {
  test.each<[Mode, string[]]>([
    ['shared', ['0|news.test']],
    ['only-me', []],
  ])('%s: what was visited is known again, where it goes at the end', async (mode, known) => {
    const day = await startAgain(mode);
    day.world.jar.put({ domain: 'www.news.test', name: 'seen' });
    await day.lastVisit.recall();
    expect(day.world.ledger.traceKeys()).toEqual(known);
  });
});
