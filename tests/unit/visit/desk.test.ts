import { expect, test } from 'vitest';
import { startDesk } from '../fakes/desk';

test('an icon that cannot be drawn is told of, and keeps nothing from the pages', async () => {
  const { desk, failures } = await startDesk({ show: () => Promise.reject(new Error('no such icon')) });
  const seen: unknown[] = [];
  desk.addListener(
    (view) => void seen.push(view),
    () => undefined,
  );
  await expect.poll(() => seen.length).toBe(1);
  await desk.answer({ kind: 'set-preference', site: 'shop.test', preference: 'keep' });
  await expect.poll(() => seen.length).toBeGreaterThan(1);
  expect(String(failures[0])).toContain('no such icon');
});
