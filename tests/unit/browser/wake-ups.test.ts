import { describe, expect, test, vi } from 'vitest';
import type { WakeUps } from '../../../utils/browser/wake-ups';
import { FakeWakeUps } from '../fakes/fake-wake-ups';

interface Alarm {
  name: string;
  periodInMinutes: number;
  scheduledTime: number;
}

/** The browsers' alarms: to create one of the same name again replaces it, and its time counts from then. */
const api = vi.hoisted(() => {
  const [known, listeners] = [new Map<string, Alarm>(), [] as ((alarm: Alarm) => void)[]];
  let nowMs = 0;
  return {
    alarms: {
      get: async (name: string) => known.get(name),
      create: async (name: string, { periodInMinutes }: { periodInMinutes: number }) =>
        void known.set(name, { name, periodInMinutes, scheduledTime: nowMs + periodInMinutes * 60_000 }),
      clear: async (name: string) => known.delete(name),
      onAlarm: { addListener: (listener: (alarm: Alarm) => void) => void listeners.push(listener) },
    },
    pass(ms: number) {
      nowMs += ms;
      for (const alarm of [...known.values()].filter(({ scheduledTime }) => scheduledTime <= nowMs)) {
        alarm.scheduledTime = nowMs + alarm.periodInMinutes * 60_000;
        for (const listener of listeners) listener(alarm);
      }
    },
  };
});

vi.mock('../../../utils/browser/api', () => ({ default: { alarms: api.alarms } }));

const { wakeUps } = await import('../../../utils/browser/wake-ups');
const fake = new FakeWakeUps();

describe.each<[string, WakeUps, (ms: number) => void]>([
  ['the browser', wakeUps, api.pass],
  ['the fake', fake, (ms) => fake.pass(ms)],
])('%s wakes', (_, one, pass) => {
  const rung: string[] = [];
  one.onWake((name) => void rung.push(name));

  test('also a background that asks for it again and again before its time has come', async () => {
    for (let seconds = 0; seconds < 300; seconds += 45) {
      await one.every('pulse', 1);
      pass(45_000);
    }
    expect(rung.length).toBeGreaterThanOrEqual(3);
  });

  test('as often as was asked for last, and no more when that is over', async () => {
    await one.every('pulse', 1);
    rung.length = 0;
    await one.every('pulse', 5);
    pass(240_000);
    expect(rung).toEqual([]);
    pass(60_000);
    expect(rung).toEqual(['pulse']);
    await one.stop('pulse');
    pass(600_000);
    expect(rung).toEqual(['pulse']);
  });
});
