import { expect, test } from 'vitest';
import type { Receipt } from '../../../utils/receipt/receipt';
import { createReceipts } from '../../../utils/receipt/receipts';
import { receiptOf } from '../../../utils/visit/receipt-of';
import { FakeStore } from '../fakes/fake-store';
import { makeItem, makeJob } from '../fakes/make-job';
import { makeSession } from '../fakes/make-session';
import { settingsOf } from '../fakes/settings';

const receiptAt = (startedMs: number, more: Partial<Receipt> = {}): Receipt => ({
  ...{ startedMs, endedMs: startedMs + 5, cause: 'button', visitedCount: 0 },
  lines: [{ outcome: 'ended', way: 'recipe', reason: null }],
  ...more,
});

async function keeper(settings = settingsOf('shared')) {
  const store = new FakeStore();
  const failures: unknown[] = [];
  const known = await settings;
  const receipts = createReceipts({ settings: known, store, onFailure: (error) => void failures.push(error) });
  return { receipts, store, failures, settings: known };
}

test('the newest 30 are kept, the newest first', async () => {
  const { receipts } = await keeper();
  for (let at = 1; at <= 33; at++) receipts.add(receiptAt(at));
  await receipts.settled();
  const kept = await receipts.all();
  expect([kept.length, kept[0]?.startedMs, kept.at(-1)?.startedMs]).toEqual([30, 33, 4]);
});

test('nothing is written where nobody was logged in', async () => {
  const { receipts, store } = await keeper();
  receipts.add(receiptAt(1, { lines: [], visitedCount: 3 }));
  await receipts.settled();
  expect(store.values.size).toBe(0);
});

test('with the setting off nothing is written, and what was there goes', async () => {
  const { receipts, store, settings } = await keeper();
  receipts.add(receiptAt(1));
  await receipts.settled();
  expect(store.values.has('receipts')).toBe(true);
  await settings.set('keepReceipts', false);
  await receipts.settled();
  expect(store.values.has('receipts')).toBe(false);
  receipts.add(receiptAt(2));
  await receipts.settled();
  expect(store.values.has('receipts')).toBe(false);
});

test('they are removed when the person says so, which is told to whoever shows them', async () => {
  const { receipts } = await keeper();
  receipts.add(receiptAt(1));
  let told = 0;
  receipts.onChange(() => told++);
  await receipts.clear();
  expect([await receipts.all(), told]).toEqual([[], 2]);
});

test('where an administrator leaves nothing to the person, nothing is removed', async () => {
  const settings = await settingsOf('kiosk');
  const { receipts } = await keeper(Promise.resolve({ ...settings, isClosed: () => true }));
  receipts.add(receiptAt(1));
  await receipts.clear();
  expect(await receipts.all()).toHaveLength(1);
});

test('a disk that fails is told once, and the next receipt is written all the same', async () => {
  const { receipts, store, failures } = await keeper();
  const { set } = store;
  store.set = () => Promise.reject(new Error('disk: full'));
  receipts.add(receiptAt(1));
  await receipts.settled();
  store.set = set;
  receipts.add(receiptAt(2));
  await receipts.settled();
  expect([(await receipts.all()).map(({ startedMs }) => startedMs), failures.length]).toEqual([[2], 1]);
});

test('of private windows there is no receipt, neither for the person nor for a collector', () => {
  const result = { outcome: 'ended', way: 'recipe', reason: null, expiresAtMs: null } as const;
  const open = makeItem(makeSession({ site: 'shop.test' }), { result });
  const hidden = makeItem(makeSession({ site: 'secret.test', storeId: '1' }), { result });
  const peeked = { key: 'firefox-private|peeked.test', origins: ['https://peeked.test'] };
  const mixed = receiptOf(makeJob([open, hidden], { visited: [peeked] }), 'idle', 2);
  expect([mixed?.lines.length, mixed?.visitedCount]).toEqual([1, 0]);
  expect(receiptOf(makeJob([hidden], { visited: [peeked] }), 'idle', 2)).toBeNull();
});

test('what cannot be read is told, and hides nothing of the page that shows it', async () => {
  const { receipts, store, failures } = await keeper();
  store.get = () => Promise.reject(new Error('no'));
  expect(await receipts.all()).toEqual([]);
  expect(failures.map(String)).toEqual(['Error: no']);
});
