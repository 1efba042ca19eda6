import { expect, test } from 'vitest';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';
import { eachIsAFaultPoint } from './fault-point';

eachIsAFaultPoint();

/** The background ends while the journal is told, one time before it forgets the job and one time after. */
test.each([
  { word: 'before the journal has forgotten the job', isForgotten: false },
  { word: 'after it', isForgotten: true },
])(
  'the background ends with the last step, $word: its outcomes are still shown, and nothing is done again',
  async ({ isForgotten }) => {
    const world = createWorld();
    const { key } = logIn(world, 'www.shop.test');
    const life = startLife(world);
    const { remove } = life.journal;
    const dead = new Promise<void>((resolve) => {
      life.journal.remove = async (id) => {
        if (isForgotten) await remove(id);
        resolve();
        await new Promise(() => undefined);
      };
    });
    await life.jobs.end('all', [key]);
    await dead;
    life.journal.remove = remove;
    const asked = world.requests.seen.length;
    const next = startLife(world, life.kept);
    await next.jobs.resume();
    await next.jobs.settled();
    expect(next.outcomes()).toEqual([[key, 'ended']]);
    expect(await next.journal.unfinished()).toEqual([]);
    expect(world.requests.seen.length).toBe(asked);
  },
);
