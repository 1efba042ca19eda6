import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FetchedPage } from '../../../utils/page/fetched-page';

const PAGE = { frames: ['read'] } as unknown as FetchedPage;
const HANGING = 'hanging';

/** Chromium's offscreen document: what it is busy with keeps everything behind it waiting, until it is closed. */
const fake = vi.hoisted(() => {
  const state = { isOpen: false, isBusy: false, canOpen: true, opened: 0, asked: [] as string[] };
  const never = () => new Promise<never>(() => undefined);
  const offscreen = {
    hasDocument: async () => state.isOpen,
    async createDocument() {
      if (!state.canOpen) return never();
      Object.assign(state, { isOpen: true, isBusy: false, opened: state.opened + 1 });
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
  await Promise.race([noted, vi.advanceTimersByTimeAsync(30_000)]);
  return outcome;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('chrome', { offscreen: fake.offscreen });
  Object.assign(fake.state, { isOpen: false, isBusy: false, canOpen: true, opened: 0, asked: [] });
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
  expect(await first).toBe('page parser: no answer in time');
  expect(await second).toEqual(PAGE);
  expect(fake.state.opened).toBe(2);
});

test('the clipboard is emptied behind such a page', async () => {
  const [, emptied] = [inTheEnd(parse(HANGING)), inTheEnd(emptyClipboardOffscreen())];
  expect(await emptied).toBe(true);
});

test('nobody waits for ever for a document that does not open, nor loses the time of others', async () => {
  fake.state.canOpen = false;
  expect(await inTheEnd(Promise.all([parse('one')]))).toBe('page parser: no answer in time');
  expect(fake.state.asked).toEqual([]);
});

test('what cannot be read is told, and the document stays', async () => {
  expect(await inTheEnd(parse('unreadable'))).toBe('page parser: could not read the page');
  expect(await inTheEnd(parse('one'))).toEqual(PAGE);
  expect(fake.state.opened).toBe(1);
});
