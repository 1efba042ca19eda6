import type { Driver } from '../drivers/driver.ts';
import { until } from '../drivers/until.ts';

const PACKAGED_FILE = '/icons/16.png';

/** Leaves a browser that was started with an extension without any; the driver can no longer look inside it then. */
export async function removeExtension(driver: Driver): Promise<void> {
  await driver.evaluateInExtension(() => {
    const { management } = (globalThis as unknown as { chrome: { management: { uninstallSelf(): Promise<void> } } })
      .chrome;
    // A moment later, for the answer of this function goes with the page.
    setTimeout(() => management.uninstallSelf());
  });
  const isThere = async () => {
    const page = await driver.extensionPage(PACKAGED_FILE);
    await page.close();
    return true;
  };
  await until('the extension is removed', () =>
    isThere().then(
      () => false,
      () => true,
    ),
  );
}
