import type { Driver } from '../drivers/driver.ts';

interface ActionApi {
  action: { getBadgeText(details: object): Promise<string> };
}

/** What stands on the toolbar icon; empty where no session is open. */
export const badgeText = (driver: Driver): Promise<string> =>
  driver.evaluateInExtension(() => (globalThis as unknown as { chrome: ActionApi }).chrome.action.getBadgeText({}));
