import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FetchedPage } from '../../../utils/page/fetched-page';

const PAGE = { frames: ['read'] } as unknown as FetchedPage;
const HANGING = 'hanging';

/** Chromium's offscreen document: what it is busy with keeps everything behind it waiting, until it is closed. */
const fake = vi.hoisted(() => {
  const state = { isOpen: false, isBusy: false, opensIn: 0, opened: 0, asked: [] as string[] };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const never = () => new Promise<never>(() => undefined);
  const offscreen = {
    hasDocument: async () => state.isOpen,
    async createDocument() {
      Object.assign(state, { isOpen: true, isBusy: true, opened: state.opened + 1 });
      if (state.opensIn > 0) await pause(state.opensIn);
      state.isBusy = false;
    },
    async closeDocument() {
      state.isOpen = false;
    },
  };
  const runtime = {
    async sendMessage({ text = 'clipboard' }: { text?: string }): Promise<unknown> {
      state.asked.push(text);
      state.isBusy ||= text === 'hanging';
      if (state.isBusy) return never();
      return text === 'clipboard' ? true : text === 'unreadable' ? null : { frames: ['read'] };
    },
  };
  return { state, api: { runtime }, offscreen };
});

vi.mock('../../../utils/browser/api', () => ({ default: fake.api }));

const { createPageParser, emptyClipboardOffscreen } = await import('../../../utils/browser/page-parser');

const parse = (text: string) => createPageParser().parse(text, 'https://www.shop.test/', 200, { sites: ['shop.test'] });
/** What came of it within the time that some hanging pages may take. */
async function inTheEnd(work: Promise<unknown>): Promise<unknown> {
  let outcome: unknown = 'still waiting';
  const noted = work.then(
    (value) => {
      outcome = value;
    },
    ({ message }: Error) => {
      outcome = message;
    },
  );
  await Promise.race([noted, vi.advanceTimersByTimeAsync(60_000)]);
  return outcome;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('chrome', { offscreen: fake.offscreen });
  Object.assign(fake.state, { isOpen: false, isBusy: false, opensIn: 0, opened: 0, asked: [] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('one document reads page after page', async () => {
  expect(await inTheEnd(Promise.all([parse('one'), parse('two')]))).toEqual([PAGE, PAGE]);
  expect(fake.state.opened).toBe(1);
});

test('a page that keeps its reader is no page, and the next one is read by a new document', async () => {
  const [first, second] = [parse(HANGING), parse('of another site')].map(inTheEnd);
  expect(await first).toBeNull();
  expect(await second).toEqual(PAGE);
  expect(fake.state.opened).toBe(2);
});

test('the clipboard is emptied behind such a page', async () => {
  const [, emptied] = [inTheEnd(parse(HANGING)), inTheEnd(emptyClipboardOffscreen())];
  expect(await emptied).toBeUndefined();
});

test('nobody waits for ever for a document that does not open', async () => {
  fake.state.opensIn = 200_000;
  expect(await inTheEnd(parse('one'))).toBeNull();
  expect(await inTheEnd(emptyClipboardOffscreen())).toBe('the clipboard was not emptied in time');
  expect([fake.state.opened, fake.state.asked]).toEqual([1, []]);
  await vi.advanceTimersByTimeAsync(200_000);
});

test('a document that takes its time to open is waited for, and not closed while it loads', async () => {
  fake.state.opensIn = 7_000;
  expect(await inTheEnd(Promise.all([parse('one'), parse('two')]))).toEqual([PAGE, PAGE]);
  expect(fake.state.opened).toBe(1);
});

test('what cannot be read is no page, and the document stays', async () => {
  expect(await inTheEnd(parse('unreadable'))).toBeNull();
  expect(await inTheEnd(parse('one'))).toEqual(PAGE);
  expect(fake.state.opened).toBe(1);
});
