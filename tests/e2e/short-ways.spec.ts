import type { Driver } from '../drivers/driver.ts';
import { geckoId } from '../drivers/manifest.ts';
import { sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { expect, extensionDir, test } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, openSites, stillValid } from './logins.ts';

const DONE_MS = 40_000;
const MENU_ITEM = 'log-out';
const KEYWORD = 'walkaway';

interface Event {
  dispatch(...args: unknown[]): void;
}

interface Api {
  contextMenus: { onClicked: Event; update(id: string, changes: object): Promise<void> };
  omnibox: Record<'onInputStarted' | 'onInputChanged' | 'onInputEntered', Event>;
  tabs: { query(query: { url: string }): Promise<object[]> };
}

interface Window {
  gBrowser: { tabs: { linkedBrowser: { currentURI: { host: string } } }[] };
}

interface Privileged {
  Services: { wm: { getMostRecentWindow(type: string): Window } };
  WebExtensionPolicy: { getByID(id: string): { extension: { emit(name: string, ...args: unknown[]): void } } };
  ChromeUtils: { importESModule(url: string): { ExtensionSearchHandler: SearchHandler } };
}

interface SearchHandler {
  handleSearch(data: object, callback: (found: { content: string }[]) => void): void;
  handleInputEntered(keyword: string, typed: string, where: string): void;
}

/** Presses the entry in the menu of a tab: tells the background what the browser would tell it. */
const pressMenu: Record<Driver['name'], (driver: Driver, host: string) => Promise<unknown> | undefined> = {
  chromium: (driver, host) =>
    driver.evaluateInWorker?.(
      async (menuItemId, url) => {
        const { contextMenus, tabs } = (globalThis as unknown as { chrome: Api }).chrome;
        const [tab] = await tabs.query({ url });
        contextMenus.onClicked.dispatch({ menuItemId, editable: false }, tab);
      },
      MENU_ITEM,
      `*://${host}/*`,
    ),
  firefox: (driver, host) =>
    driver.evaluateInBrowser?.(
      (id, menuItemId, wanted) => {
        const { Services, WebExtensionPolicy } = globalThis as unknown as Privileged;
        const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
        const hostOf = ({ linkedBrowser: { currentURI } }: (typeof tabs)[number]) => {
          try {
            return currentURI.host;
          } catch {
            return ''; // pages of the browser have none
          }
        };
        const tab = [...tabs].find((one) => hostOf(one) === wanted);
        const info = { menuItemId, modifiers: [], editable: false, button: 0 };
        WebExtensionPolicy.getByID(id).extension.emit('webext-menu-menuitem-click', info, tab);
      },
      geckoId(extensionDir('firefox')),
      MENU_ITEM,
      host,
    ),
};

/** Types the keyword and a word into the address bar, and takes the one site that is offered; returns it. */
const enterInAddressBar: Record<Driver['name'], (driver: Driver, typed: string) => Promise<string[]> | undefined> = {
  chromium: (driver, typed) =>
    driver.evaluateInWorker?.(async (word) => {
      const { omnibox } = (globalThis as unknown as { chrome: Api }).chrome;
      omnibox.onInputStarted.dispatch();
      const found = await new Promise<{ content: string }[]>((resolve) =>
        omnibox.onInputChanged.dispatch(word, resolve),
      );
      omnibox.onInputEntered.dispatch(found[0]?.content ?? '', 'currentTab');
      return found.map(({ content }) => content);
    }, typed),
  firefox: (driver, typed) =>
    driver.evaluateInBrowser?.(
      async (keyword, word) => {
        const { ChromeUtils } = globalThis as unknown as Privileged;
        const address = 'resource://gre/modules/ExtensionSearchHandler.sys.mjs';
        const { ExtensionSearchHandler: handler } = ChromeUtils.importESModule(address);
        const found = await new Promise<{ content: string }[]>((resolve) =>
          handler.handleSearch({ keyword, text: `${keyword} ${word}`, inPrivateWindow: false }, resolve),
        );
        const contents = found.map(({ content }) => content.replace(`${keyword} `, ''));
        handler.handleInputEntered(keyword, `${keyword} ${contents[0]}`, 'current');
        return contents;
      },
      KEYWORD,
      typed,
    ),
};

test('one site is logged out of from the menu of its page, another from the address bar', async ({ driver, town }) => {
  const houses = ['get-link', 'fetch-menu', 'switched-id'].map(town.house);
  const [first, second, other] = houses as [(typeof houses)[number], (typeof houses)[number], (typeof houses)[number]];
  const popup = await driver.extensionPage('/popup.html');
  const copied = await copyCredentials(driver, await logInAt(driver, houses));
  await expectListed(popup, houses);
  // The entry is there: what is not cannot be changed.
  await driver.evaluateInExtension(
    (id) => (globalThis as unknown as { chrome: Api }).chrome.contextMenus.update(id, {}),
    MENU_ITEM,
  );

  await pressMenu[driver.name](driver, first.host);
  const one = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(one && sessionAt(one, first.site)).toMatchObject({ state: 'closed', outcome: 'ended' });
  expect(await stillValid(town, copied)).toEqual([second.id, other.id]);
  await popup.click('[data-action=done]');
  await popup.waitFor('[data-phase=idle]', { state: 'attached' });

  const offered = await enterInAddressBar[driver.name](driver, second.site);
  expect(offered).toEqual([second.site]);
  const two = await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
  expect(two && openSites(two)).toEqual([other.site]);
  expect(await stillValid(town, copied)).toEqual([other.id]);
});
