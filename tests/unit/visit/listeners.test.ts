import { expect, test, vi } from 'vitest';
import { createListeners } from '../../../utils/visit/listeners';

const atOnce = { after: (_: number, work: () => void) => work() };

function open() {
  let count = 1;
  const listeners = createListeners({
    view: async () => ({ count }),
    clock: atOnce,
    onFailure: (error) => {
      throw error;
    },
  });
  const add = () => {
    const send = vi.fn();
    const closing: (() => void)[] = [];
    listeners.add(send, (fn) => void closing.push(fn));
    return { send, close: () => closing.forEach((fn) => void fn()) };
  };
  const change = async (to: number) => {
    count = to;
    listeners.changed();
    await vi.waitFor(() => undefined);
  };
  return { listeners, add, change };
}

test('a page is told the view at once, and every other one later, but not the same again', async () => {
  const { add, change } = open();
  const { send } = add();
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith({ count: 1 }));
  await change(1);
  await change(1);
  expect(send).toHaveBeenCalledTimes(1);
  await change(2);
  await change(1);
  expect(send.mock.calls.map(([view]) => view.count)).toEqual([1, 2, 1]);
});

test('a page that comes later is told what the others know', async () => {
  const { add, change } = open();
  add();
  await change(2);
  const { send } = add();
  await vi.waitFor(() => expect(send).toHaveBeenCalledExactlyOnceWith({ count: 2 }));
});

test('a page that is closed is told nothing, not even what was asked for it', async () => {
  const { listeners, add, change } = open();
  const { send, close } = add();
  close();
  await change(2);
  expect(send).not.toHaveBeenCalled();
  expect(listeners.isHeard()).toBe(false);
});

test('a view that was slow to make is not told after a newer one', async () => {
  const answers: ((count: number) => void)[] = [];
  const view = () => new Promise<{ count: number }>((resolve) => answers.push((count) => resolve({ count })));
  const listeners = createListeners({ view, clock: atOnce, onFailure: () => undefined });
  const send = vi.fn();
  listeners.add(send, () => undefined);
  listeners.changed();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.(1);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(2);
  await vi.waitFor(() => expect(send.mock.calls.map(([now]) => now.count)).toEqual([1, 2]));
});

test('a view is not made for nobody, and made again for who comes then', async () => {
  const view = vi.fn(async () => ({ count: 1 }));
  const listeners = createListeners({ view, clock: atOnce, onFailure: vi.fn() });
  listeners.changed();
  await vi.waitFor(() => undefined);
  expect(view).not.toHaveBeenCalled();
  const send = vi.fn();
  listeners.add(send, () => undefined);
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith({ count: 1 }));
});

test('changes one after the other are told together, and a page that comes meanwhile need not wait for that', async () => {
  const works: (() => void)[] = [];
  let count = 1;
  const listeners = createListeners({
    view: async () => ({ count }),
    clock: { after: (_, work) => void works.push(work) },
    // Whatever is told, the next change is there already.
    onTell: async () => {
      if (count === 3) return;
      count++;
      listeners.changed();
    },
    onFailure: vi.fn(),
  });
  const first = vi.fn();
  listeners.add(first, () => undefined);
  await vi.waitFor(() => expect(works).toHaveLength(1));
  expect(first).toHaveBeenCalledExactlyOnceWith({ count: 1 });
  const second = vi.fn();
  listeners.add(second, () => undefined);
  await vi.waitFor(() => expect(second).toHaveBeenCalledExactlyOnceWith({ count: 2 }));
  await vi.waitFor(() => expect(works).toHaveLength(2));
  works[1]?.();
  await vi.waitFor(() => expect(first.mock.calls.map(([view]) => view.count)).toEqual([1, 2, 3]));
});

test('a page that is gone already keeps nothing from the others', async () => {
  const failures: unknown[] = [];
  const listeners = createListeners({
    view: async () => ({ count: 1 }),
    clock: atOnce,
    onFailure: (error) => void failures.push(error),
  });
  const gone = () => {
    throw new Error('disconnected port');
  };
  const send = vi.fn();
  for (const one of [gone, send]) listeners.add(one, () => undefined);
  await vi.waitFor(() => expect(send).toHaveBeenCalledExactlyOnceWith({ count: 1 }));
  expect(failures).toHaveLength(1);
});
