import { describe, expect, test } from 'vitest';
import { createGathering } from '../../../utils/session/gathering';
import { FakeClock } from '../fakes/fake-clock';

function setUp() {
  const clock = new FakeClock();
  const startMs = clock.nowMs();
  const handed: [number, ...string[]][] = [];
  const sign = createGathering(clock, (keys) => handed.push([clock.nowMs() - startMs, ...keys]));
  return { clock, handed, sign };
}

describe('gathering', () => {
  test('hands over what is at rest, once for all of its signs, and anew when there are further ones', () => {
    const { clock, handed, sign } = setUp();
    sign('shop');
    clock.pass(40);
    sign('shop');
    sign('news');
    clock.pass(59);
    expect(handed).toEqual([]);
    clock.pass(1_000);
    expect(handed).toEqual([[100, 'shop', 'news']]);
    sign('shop');
    clock.pass(1_000);
    expect(handed.slice(1)).toEqual([[1_159, 'shop']]);
    expect(clock.waiting).toBe(0);
  });

  test('what never rests is handed over all the same, seldom, and holds nothing else up', () => {
    const { clock, handed, sign } = setUp();
    sign('shop');
    for (let ms = 0; ms < 2_000; ms += 10) {
      sign('storm');
      clock.pass(10);
    }
    expect(handed[0]).toEqual([60, 'shop']);
    expect(handed.filter((one) => one.includes('storm')).map(([ms]) => ms)).toEqual([600, 1_200, 1_800]);
  });
});
