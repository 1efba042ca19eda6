import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collector } from '../../../utils/browser/collector';
import type { Receipt } from '../../../utils/receipt/receipt';
import { createReport } from '../../../utils/receipt/report';
import { receiptOf } from '../../../utils/visit/receipt-of';
import { type CollectorServer, startCollector } from '../../sites/collector';
import { fakePolicy } from '../fakes/fake-policy';
import { FakeStore } from '../fakes/fake-store';
import { FakeWakeUps } from '../fakes/fake-wake-ups';
import { logIn, startLife } from '../fakes/life';
import { createWorld } from '../fakes/world';

let server: CollectorServer;
beforeEach(async () => {
  server = await startCollector();
});
afterEach(() => server.close());

const RECEIPT: Receipt = {
  startedMs: 1_700_000_000_000,
  endedMs: 1_700_000_004_200,
  cause: 'idle',
  lines: [
    { outcome: 'ended', way: 'recipe', reason: null },
    { outcome: 'ended', way: 'open-tab', reason: null },
    { outcome: 'wiped-only', way: null, reason: 'offline' },
  ],
  visitedCount: 4,
};

async function reporter(policy: object | null, store = new FakeStore()) {
  const [wakeUps, failures] = [new FakeWakeUps(), [] as unknown[]];
  const onFailure = (error: unknown) => void failures.push(error);
  const report = createReport({
    ...{ collector, store, wakeUps, onFailure },
    policy: fakePolicy(policy),
    version: '1.2.3',
  });
  report.listen();
  return { report, store, wakeUps, failures, kept: () => (store.values.get('report') ?? []) as Receipt[] };
}

test('a collector takes what is sent, in the published form', async () => {
  const { report, kept } = await reporter({ reportTo: server.address, kioskId: 'hall-3' });
  report.add(RECEIPT);
  await vi.waitUntil(() => server.records.length > 0);
  expect(server.faults).toEqual([]);
  expect(server.records).toEqual([
    {
      'service.name': 'walkaway',
      'service.version': '1.2.3',
      'service.instance.id': 'hall-3',
      'walkaway.cause': 'idle',
      'walkaway.duration_ms': '4200',
      'walkaway.sessions': '3',
      'walkaway.visited': '4',
      'walkaway.outcome.ended': '2',
      'walkaway.outcome.wiped-only': '1',
      'walkaway.way.open-tab': '1',
      'walkaway.way.recipe': '1',
      'walkaway.reason.offline': '1',
    },
  ]);
  await vi.waitUntil(() => kept().length === 0);
});

test('a collector that is away gets everything later, the newest 200', async () => {
  server.status = 503;
  const { report, wakeUps, kept } = await reporter({ reportTo: server.address });
  for (let count = 0; count < 205; count++) report.add({ ...RECEIPT, visitedCount: count });
  await vi.waitUntil(() => kept().at(-1)?.visitedCount === 204);
  expect(kept().map(({ visitedCount }) => visitedCount)).toEqual(Array.from({ length: 200 }, (_, index) => index + 5));
  expect([server.bodies.length, wakeUps.set.has('report')]).toEqual([1, true]);
  server.status = 200;
  wakeUps.ring('report');
  await vi.waitUntil(() => kept().length === 0);
  expect(server.records).toHaveLength(200);
  await vi.waitUntil(() => !wakeUps.set.has('report'));
});

test('what was kept is sent at the next start, also where nobody answered at all', async () => {
  const store = new FakeStore();
  const first = await reporter({ reportTo: 'http://127.0.0.1:9/v1/logs' }, store);
  first.report.add(RECEIPT);
  await vi.waitUntil(() => first.wakeUps.set.has('report'));
  await reporter({ reportTo: server.address }, store);
  await vi.waitUntil(() => server.records.length === 1);
});

test('nothing is kept or sent without a policy; what is refused for good is not sent again', async () => {
  const nobody = await reporter({});
  nobody.report.add(RECEIPT);
  server.status = 400;
  const refused = await reporter({ reportTo: server.address });
  refused.report.add(RECEIPT);
  await vi.waitUntil(() => refused.failures.length > 0);
  expect([nobody.kept(), refused.kept(), server.bodies.length]).toEqual([[], [], 1]);
});

test('of a single log-out nothing is sent: no visit has ended with it', async () => {
  const { report } = await reporter({ reportTo: server.address });
  report.add({ ...RECEIPT, cause: 'one' });
  report.add(RECEIPT);
  await vi.waitUntil(() => server.records.some((record) => record['walkaway.cause'] === 'idle'));
  expect(server.records.map((record) => record['walkaway.cause'])).toEqual(['idle']);
});

test.each([
  ['cannot be read', null],
  ['has a wrong value', { mode: 'nobody' }],
  ['has a wrong address', { reportTo: 'ftp://collector.example' }],
])('while the policy %s, what was kept waits for one that is understood', async (_, policy) => {
  const store = new FakeStore();
  store.values.set('report', [RECEIPT]);
  const { kept, wakeUps } = await reporter(policy, store);
  await vi.waitUntil(() => wakeUps.set.has('report') || kept().length === 0);
  expect(kept()).toEqual([RECEIPT]);
  await reporter({ reportTo: server.address }, store);
  await vi.waitUntil(() => server.records.length === 1);
});

test('what was kept goes where the policy is understood and names no collector any more', async () => {
  const store = new FakeStore();
  store.values.set('report', [RECEIPT]);
  const { kept } = await reporter({ mode: 'kiosk' }, store);
  await vi.waitUntil(() => kept().length === 0);
});

test('a receipt says neither where nor who', async () => {
  const world = createWorld();
  const life = startLife(world);
  const { key } = logIn(world, 'www.shop.test');
  await life.jobs.end('all', [key]);
  await life.done();
  const [job] = life.jobs.list();
  if (!job) throw new Error('no job');
  const receipt = receiptOf(job, 'idle', job.startedMs + 1);
  expect(receipt?.lines).toEqual([{ outcome: 'ended', way: 'fetched-page', reason: null }]);
  expect(JSON.stringify(receipt)).not.toMatch(/shop|test/);
});

test('what is spoiled on disk stops no report', async () => {
  const store = new FakeStore();
  store.values.set('report', [{ startedMs: 1 }, 'text', RECEIPT]);
  const { kept, failures } = await reporter({ reportTo: server.address }, store);
  await vi.waitUntil(() => server.records.length > 0);
  expect([server.faults, server.records.length, kept(), failures]).toEqual([[], 1, [], []]);
});
