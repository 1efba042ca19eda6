import type { Driver } from './driver.ts';

/** Kills the browser after so long: a moment by chance shows in nothing that could be waited for. */
export async function killAfter(driver: Driver, ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await driver.killBrowser();
}
