import { readPage } from '../utils/page/marks';
import type { PageReading } from '../utils/page/page-reading';
import { settled } from '../utils/page/settle';
import { readTokens } from '../utils/page/tokens';

/** A page that builds itself by script gets this long to show whose it is. */
const ROUNDS = 3;
const SETTLE = { quietMs: 150, maxMs: 400 };

function read(): PageReading {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return readPage(document, location.href, { status: navigation?.responseStatus || 200 });
}

export default defineUnlistedScript(async (): Promise<PageReading> => {
  let reading = read();
  for (let round = 0; round < ROUNDS && reading.verdict === 'unknown'; round++) {
    await settled(window, SETTLE);
    reading = read();
  }
  return { ...reading, tokens: await readTokens(window) };
});
