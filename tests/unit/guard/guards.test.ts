import { beforeEach, expect, test } from 'vitest';
import type { GuardedFrame } from '../../../utils/browser/login-guard';
import type { PasswordSaving } from '../../../utils/browser/privacy-settings';
import { createGuards } from '../../../utils/guard/guards';
import type { Note } from '../../../utils/page/note';
import { createSettings } from '../../../utils/policy/settings';
import { createLedger } from '../../../utils/session/ledger';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { fakeCatalogue } from '../fakes/fake-catalogue';
import { fakePolicy } from '../fakes/fake-policy';
import { fakePreferences } from '../fakes/fake-preferences';
import { FakeStore } from '../fakes/fake-store';
import { FakeTabList } from '../fakes/fake-tab-list';
import { makeSession } from '../fakes/make-session';

const FRAME = { tabId: 7, frameId: 0 };
const tick = () => new Promise((resolve) => setTimeout(resolve));

function makeHouse(given: Parameters<typeof fakePreferences>[1] = {}) {
  const store = new FakeStore();
  const onFailure = (error: unknown) => expect.unreachable(String(error));
  const settings = createSettings({ store, policy: fakePolicy(), onFailure: () => undefined });
  const ledger = createLedger(new FakeStore(), onFailure);
  const preferences = fakePreferences(store, given);
  const tabs = new FakeTabList();
  const seen = { registered: [] as boolean[], stopped: [] as boolean[], again: 0, unticks: 0 };
  const asked: Note[] = [];
  let answer = 'put-away';
  let onForm: (frame: GuardedFrame) => void = () => undefined;
  const guards = createGuards({
    ...{ settings, ledger, preferences, tabs, onFailure, catalogue: fakeCatalogue() },
    privacy: {
      async stopSaving(isStopped) {
        seen.stopped.push(isStopped);
        return (isStopped ? 'denied' : 'off') satisfies PasswordSaving;
      },
      onPermission: () => undefined,
    },
    loginForms: {
      register: async (isWanted) => void seen.registered.push(isWanted),
      onLoginForm: (listener) => {
        onForm = listener;
      },
      untick: async () => {
        seen.unticks++;
        return 1;
      },
      tickAgain: async () => void seen.again++,
    },
    notes: {
      async ask(_tabId, note) {
        asked.push(note);
        return answer;
      },
    },
    texts: { text: (key) => key, direction: () => 'ltr' },
  });
  guards.listen();
  return {
    ...{ settings, ledger, preferences, tabs, seen, asked, guards },
    answerWith: (one: string) => {
      answer = one;
    },
    sayForm: () => onForm(FRAME),
  };
}

let house: ReturnType<typeof makeHouse>;
beforeEach(async () => {
  house = makeHouse();
  await tick();
});

test('guards follow their settings, and nothing is registered while none needs it', async () => {
  expect(new Set([...house.seen.registered, ...house.seen.stopped])).toEqual(new Set([false]));
  await house.settings.set('mode', 'shared');
  await tick();
  expect([house.seen.registered.at(-1), house.seen.stopped.at(-1)]).toEqual([true, true]);
  expect(house.guards.passwordSaving()).toBe('denied');
  await house.settings.set('guardRememberBoxes', false);
  await tick();
  expect(house.seen.registered.at(-1)).toBe(false);
});

test('a form that speaks while the guard is off is not looked at', async () => {
  house.sayForm();
  await tick();
  expect([house.seen.unticks, house.asked]).toEqual([0, []]);
});

test.each([
  ['leave', 1],
  ['put-away', 0],
  ['left', 0],
])('the note answered with %s ticks again %i times', async (answer, again) => {
  await house.settings.set('guardRememberBoxes', true);
  house.answerWith(answer);
  house.sayForm();
  await tick();
  expect([house.seen.unticks, house.asked.length, house.seen.again]).toEqual([1, 1, again]);
});

async function logIn(isPrivate = false): Promise<string> {
  await house.settings.set('askAfterLogin', true);
  house.tabs.add('https://www.example.test/', { isActive: true, isPrivate });
  const key = '0|example.test';
  house.ledger.setTrace(key, { ...EMPTY_TRACE, wasLoginSeen: true });
  house.ledger.put(makeSession({ key, site: 'example.test', storeId: '0', state: 'open' }));
  await tick();
  return key;
}

test.each([
  ['remember', 'remember'],
  ['ask', 'ask'],
  ['put-away', 'forget'],
  ['keep', 'forget'],
  ['__proto__', 'forget'],
])('the choice after a login, answered with %s, makes the preference %s', async (answer, preference) => {
  house.answerWith(answer);
  await logIn();
  expect(house.asked).toHaveLength(1);
  expect(house.preferences.of('example.test', 'normal').preference).toBe(preference);
});

test('it is asked once in a visit; a page that was left is asked again, a wiped site too', async () => {
  house.answerWith('left');
  const key = await logIn();
  expect(house.asked.length).toBeGreaterThan(0);
  const before = house.asked.length;
  house.answerWith('put-away');
  house.tabs.add('https://www.example.test/2');
  await tick();
  expect(house.asked.length).toBe(before + 1);
  house.tabs.add('https://www.example.test/3');
  await tick();
  expect(house.asked.length).toBe(before + 1);
  house.ledger.forget(key);
  await logIn();
  expect(house.asked.length).toBe(before + 2);
});

test('nothing is asked in a private window, nor about a session that nobody entered here', async () => {
  await logIn(true);
  expect(house.asked).toEqual([]);
  house = makeHouse();
  await house.settings.set('askAfterLogin', true);
  house.tabs.add('https://www.example.test/', { isActive: true });
  house.ledger.put(makeSession({ key: '0|example.test', site: 'example.test', storeId: '0', state: 'open' }));
  await tick();
  expect(house.asked).toEqual([]);
});

test.each<[string, Parameters<typeof fakePreferences>[1], number]>([
  ['only the default', { defaultByPolicy: true }, 1],
  ['a rule for it', { policy: [{ pattern: 'example.test', preference: 'forget' }] }, 0],
  ['everything', { isLocked: true }, 0],
])('of a site of which an administrator has decided %s', async (_, given, times) => {
  house = makeHouse(given);
  await logIn();
  expect(house.asked).toHaveLength(times);
});
