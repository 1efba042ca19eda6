import { describe, expect, test } from 'vitest';
import { WAYS, type Way } from '../../../utils/logout/outcome';
import { STAGES } from '../../../utils/message/messages';
import { startLife } from '../fakes/life';
import { dyingAt } from './dying';
import { eachIsAFaultPoint } from './fault-point';
import { ARRANGED, type Arranged } from './ways';

/** Ends everything in a life that dies after a step; 0 for one that lives. */
async function end(arranged: Arranged, step: number) {
  const life = startLife(arranged.world);
  const { stages, dead } = dyingAt(life, step);
  const whole = life.jobs.end('all', arranged.keys).then(() => life.jobs.settled());
  await (step === 0 ? whole : Promise.race([whole, dead]));
  return { life, stages };
}

/** The steps of every way without a fault: each of them is a moment at which the background may end. */
async function stepsOf({ way, leaves }: { way: Way; leaves: boolean }) {
  const arranged = ARRANGED[way](leaves);
  const { life, stages } = await end(arranged, 0);
  const ways = life.jobs.list().flatMap(({ items }) => items.map(({ result }) => result?.way));
  return { way, leaves, stages, ways, isAnyoneIn: arranged.keys.some(arranged.isValid) };
}

/** Each way where the server ends the session, and where it only takes the cookie away. */
const KINDS = WAYS.flatMap((way) => [false, true].map((leaves) => ({ way, leaves })));
const COURSES = await Promise.all(KINDS.map(stepsOf));
const POINTS = COURSES.flatMap(({ way, leaves, stages }) =>
  stages.map((stage, at) => ({ way, leaves, stage, step: at + 1 })),
);

test.each(COURSES)(
  '$way leads out, and is what was arranged (leaves: $leaves)',
  ({ way, leaves, ways, isAnyoneIn }) => {
    if (!leaves || way !== 'single-log-out') expect(ways).toContain(way);
    expect(isAnyoneIn).toBe(leaves);
  },
);

test('every stage of a job is met', () => {
  const met = new Set(COURSES.flatMap(({ stages }) => stages.flatMap((one) => one.split(' '))));
  expect(STAGES.filter((stage) => !met.has(stage))).toEqual([]);
});

describe('the background ends', () => {
  eachIsAFaultPoint();

  test.each(POINTS)(
    '$way, after step $step ($stage, leaves: $leaves): the next life finishes it, and says what is true',
    async ({ way, leaves, step }) => {
      const arranged = ARRANGED[way](leaves);
      const { life } = await end(arranged, step);
      const next = startLife(arranged.world, life.kept);
      await next.jobs.resume();
      await next.jobs.settled();
      expect(
        next
          .outcomes()
          .map(([key]) => key)
          .sort(),
      ).toEqual([...arranged.keys].sort());
      for (const [key, outcome] of next.outcomes()) {
        expect(outcome, `${key}`).toBeDefined();
        // A copy of the login must not work where it is said not to, and must where it is said to; nobody was told to keep any.
        if (outcome === 'ended') expect([key, arranged.isValid(String(key))]).toEqual([key, false]);
        if (outcome === 'still-valid') expect([key, arranged.isValid(String(key))]).toEqual([key, true]);
      }
      expect(next.jobs.list().flatMap(({ items }) => items.map(({ stage }) => stage))).toEqual(
        next.outcomes().map(() => 'finished'),
      );
      expect([arranged.world.jar.now, await next.journal.unfinished()]).toEqual([[], []]);
      expect((await arranged.world.tabs.all()).filter(({ url }) => url.includes('shop.test'))).toEqual([]);
    },
  );
});
