import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeptSteps } from '../../../utils/elsewhere/kept-steps.ts';
import { openPanel, type Panel, type PanelView } from '../../../utils/elsewhere/panel.ts';
import type { ElsewhereReading, Heard } from '../../../utils/page/elsewhere-reading.ts';
import type { Home } from '../../../utils/page/home.ts';
import { fakeCatalogue, makeRecipe } from '../fakes/fake-catalogue.ts';
import { FakeStore } from '../fakes/fake-store.ts';
import { FakeTabList } from '../fakes/fake-tab-list.ts';
import { makeReading } from './reading.ts';

const SHOP = makeRecipe({
  site: 'shop.test',
  elsewhere: 'https://shop.test/devices',
  changePassword: 'https://shop.test/password',
});

let panels: Panel[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const panel of panels) panel.close();
  panels = [];
  vi.useRealTimers();
});

/** A panel over pages that read as `readings` says, by tab. */
async function open(site: string, options: { isStillValid?: boolean; wellKnown?: string[]; store?: FakeStore } = {}) {
  const tabs = new FakeTabList();
  const readings = new Map<number, ElsewhereReading>();
  const pressed: [number, ...string[]][] = [];
  const failures: unknown[] = [];
  const listening = new Map<number, (heard: Heard) => void>();
  const gone = new Set<string>();
  const seen: PanelView[] = [];
  const input = {
    catalogue: fakeCatalogue([SHOP]),
    kept: createKeptSteps(options.store ?? new FakeStore()),
    tabs,
    pages: {
      read: async (id: number) => readings.get(id) ?? null,
      press: async (id: number, label: string, { sites }: Home) =>
        !gone.has(label) && pressed.push([id, label, ...sites]) > 0,
      untilHeard: (id: number) => new Promise<Heard>((resolve) => void listening.set(id, resolve)),
    },
    clock: { nowMs: () => 0, after: (ms: number, work: () => void) => void setTimeout(work, ms) },
    askStatus: async (address: string) => options.wellKnown?.includes(address) ?? false,
    onChange: (view: PanelView) => void seen.push(view),
    onFailure: (error: unknown) => void failures.push(error),
  };
  await input.kept.choose(site);
  const panel = await openPanel(input, site, options.isStillValid ?? false);
  panels.push(panel);
  return {
    panel,
    tabs,
    readings,
    pressed,
    gone,
    failures,
    seen,
    hear: (id: number, heard: Heard) => listening.get(id)?.(heard),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

const stepsOf = ({ steps }: PanelView) => steps.map(({ id, done, target }) => [id, done, target]);

test('a recipe knows both pages, and they open in front', async () => {
  const { panel, tabs } = await open('shop.test');
  expect(stepsOf(panel.view())).toEqual([
    ['sessions', null, 'recipe'],
    ['password', null, 'recipe'],
    ['phone', null, 'home'],
  ]);
  await panel.open('sessions');
  await panel.open('password');
  expect(tabs.inFront).toEqual(['https://shop.test/devices', 'https://shop.test/password']);
});

test('without a recipe the well-known address is asked for, at the origin of an open page first', async () => {
  const address = 'https://my.town.test/.well-known/change-password';
  const found = await open('town.test', { wellKnown: [address] });
  expect(stepsOf(found.panel.view())[0]).toEqual(['password', null, 'looking']);
  found.tabs.add('https://my.town.test/home');
  await found.pass(10);
  // Looked for before that page was open: the usual origins do not answer.
  expect(stepsOf(found.panel.view())[0]).toEqual(['password', null, 'home']);
  await found.panel.open('password');
  expect(found.tabs.inFront).toEqual(['https://my.town.test/']);
});

test('a link of the watched page is better than the home page', async () => {
  const { panel, tabs, readings, pass } = await open('town.test');
  const tab = tabs.add('https://town.test/home', { isActive: true });
  readings.set(
    tab.id,
    makeReading({
      address: 'https://town.test/home',
      links: [{ address: 'https://town.test/account', leadsTo: 'account' }],
    }),
  );
  await pass(1500);
  expect(stepsOf(panel.view()).slice(0, 2)).toEqual([
    ['password', null, 'link'],
    ['sessions', null, 'link'],
  ]);
  await panel.open('password');
  expect(tabs.inFront).toEqual(['https://town.test/account']);
});

test('a list that gets shorter after a press and a changed password are ticked off, and kept', async () => {
  const store = new FakeStore();
  const { panel, tabs, readings, hear, pass } = await open('shop.test', { store });
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3, isListening: false }));
  await pass(3000);
  expect(panel.view().page).toMatchObject({ host: 'shop.test', sessionCount: 3 });
  hear(tab.id, 'pressed');
  readings.set(tab.id, makeReading({ sessionCount: 2 }));
  await pass(3000);
  expect(stepsOf(panel.view())[0]).toEqual(['sessions', 'seen', 'recipe']);
  readings.set(tab.id, makeReading({ hasChangeForm: true, asksSecret: true, isListening: false }));
  await pass(3000);
  hear(tab.id, 'sent');
  readings.set(tab.id, makeReading({ saysChanged: true }));
  await pass(3000);
  expect(stepsOf(panel.view())[1]).toEqual(['password', 'seen', 'recipe']);
  panel.close();
  const again = await open('shop.test', { store });
  expect(stepsOf(again.panel.view()).map(([, done]) => done)).toEqual(['seen', 'seen', null]);
});

