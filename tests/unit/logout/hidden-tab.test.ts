import { describe, expect, test } from 'vitest';
import { withHiddenTab } from '../../../utils/logout/hidden-tab';
import { startEnding } from '../fakes/ending';
import { FakeClock } from '../fakes/fake-clock';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const TABS_AT_ONCE = 3;
const LONGEST_WAIT_MS = 60_000;
const PAGE = 'https://shop.test/';

async function setUp() {
  const world = createWorld();
  const clock = new FakeClock();
  const ending = await startEnding(world, makeSession({ site: 'shop.test' }), { ports: { ...world.ports, clock } });
  const releases: (() => void)[] = [];
  const hold = () => withHiddenTab(ending, PAGE, () => new Promise<void>((resolve) => releases.push(resolve)));
  const holding = Array.from({ length: TABS_AT_ONCE }, hold);
  await expect.poll(() => releases.length).toBe(TABS_AT_ONCE);
  const waiting = await startEnding(world, makeSession({ site: 'other.test' }), { ports: { ...world.ports, clock } });
  return { world, clock, waiting, holding, releaseAll: () => releases.splice(0).map((release) => release()) };
}

describe('tabs of our own are few at a time', () => {
  test('a session whose time was over while it waited for others has its own time when its turn comes', async () => {
    const { waiting, holding, releaseAll } = await setUp();
    const fresh = new AbortController().signal;
    const late = { ...waiting, signal: AbortSignal.abort(), limit: () => fresh };
    const work = withHiddenTab(late, PAGE, async () => late.signal.aborted);
    releaseAll();
    expect(await work).toBe(false);
    expect(late.signal).toBe(fresh);
    await Promise.all(holding);
  });

  test('nobody waits for ever for sites that hang, and who gave up takes no turn', async () => {
    const { world, clock, waiting, holding, releaseAll } = await setUp();
    const given = withHiddenTab(waiting, PAGE, async () => 'done');
    clock.pass(LONGEST_WAIT_MS);
    expect(await given).toBeNull();
    releaseAll();
    await Promise.all(holding);
    expect(world.tabs.opened).toHaveLength(TABS_AT_ONCE);
    expect(await withHiddenTab(waiting, PAGE, async () => 'done')).toBe('done');
    clock.pass(LONGEST_WAIT_MS);
  });

  test('where no tab can be opened nothing is done, and the next one has its turn', async () => {
    const world = createWorld();
    const ending = await startEnding(world, makeSession({ site: 'shop.test' }));
    world.tabs.canOpen = false;
    for (let turn = 0; turn <= TABS_AT_ONCE; turn++)
      expect(await withHiddenTab(ending, PAGE, async () => 'done')).toBeNull();
    world.tabs.canOpen = true;
    expect(await withHiddenTab(ending, PAGE, async () => 'done')).toBe('done');
  });
});
