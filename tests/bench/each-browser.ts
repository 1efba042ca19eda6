import type { BrowserName } from '../drivers/driver.ts';
import type { Row } from './row.ts';
import type { ServedSites } from './serve-many.ts';

/** One browser after the other on the same sites, which are closed at the end. */
export async function inEachBrowser<S extends ServedSites>(
  served: S,
  browsers: BrowserName[],
  rowsOf: (browser: BrowserName, served: S) => Promise<Row[]>,
): Promise<Row[]> {
  try {
    const rows: Row[] = [];
    for (const browser of browsers) rows.push(...(await rowsOf(browser, served)));
    return rows;
  } finally {
    await served.close();
  }
}