test('pages of other sites are not read, and a page that is loading says nothing', async () => {
  const { panel, tabs, readings, hear, pass } = await open('shop.test');
  const other = tabs.add('https://evil.test/', { isActive: true });
  readings.set(other.id, makeReading({ address: 'https://evil.test/', sessionCount: 5 }));
  await pass(3000);
  expect(panel.view().page).toBeNull();
  const tab = tabs.add('https://shop.test/');
  readings.set(tab.id, makeReading({ sessionCount: 5, isListening: false }));
  await pass(3000);
  hear(tab.id, 'pressed');
  tab.isComplete = false;
  readings.set(tab.id, makeReading({ sessionCount: 1 }));
  await pass(3000);
  expect(stepsOf(panel.view())[0]).toEqual(['sessions', null, 'recipe']);
});

test('what a tab shows that has just gone to another site is not read', async () => {
  const { panel, tabs, readings, pass } = await open('shop.test');
  const tab = tabs.add('https://shop.test/');
  readings.set(tab.id, makeReading({ address: 'https://evil.test/', sessionCount: 5 }));
  await pass(3000);
  expect(panel.view().page).toBeNull();
});

test('nothing is pressed but by the person’s word, and then what they saw', async () => {
  const { panel, tabs, readings, pressed, pass } = await open('shop.test');
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3, control: { label: 'Sign out others', ends: 'all-others' } }));
  await pass(5000);
  expect(pressed).toEqual([]);
  await panel.pressForMe('Sign out others');
  expect(pressed).toEqual([[tab.id, 'Sign out others', 'shop.test']]);
});

test('the person’s word marks a step, takes it back, and is outdone by what was seen', async () => {
  const { panel, tabs, readings, hear, pass } = await open('shop.test');
  await panel.mark('sessions', true);
  expect(stepsOf(panel.view())[0]?.[1]).toBe('said');
  await panel.mark('sessions', false);
  expect(stepsOf(panel.view())[0]?.[1]).toBeNull();
  await panel.mark('sessions', true);
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3, isListening: false }));
  await pass(3000);
  hear(tab.id, 'pressed');
  readings.set(tab.id, makeReading({ sessionCount: 1 }));
  await pass(3000);
  expect(stepsOf(panel.view())[0]?.[1]).toBe('seen');
});

test('a list that gets shorter by itself is not ticked off; after a press for the person it is', async () => {
  const { panel, tabs, readings, pass } = await open('shop.test');
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  for (const sessionCount of [8, 3]) {
    readings.set(tab.id, makeReading({ sessionCount }));
    await pass(5000);
  }
  expect(stepsOf(panel.view())[0]?.[1]).toBeNull();
  await panel.pressForMe('Sign out others');
  readings.set(tab.id, makeReading({ sessionCount: 1 }));
  await pass(3000);
  expect(stepsOf(panel.view())[0]?.[1]).toBe('seen');
});

test('a page in which an earlier panel still waits is heard by this one as well', async () => {
  const { panel, tabs, readings, hear, pass } = await open('shop.test');
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3, isListening: true }));
  await pass(3000);
  hear(tab.id, 'pressed');
  readings.set(tab.id, makeReading({ sessionCount: 2, isListening: true }));
  await pass(3000);
  expect(stepsOf(panel.view())[0]?.[1]).toBe('seen');
});

test('a control that has gone is not pressed, and that is said', async () => {
  const { panel, tabs, readings, gone, pressed, pass } = await open('shop.test');
  await expect(panel.pressForMe('Sign out others')).rejects.toThrow();
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3 }));
  await pass(3000);
  gone.add('Sign out others');
  await expect(panel.pressForMe('Sign out others')).rejects.toThrow();
  readings.set(tab.id, makeReading({ sessionCount: 1 }));
  await pass(3000);
  expect([pressed, stepsOf(panel.view())[0]?.[1]]).toEqual([[], null]);
});

test.each<[string, (tabs: FakeTabList, id: number) => void]>([
  ['is on another site', (tabs, id) => tabs.go(id, 'https://login.sister.test/')],
  ['was closed', (tabs, id) => void tabs.close([id])],
])('a password was sent, and its tab %s: no other tab tells that it was changed', async (_, leave) => {
  const { panel, tabs, readings, hear, pass } = await open('shop.test');
  const home = tabs.add('https://shop.test/');
  readings.set(home.id, makeReading());
  const tab = tabs.add('https://shop.test/password', { isActive: true });
  readings.set(tab.id, makeReading({ hasChangeForm: true, asksSecret: true, isListening: false }));
  await pass(3000);
  hear(tab.id, 'sent');
  leave(tabs, tab.id);
  await pass(10_000);
  expect(panel.view().page).not.toBeNull();
  expect(stepsOf(panel.view())[1]).toEqual(['password', null, 'recipe']);
});

test('a closed panel reads nothing any more', async () => {
  const { panel, tabs, readings, pass, seen } = await open('shop.test');
  panel.close();
  const tab = tabs.add('https://shop.test/devices', { isActive: true });
  readings.set(tab.id, makeReading({ sessionCount: 3 }));
  const before = seen.length;
  await pass(10_000);
  expect(seen.length).toBe(before);
});
