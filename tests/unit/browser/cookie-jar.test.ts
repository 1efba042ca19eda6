import { expect, test, vi } from 'vitest';

type Listener = (change: object) => void;
const registered = vi.hoisted((): Listener[] => []);

vi.mock('../../../utils/browser/api', () => ({
  default: { cookies: { onChanged: { addListener: (listener: Listener) => void registered.push(listener) } } },
}));

const { cookieJar } = await import('../../../utils/browser/cookie-jar');

test('the browser tells of a change once, and everybody who listens hears it', () => {
  const heard: unknown[] = [];
  cookieJar.onChange((change) => void heard.push(['first', change]));
  cookieJar.onChange((change) => void heard.push(['second', change]));
  expect(registered).toHaveLength(1);

  const change = { cookie: { name: 'sid' }, removed: true };
  registered[0]?.({ ...change, cause: 'explicit' });
  expect(heard).toEqual([
    ['first', change],
    ['second', change],
  ]);
});
