import { writeFile } from 'node:fs/promises';
import type { BidiClient } from './bidi-client.ts';
import { evaluateInParent } from './bidi-evaluate.ts';
import type { ColorScheme, ScreenshotOptions, Tab } from './driver.ts';
import { finishMoving } from './finish-moving.ts';

/** Values of the preference layout.css.prefers-color-scheme.content-override. */
const COLOR_SCHEMES = { dark: 0, light: 1 } as const;

/** Takes a picture of what a tab shows, in another size where one is wanted. */
export async function takePicture(
  client: BidiClient,
  tab: Tab & { context: string },
  path: string,
  { width, height }: ScreenshotOptions,
): Promise<void> {
  const { context } = tab;
  if (width ?? height) {
    const [w, h] = await tab.evaluate(() => [innerWidth, innerHeight]);
    const viewport = { width: width ?? w, height: height ?? h };
    await client.send('browsingContext.setViewport', { context, viewport });
  }
  await tab.evaluate(finishMoving);
  const { data } = await client.send<{ data: string }>('browsingContext.captureScreenshot', { context });
  await writeFile(path, Buffer.from(data, 'base64'));
}

/** For all tabs: BiDi has no word for one tab in Firefox 153. */
export async function setColorScheme(client: BidiClient, tab: Tab, scheme: ColorScheme): Promise<void> {
  const setPref = (value: number) => {
    const { Services } = globalThis as unknown as {
      Services: { prefs: { setIntPref(name: string, value: number): void } };
    };
    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', value);
  };
  await evaluateInParent(client, setPref, COLOR_SCHEMES[scheme]);
  await tab.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme);
}
