import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { pageScripts } from '../../../utils/browser/page-scripts';
import { isHomeHost } from '../../../utils/page/home';
import type { PressTask } from '../../../utils/page/page-functions';
import type { PressResult } from '../../../utils/page/page-reading';

interface Injected {
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}

const HOSTILE = 'www.evil.test';
const BANK = 'www.bank.test';
const PRESSED: PressResult = { pressed: true, kind: 'link', menusOpened: 0, confirmed: false };

/** A tab: what is injected runs in the document that is there at that moment, which a script in it may have sent on. */
const tab = vi.hoisted(() => ({ host: '', pressedAt: [] as string[], onInjected: (): unknown => undefined }));

vi.mock('../../../utils/browser/api', () => {
  const executeScript = async ({ files, func, args = [] }: Injected) => {
    tab.onInjected();
    if (files) load();
    const isOwn = func?.name === 'call';
    return [{ frameId: 0, result: files || !isOwn ? true : await func(...args) }];
  };
  const onUpdated = { addListener: () => undefined, removeListener: () => undefined };
  const runtime = { getManifest: () => ({ version: '1' }) };
  return { default: { scripting: { executeScript }, tabs: { onUpdated }, runtime } };
});

/** Our functions, in the document that is there now. */
function load(): void {
  const { host } = tab;
  const press = async (task: PressTask): Promise<PressResult> => {
    if (!isHomeHost(host, task)) return { pressed: false, reason: 'not-at-home' };
    tab.pressedAt.push(host);
    return PRESSED;
  };
  Object.assign(globalThis, { walkawayPage: { press } });
}

function go(host: string): void {
  tab.host = host;
  globalThis.walkawayPage = undefined;
}

beforeEach(() => {
  go(HOSTILE);
  tab.pressedAt = [];
  tab.onInjected = () => undefined;
});

afterAll(() => go(''));

test('a page of the home is pressed', async () => {
  expect(await pageScripts.press(1, { sites: ['evil.test'] })).toEqual(PRESSED);
  expect(tab.pressedAt).toEqual([HOSTILE]);
});

test('a tab that is sent on to another site by anything we run in it is not pressed there, and that is no press', async () => {
  for (let at = 0; at < 5; at++) {
    go(HOSTILE);
    let turn = 0;
    tab.onInjected = () => turn++ === at && go(BANK);
    expect(await pageScripts.press(1, { sites: ['evil.test'] })).not.toMatchObject({ pressed: true });
    expect(tab.pressedAt).toEqual([]);
  }
});
