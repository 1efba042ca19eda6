import { expect, test } from 'vitest';
import { createSettings } from '../../../utils/policy/settings';
import { fakePolicy } from '../fakes/fake-policy';
import { FakeStore } from '../fakes/fake-store';

const over = (store: FakeStore, managed: Record<string, unknown>) =>
  createSettings({ store, policy: fakePolicy(managed), onFailure: () => undefined });
const none = {};

test('defaults follow the mode, the person overrides them, and what was set survives', async () => {
  const store = new FakeStore();
  const settings = over(store, none);
  await settings.ready;
  expect(settings.values().idleMinutes).toBe(0);
  expect(await settings.set('mode', 'shared')).toEqual({ ok: true });
  expect(settings.values().idleMinutes).toBe(10);
  await settings.set('idleMinutes', 25);
  const again = over(store, none);
  await again.ready;
  expect(again.values()).toMatchObject({ mode: 'shared', idleMinutes: 25 });
});

test('policy wins, is locked, and cannot be overwritten', async () => {
  const settings = over(new FakeStore(), { mode: 'shared', idleMinutes: 1 });
  await settings.ready;
  expect(settings.view().locked).toEqual(['mode', 'idleMinutes']);
  expect(await settings.set('idleMinutes', 60)).toEqual({ ok: false, error: 'idleMinutes: set by your administrator' });
  expect(settings.values()).toMatchObject({ mode: 'shared', idleMinutes: 1, wipeHistory: true });
});

test.each([
  ['idleMinutes', '3', 'idleMinutes: expected a whole number from 0 to 1440'],
  ['endOnLock', 1, 'endOnLock: expected true or false'],
  ['mode', 'loose', 'mode: expected one of only-me, shared, kiosk'],
  ['closingTimes', { mon: '18:00', tue: 'six' }, /^closingTimes: expected times such as 18:30 by sun, mon/],
  ['closingTimes', { monday: '18:00' }, /^closingTimes: expected times/],
  ['closingTimes', ['18:00'], /^closingTimes: expected times/],
  ['startPage', 'javascript:alert(1)', 'startPage: expected an http(s) address, or nothing'],
  ['startPage', 'library', 'startPage: expected an http(s) address, or nothing'],
  ['hasOwnProperty', true, 'hasOwnProperty: unknown setting'],
])('%s = %j is refused and changes nothing', async (key, value, error) => {
  const settings = over(new FakeStore(), none);
  await settings.ready;
  const before = settings.values();
  expect(await settings.set(key, value)).toEqual({
    ok: false,
    error: typeof error === 'string' ? error : expect.stringMatching(error),
  });
  expect(settings.values()).toEqual(before);
});

test.each([
  ['closingTimes', {}],
  ['closingTimes', { mon: '00:00', sun: '23:59' }],
  ['startPage', ''],
  ['startPage', 'https://library.test/welcome'],
])('%s = %j is taken', async (key, value) => {
  const settings = over(new FakeStore(), none);
  expect(await settings.set(key, value)).toEqual({ ok: true });
  expect(settings.values()).toMatchObject({ [key]: value });
});
