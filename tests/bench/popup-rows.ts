import { type BrowserName, launch } from '../drivers/driver.ts';
import { extensionDir } from '../e2e/driver-options.ts';
import type { Row } from './row.ts';

const SESSIONS = 200;
const ROUNDS = 5;
const COLD_MS = 300;
const WARM_MS = 100;

interface StorageApi {
  storage: { session: { set(values: object): Promise<void> } };
}

/** Runs in a page of the extension: the ledger as it is after a day of logging in everywhere. */
async function fillLedger(count: number): Promise<void> {
  const sessions = Array.from({ length: count }, (_, index) => {
    const site = `site-${index + 1}.example`;
    const rest = {
      state: 'open',
      evidence: ['cookie', 'page'],
      account: `person-${index}`,
      sinceMs: Date.now() - index,
    };
    return { key: `0|${site}`, site, storeId: '0', ...rest, cookieNames: [], tokens: [], seenAt: null, control: null };
  });
  const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
  const ledger = { sessions: Object.fromEntries(sessions.map((one) => [one.key, one])), traces: {} };
  await storage.session.set({ ledger });
}

/** Runs in a page of the extension: opens the popup in a frame; milliseconds until all rows are drawn, and the slowest frame of a scroll. */
async function openPopup(count: number): Promise<{ listMs: number; slowestFrameMs: number }> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:380px;height:540px';
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const startMs = performance.now();
  frame.src = '/popup.html';
  document.body.append(frame);
  while ((frame.contentDocument?.querySelectorAll('.session').length ?? 0) < count) {
    if (performance.now() - startMs > 20_000) throw new Error('popup: the list did not come');
    await nextFrame();
  }
  const listMs = performance.now() - startMs;
  const list = frame.contentDocument?.querySelector('.content');
  let slowestFrameMs = 0;
  let lastMs = await nextFrame();
  for (let step = 0; list && step < 60; step++) {
    list.scrollBy(0, 150);
    const nowMs = await nextFrame();
    slowestFrameMs = Math.max(slowestFrameMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  frame.remove();
  return { listMs, slowestFrameMs };
}

const median = (figures: number[]): number => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

async function rowsIn(name: BrowserName): Promise<Row[]> {
  const driver = await launch(name, { extensionDir: extensionDir(name), mapAllHosts: false });
  const opened = { cold: [] as number[], warm: [] as number[], frame: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await driver.killBackground();
    await driver.evaluateInExtension(fillLedger, SESSIONS);
    opened.cold.push((await driver.evaluateInExtension(openPopup, SESSIONS)).listMs);
    const warm = await driver.evaluateInExtension(openPopup, SESSIONS);
    opened.warm.push(warm.listMs);
    opened.frame.push(warm.slowestFrameMs);
  }
  await driver.close();
  const row = (what: string, figures: number[], budget: number | null): Row => ({
    ...{ what, browser: name, figure: median(figures), unit: 'ms', budget },
    detail: `median of ${ROUNDS}, ${SESSIONS} sessions`,
  });
  return [
    row('popup to first list, cold', opened.cold, COLD_MS),
    row('popup to first list, warm', opened.warm, WARM_MS),
    row('slowest frame of a scroll', opened.frame, null),
  ];
}

/** How quickly the popup shows a long list, with the background asleep and awake. */
export async function popupRows(browsers: BrowserName[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of browsers) rows.push(...(await rowsIn(name)));
  return rows;
}
