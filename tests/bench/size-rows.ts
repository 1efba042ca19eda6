import type { BrowserName } from '../drivers/driver.ts';
import { partsOf } from '../tools/built-parts.ts';
import type { Row } from './row.ts';

/** Sizes of all parts as they were built. */
export const sizeRows = async (browsers: BrowserName[]): Promise<Row[]> =>
  browsers.flatMap((browser) =>
    partsOf(browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3').map(({ name, bytes, limit }) => ({
      ...{ what: `size: ${name}`, browser, figure: bytes / 1000, unit: 'kB', budget: limit / 1000, detail: 'as built' },
    })),
  );
