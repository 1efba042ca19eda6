import { describe, expect, test, vi } from 'vitest';
import { createLedger } from '../../../utils/session/ledger';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import { FakeStore } from '../fakes/fake-store';
import { makeSession } from '../fakes/make-session';

const failures: unknown[] = [];
const onFailure = (error: unknown) => void failures.push(error);
const SESSION = makeSession({ site: 'shop.test', account: 'alice' });

async function startLife(store = new FakeStore()) {
  const ledger = createLedger(store, onFailure);
  await ledger.ready;
  await settled();
  store.writes = 0;
  return { ledger, store };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the ledger', () => {
  test('is fresh once, and knows in the next life of the background what the last one knew', async () => {
    const { ledger, store } = await startLife();
    expect(ledger.isFresh()).toBe(true);
    ledger.put(SESSION);
    ledger.setTrace(SESSION.key, { ...EMPTY_TRACE, origins: ['https://shop.test'] });
    await settled();
    const next = createLedger(store, onFailure);
    await next.ready;
    expect(next.isFresh()).toBe(false);
    expect(next.sessions()).toEqual([SESSION]);
    expect(next.trace(SESSION.key).origins).toEqual(['https://shop.test']);
    expect(next.traceKeys()).toEqual([SESSION.key]);
  });

  test('writes a burst of 10,000 changes down in one go, and loses none', async () => {
    const { ledger, store } = await startLife();
    for (let number = 0; number < 10_000; number++)
      ledger.put(makeSession({ site: `s${number % 500}.test`, sinceMs: number }));
    await settled();
    // The first change is written at once; all that came while that was under way is the one write more.
    expect(store.writes).toBeLessThanOrEqual(2);
    const next = createLedger(store, onFailure);
    await next.ready;
    expect(next.sessions()).toHaveLength(500);
    expect(next.sessions().every(({ sinceMs }) => sinceMs >= 9_500)).toBe(true);
  });

  test('tells of every change of a session, and of nothing else', async () => {
    const { ledger } = await startLife();
    const heard = vi.fn();
    ledger.onChange(heard);
    ledger.put(SESSION);
    ledger.remove(SESSION.key);
    expect(heard).toHaveBeenCalledTimes(2);
    ledger.remove('0|never.test');
    ledger.setTrace(SESSION.key, EMPTY_TRACE);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('keeps the trace of a session that is over, until the site was wiped', async () => {
    const { ledger } = await startLife();
    ledger.put(SESSION);
    ledger.setTrace(SESSION.key, { ...EMPTY_TRACE, origins: ['https://shop.test'] });
    ledger.remove(SESSION.key);
    expect(ledger.get(SESSION.key)).toBeUndefined();
    expect(ledger.trace(SESSION.key).origins).toHaveLength(1);
    ledger.forget(SESSION.key);
    expect(ledger.trace(SESSION.key)).toBe(EMPTY_TRACE);
    expect(ledger.traceKeys()).toEqual([]);
  });

  test('tells when it cannot be written down, and goes on', async () => {
    const { ledger, store } = await startLife();
    const set = store.set;
    store.set = () => Promise.reject(new Error('quota'));
    failures.length = 0;
    ledger.put(SESSION);
    await settled();
    expect(failures).toHaveLength(1);
    expect(ledger.sessions()).toEqual([SESSION]);
    store.set = set;
    ledger.put({ ...SESSION, account: 'bob' });
    await settled();
    const next = createLedger(store, onFailure);
    await next.ready;
    expect(next.get(SESSION.key)?.account).toBe('bob');
  });

  test('writes nothing when a session is found to be as it was, and tells that it was looked at', async () => {
    const { ledger, store } = await startLife();
    ledger.put(SESSION);
    await settled();
    store.writes = 0;
    const heard = vi.fn();
    ledger.onChange(heard);
    ledger.put(structuredClone(SESSION));
    await settled();
    expect(store.writes).toBe(0);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('writes nothing when only the likeliest of the same cookies is another, and knows the new order', async () => {
    const { ledger, store } = await startLife();
    ledger.put({ ...SESSION, cookieNames: ['sid', 'burst'] });
    await settled();
    store.writes = 0;
    ledger.put({ ...SESSION, cookieNames: ['burst', 'sid'] });
    await settled();
    expect(store.writes).toBe(0);
    expect(ledger.get(SESSION.key)?.cookieNames).toEqual(['burst', 'sid']);
    ledger.put({ ...SESSION, cookieNames: ['burst', 'sid', 'other'] });
    await settled();
    expect(store.writes).toBe(1);
  });

  test('writes nothing when a trace is the same as before', async () => {
    const { ledger, store } = await startLife();
    const trace = { ...EMPTY_TRACE, isPromising: true };
    ledger.setTrace(SESSION.key, trace);
    await settled();
    store.writes = 0;
    ledger.setTrace(SESSION.key, trace);
    await settled();
    expect(store.writes).toBe(0);
  });
});
