import type { CookieSketch } from './fake-cookie-jar';
import type { Random } from './random';

/** Cookies of a few sites in a few stores and partitions, as they come. */
export function randomCookies(random: Random): CookieSketch[] {
  const domains = [
    'shop.test',
    '.shop.test',
    'www.shop.test',
    'workshop.test',
    'news.test',
    '.news.test',
    'shop.test.evil.test',
    'alice.github.io',
    'bob.github.io',
    'localhost',
  ] as const;
  const tops = [null, null, 'https://shop.test', 'https://news.test', 'https://bob.github.io'] as const;
  return Array.from({ length: 60 }, () => {
    const top = random.pick(tops);
    return {
      name: random.word(3),
      domain: random.pick(domains),
      path: random.pick(['/', '/a', '/a/b/']),
      storeId: random.pick(['0', '1', 'firefox-container-2']),
      secure: random.isTrue(),
      ...(top ? { partitionKey: { topLevelSite: top } } : {}),
    };
  });
}
