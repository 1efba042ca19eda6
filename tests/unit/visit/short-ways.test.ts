import { expect, test } from 'vitest';
import type { Suggestion } from '../../../utils/browser/address-bar';
import type { SessionView, View } from '../../../utils/message/messages';
import type { Desk } from '../../../utils/visit/desk';
import { createShortWays } from '../../../utils/visit/short-ways';
import { sampleSession, sampleView } from '../../tools/preview/sample-views';
import { fakeCatalogue, makeRecipe } from '../fakes/fake-catalogue';
import { FakeTabList } from '../fakes/fake-tab-list';

/** What the short ways did with these sessions, in order: keys that were logged out, or `popup`. */
function arrange(sessions: SessionView[], tabUrl = 'https://www.example.org/inbox') {
  const done: string[] = [];
  const heard: { press?: (tabId: number) => void; enter?: (entered: string) => void } = {};
  let suggest = async (_: string): Promise<Suggestion[]> => [];
  const tabs = new FakeTabList();
  const { id: tabId } = tabs.add(tabUrl);
  const view: View = sampleView({ sessions });
  const desk = {
    async answer(request: { kind: string; key?: string }) {
      if (request.kind === 'log-out') done.push(request.key ?? '');
      return { ok: true, view };
    },
  } as unknown as Desk;
  createShortWays({
    ...{ desk, tabs, catalogue: fakeCatalogue([makeRecipe({ site: 'example.org', domains: ['example.org'] })]) },
    siteMenu: {
      arrange: async () => void done.push('arranged'),
      onPress: (listener) => {
        heard.press = listener;
      },
    },
    addressBar: {
      onInput: (answer) => {
        suggest = answer;
      },
      onEnter: (listener) => {
        heard.enter = listener;
      },
    },
    life: { onInstalled: (listener) => listener(), onStartup: () => undefined, version: () => '1' },
    text: (key, [site = ''] = []) => `${key} ${site}`,
    openPopup: async () => void done.push('popup'),
    onFailure: (error) => done.push(String(error)),
  }).listen();
  return { done, tabId, heard, suggest: (typed: string) => suggest(typed) };
}

const here = sampleSession('example.org');
const elsewhere = sampleSession('other.example');

test('the menu is put there once, and logs out of the site of its tab only', async () => {
  const { done, heard, tabId } = arrange([here, elsewhere]);
  heard.press?.(tabId);
  await expect.poll(() => done).toEqual(['arranged', '0|example.org']);
});

test.each([
  ['where the preference is to be chosen', [sampleSession('example.org', { preference: 'ask' })]],
  ['where the log-out reaches further', [sampleSession('example.org', { reach: 'every-device' })]],
  ['where nothing is open', [sampleSession('example.org', { state: 'closed' }), elsewhere]],
])('%s, the popup is asked for instead', async (_, sessions) => {
  const { done, heard, tabId } = arrange(sessions);
  heard.press?.(tabId);
  await expect.poll(() => done).toEqual(['arranged', 'popup']);
});

test('the address bar offers what is open, and logs out of what was chosen; of nothing else', async () => {
  const { done, heard, suggest } = arrange([here, elsewhere]);
  expect(await suggest(' EXAMPLE.o')).toEqual([{ content: 'example.org', description: 'logOutOf example.org' }]);
  expect((await suggest('example')).length).toBe(2);
  heard.enter?.('exam');
  await expect.poll(() => done).toEqual(['arranged', 'popup']);
  heard.enter?.('other.example');
  await expect.poll(() => done).toEqual(['arranged', 'popup', '0|other.example']);
});
