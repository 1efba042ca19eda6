import { expect, test } from 'vitest';
import { arrange, bystanders, endHostile, KEY, track } from './bystanders';
import { count } from './hostile';
import { type Attack, HOSTILE } from './hostile-site';

type Arranged = Awaited<ReturnType<typeof arrange>>;

const NOTHING: Attack = {
  ...{ events: [], parts: [], answers: {}, verdict: 'unknown', hasToken: false, hasControl: false },
  ...{ cookieNames: ['session_id'], preference: 'forget' },
};
const BANK = 'https://www.bank.test';
const leads = (path: string, to: string): Attack['answers'] => ({ [path]: { kind: 'redirect', to } });

async function expectUnharmed(attack: Attack, also: (arranged: Arranged) => void = () => undefined): Promise<void> {
  const arranged = await arrange(attack);
  also(arranged);
  const before = bystanders(arranged);
  await track(arranged.world, attack, arranged.tab.id);
  expect(await endHostile(arranged.world, attack)).toEqual([[KEY, expect.anything()]]);
  expect(bystanders(arranged)).toEqual(before);
}

const led = (title: string, work: () => Promise<void>) =>
  test(title, (context) => {
    count(context, 1);
    return work();
  });

led('what another site stored stays, though a hostile home led to its page', () =>
  expectUnharmed({
    ...NOTHING,
    answers: leads('/', `${BANK}/account`),
    hasToken: true,
    hasControl: true,
    preference: 'keep',
  }),
);

led('a framework’s log-out is asked of the session’s own site only, wherever its home leads', () =>
  expectUnharmed({ ...NOTHING, answers: leads('/', `${BANK}/account`), cookieNames: ['fw_sid', 'session_id'] }),
);

led('no tab is opened at another site to be pressed there', () =>
  expectUnharmed({ ...NOTHING, answers: leads('/', `${BANK}/account`) }),
);

led('nothing is pressed in a tab of ours that has gone on to another site', () =>
  expectUnharmed(NOTHING, (arranged) => {
    const { tabs } = arranged.world;
    const open = tabs.openBehind;
    tabs.openBehind = async (url, storeId) => {
      const tab = await open(url, storeId);
      if (tab) tabs.go(tab.id, `${BANK}/account`);
      return tab;
    };
  }),
);

led('nothing is pressed in an open tab that has gone on to another site since the log-out began', async () => {
  const arranged = await arrange(NOTHING);
  const { world, tab } = arranged;
  const before = bystanders(arranged);
  await track(world, NOTHING, tab.id);
  const { send } = world.requests;
  world.requests.send = async (request) => {
    world.tabs.go(tab.id, `${BANK}/account`);
    return send(request);
  };
  await endHostile(world, NOTHING);
  expect(bystanders(arranged)).toEqual(before);
});

led('nothing is pressed in a tab that goes on to another site while it is being pressed', async () => {
  const arranged = await arrange(NOTHING);
  const { world, tab } = arranged;
  const before = bystanders(arranged);
  await track(world, NOTHING, tab.id);
  const led: (string | null)[] = [];
  const { press } = world.scripts;
  world.scripts.press = async (tabId, home) => {
    led.push(world.tabs.addressOf(tabId));
    world.tabs.go(tabId, `${BANK}/account`);
    return press(tabId, home);
  };
  expect(await endHostile(world, NOTHING)).toEqual([[KEY, 'wiped-only']]);
  expect(led).toEqual([`https://${HOSTILE}/`, `https://${HOSTILE}/`]); // the person's own tab, and one of ours
  expect(bystanders(arranged)).toEqual(before);
});
