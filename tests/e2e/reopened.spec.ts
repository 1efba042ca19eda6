import { type Driver, launch, type Tab } from '../drivers/driver.ts';
import { waitForPopup } from '../drivers/popup-page.ts';
import { withPermissions } from '../drivers/with-permissions.ts';
import { tell } from '../wipe/browser-lists.ts';
import { expect, extensionDir, test } from './fixture.ts';
import { expectListed, logInAt } from './logins.ts';

const DONE_MS = 40_000;
/** What an application keeps for as long as its tab is open; browsers keep it on for a tab that is opened again. */
const MARK = 'kept for this tab only';

interface Api {
  sessions: { restore(): Promise<{ tab?: { id: number } }> };
  tabs: { get(id: number): Promise<{ status?: string; url?: string }> };
  scripting: { executeScript(details: object): Promise<{ result?: unknown }[]> };
}

/** Opens the tab again that was closed last, and reads what its page finds in the storage of its tab. */
const reopen = (driver: Driver): Promise<{ url: string; found: unknown }> =>
  driver.evaluateInExtension(async () => {
    const { sessions, tabs, scripting } = (globalThis as unknown as { chrome: Api }).chrome;
    const { tab } = await sessions.restore();
    const tabId = tab?.id ?? 0;
    for (;;) {
      const { status, url = '' } = await tabs.get(tabId);
      if (status === 'complete' && url.startsWith('http')) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const func = () => ({ url: location.href, found: sessionStorage.getItem('mark') });
    const [answer] = await scripting.executeScript({ target: { tabId }, func });
    return answer?.result as { url: string; found: unknown };
  });

const markTab = (tab: Tab): Promise<void> => tab.evaluate((mark) => sessionStorage.setItem('mark', mark), MARK);

for (const preference of ['forget', 'remember'] as const)
  test(`a tab that is opened again after the log-out has nothing in its storage: ${preference}`, async ({
    driverName,
    town,
  }) => {
    const house = town.house('get-link');
    const allowed = withPermissions(extensionDir(driverName));
    const driver = await launch(driverName, { extensionDir: allowed.dir, hosts: town });
    try {
      const popup = await driver.extensionPage('/popup.html');
      for (const { tab } of await logInAt(driver, [house])) await markTab(tab);
      await expectListed(popup, [house]);
      await tell(driver, { kind: 'set-preference', site: house.site, preference });
      await popup.click(`[data-site="${house.site}"] [data-action=log-out]`);
      await waitForPopup(popup, ({ phase }) => phase === 'done', DONE_MS);
      const { url, found } = await reopen(driver);
      expect(new URL(url).hostname).toBe(house.host);
      expect(found).toBeNull();
    } finally {
      await driver.close();
      allowed.remove();
    }
  });
