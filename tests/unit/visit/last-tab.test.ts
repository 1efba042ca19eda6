import { expect, test } from 'vitest';
import type { SessionView } from '../../../utils/message/messages';
import type { Mode, Settings } from '../../../utils/policy/setting-table';
import type { Desk } from '../../../utils/visit/desk';
import { createLastTab } from '../../../utils/visit/last-tab';
import { sampleSession, sampleView } from '../../tools/preview/sample-views';
import { fakeCatalogue } from '../fakes/fake-catalogue';
import { FakeClock } from '../fakes/fake-clock';
import { FakeStore } from '../fakes/fake-store';
import { FakeTabList } from '../fakes/fake-tab-list';
import { settingsOf } from '../fakes/settings';

const KEY = '0|example.org';
const HERE = 'https://www.example.org/inbox';

/** A browser with somebody's sessions; `done` are the keys that were logged out, and failures. */
async function arrange(
  about: Partial<SessionView> = {},
  { mode = 'kiosk' as Mode, own = {} as Partial<Settings>, memory = new FakeStore(), tabs = new FakeTabList() } = {},
) {
  const done: string[] = [];
  const clock = new FakeClock();
  const sessions = [
    sampleSession('example.org', { preference: 'forget', ...about }),
    sampleSession('other.example', { preference: 'keep' }),
  ];
  const desk = {
    async answer(request: { kind: string; key?: string }) {
      if (request.kind === 'log-out') done.push(request.key ?? '');
      return { ok: true, view: sampleView({ sessions }) };
    },
  } as unknown as Desk;
  const settings = await settingsOf(mode, own);
  const onFailure = (error: unknown) => void done.push(String(error));
  createLastTab({ desk, settings, tabs, catalogue: fakeCatalogue([]), memory, clock, onFailure }).listen();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  await settle();
  async function close(...ids: number[]) {
    await settle();
    await tabs.close(ids);
    await settle();
  }
  async function later() {
    clock.pass(10_000);
    await settle();
    return done;
  }
  return { done, tabs, memory, settings, settle, close, later };
}

test('a site is logged out of some seconds after its last tab was closed, and nothing is remembered of it', async () => {
  const { done, tabs, memory, close, later } = await arrange();
  const [one, two] = [tabs.add(HERE), tabs.add('https://mail.example.org/')];
  tabs.add('https://other.example/');
  await close(one.id);
  expect(await later()).toEqual([]);
  await close(two.id);
  expect(done).toEqual([]);
  expect(JSON.stringify([...memory.values])).not.toContain('example.org');
  expect(await later()).toEqual([KEY]);
});

test('not when the tab was brought back, nor when it went to another page', async () => {
  const { tabs, close, later } = await arrange();
  const { id } = tabs.add(HERE);
  await close(id);
  const again = tabs.add(HERE);
  expect(await later()).toEqual([]);
  tabs.add('https://other.example/', { id: again.id });
  await close(again.id);
  expect(await later()).toEqual([]);
});

test.each([
  ['is remembered', { preference: 'remember' }],
  ['is kept', { preference: 'keep' }],
  ['wants a question', { preference: 'ask' }],
  ['lets others in', { loginFor: ['Shop'] }],
  ['reaches further', { reach: 'every-device' }],
  ['is not open', { state: 'closed' }],
  ['is being ended already', { stage: 'proving' }],
] satisfies [string, Partial<SessionView>][])('not where the session %s', async (_, about) => {
  const { tabs, close, later } = await arrange(about);
  await close(tabs.add(HERE).id);
  expect(await later()).toEqual([]);
});

test('not where nobody wants it; what is open when somebody does counts', async () => {
  const { tabs, settings, close, later, settle } = await arrange({}, { mode: 'shared' });
  const [one, two] = [tabs.add('https://other.example/'), tabs.add(HERE)];
  await close(one.id);
  expect(await later()).toEqual([]);
  await settings.set('logOutWithLastTab', true);
  await settle();
  await close(two.id);
  expect(await later()).toEqual([KEY]);
});

test('the close of a tab may be what wakes the background: what the tab showed is in memory', async () => {
  const memory = new FakeStore();
  const before = await arrange({}, { memory });
  const { id } = before.tabs.add(HERE);
  await before.settle();
  const tabs = new FakeTabList();
  expect(tabs.add(HERE).id).toBe(id);
  tabs.all = async () => [];
  const { close, later } = await arrange({}, { memory, tabs });
  await close(id);
  expect(await later()).toEqual([KEY]);
});
