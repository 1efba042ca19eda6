// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { outcomeText } from '../../../components/shared/outcome-text';
import type { TokenMark } from '../../../utils/page/page-reading';
import { fakeTexts } from '../components/fake-texts';
import { end } from '../fakes/ending';
import { setUp } from '../fakes/one-host';

const TOKEN = 'token-that-still-works-k3m9x2v7c1b8';
const EXPIRES_MS = Date.UTC(2031, 4, 6, 12, 45);
const CALL = {
  method: 'GET' as const,
  address: 'https://www.shop.test/api/me',
  header: { name: 'authorization', scheme: 'Bearer' },
};

/** The application drops its token, and its server goes on accepting it. */
async function endWith(mark: TokenMark) {
  const { world, enter } = setUp(
    [],
    () => false,
    ({ headers }) => {
      const isIn = headers.authorization === `Bearer ${TOKEN}`;
      return isIn ? { text: '{"name":"alice"}' } : { status: 401, text: '{}' };
    },
  );
  const storage = new Map([['t', TOKEN]]);
  const tab = world.tabs.add('https://www.shop.test/');
  const press = () => {
    storage.clear();
    return { pressed: true, kind: 'button', menusOpened: 0, confirmed: false } as const;
  };
  world.scripts.pages.set(tab.id, { storage, tokenKeys: ['t'], press });
  return end(world, {
    ...enter({ carriesToken: true, calls: [CALL] }),
    tokens: [{ ...mark, origin: 'https://www.shop.test' }],
  });
}

test.each<[TokenMark['area'], TokenMark['kind'], number | null]>([
  ['local', 'jwt', EXPIRES_MS],
  ['session', 'jwt', EXPIRES_MS],
  ['indexeddb', 'jwt', EXPIRES_MS],
  ['local', 'opaque', null],
  ['session', 'opaque', null],
  ['indexeddb', 'opaque', null],
])(
  'of a token in %s (%s) that its server goes on accepting, the person is told the end: %s',
  async (area, kind, expiresAtMs) => {
    const result = await endWith({ area, key: 't', kind, expiresAtMs });
    expect(result).toMatchObject({ outcome: 'still-valid', reason: 'token-until-expiry', expiresAtMs });
    const sentence = outcomeText(fakeTexts, { ...result, survivorCount: 0 }, EXPIRES_MS - 60_000);
    if (expiresAtMs === null) expect(sentence).toContain('until it expires by itself');
    else expect(sentence).toMatch(/until \d+:45/);
  },
);
