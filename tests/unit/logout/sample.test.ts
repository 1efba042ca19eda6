import { describe, expect, test } from 'vitest';
import { contrast, isTelling, lookAt, type Sample, wordsOf } from '../../../utils/logout/sample';
import { Random } from '../fakes/random';

const sample = (text: string, rest: Partial<Sample> = {}): Sample => ({
  status: 200,
  address: 'https://shop.test/',
  verdict: 'unknown',
  words: wordsOf(text),
  ...rest,
});
const twice = (one: Sample): [Sample, Sample] => [one, one];
const known = (inside: Sample, outside: Sample) => contrast(twice(inside), twice(outside));

describe('the words of an answer', () => {
  test('are kept with markup and addresses, without what changes by itself', () => {
    const text = '<a href="/orders">Your orders, Zoë</a> 12:30:45.123 nonce="Xy7Qp2Lm9_Zt4Rk8Wc1Vb6Nh3Jd5" id=4711 ab';
    const words = wordsOf(text);
    expect([...words]).toEqual(expect.arrayContaining(['/orders', 'Your', 'orders', 'Zoë']));
    expect([...words].filter((word) => /\d{3}|Xy7Qp2/.test(word) || word === 'ab')).toEqual([]);
  });

  test('are bounded, however long the answer is', () => {
    const random = new Random(3);
    expect(wordsOf(random.words(60_000).join(' ')).size).toBe(20_000);
  });
});

describe('a page that tells', () => {
  const inside = sample('Your orders Alice');
  const outside = sample('Welcome stranger');
  test.each<[string, Sample, Sample, boolean]>([
    ['other words', inside, outside, true],
    ['another status', inside, sample('Your orders Alice', { status: 401 }), true],
    ['another address', inside, sample('Your orders Alice', { address: 'https://shop.test/login' }), true],
    ['the same for both', inside, inside, false],
    ['a person who is refused', sample('no', { status: 403 }), outside, false],
    ['a person who is shown as logged out', sample('Your orders', { verdict: 'out' }), outside, false],
    ['a stranger who is shown as logged in', inside, sample('Welcome', { verdict: 'in' }), false],
    ['a stranger who met a broken server', inside, sample('Sorry', { status: 503 }), false],
    ['a stranger who asked too often', inside, sample('Slowly', { status: 429 }), false],
  ])('%s', (_, person, stranger, expected) => {
    expect(isTelling(known(person, stranger))).toBe(expected);
  });
});

describe('how an answer looks', () => {
  const inside = sample('Your orders Alice settings', { verdict: 'in' });
  const outside = sample('Welcome stranger login', { address: 'https://shop.test/login', verdict: 'out' });
  const looks = known(inside, outside);

  test('like the person, like a stranger', () => {
    expect(lookAt(inside, looks)).toBe('in');
    expect(lookAt(outside, looks)).toBe('out');
  });

  test.each<[string, Partial<Sample>]>([
    ['a server that broke', { status: 500 }],
    ['a server that was asked too often', { status: 429 }],
    ['another address', { address: 'https://shop.test/oops' }],
    ['a page that shows the person after all', { verdict: 'in' }],
  ])('is not known for %s', (_, rest) => {
    expect(lookAt({ ...outside, ...rest }, looks)).toBe('unknown');
  });

  test('is not known when signs contradict each other', () => {
    expect(lookAt({ ...outside, words: inside.words }, looks)).toBe('unknown');
    expect(lookAt({ ...inside, words: outside.words }, looks)).toBe('unknown');
  });

  test('is not known for a status that is neither the person’s nor a stranger’s', () => {
    const refused = sample('{}', { status: 401, verdict: 'out' });
    expect(lookAt({ ...refused, status: 403 }, known(inside, refused))).toBe('unknown');
  });

  test('is not known when nothing tells', () => {
    expect(lookAt(inside, known(inside, inside))).toBe('unknown');
  });
});

/** A site of random pages: some words for everybody, some for the person, some for strangers, and noise every time. */
function randomSite(random: Random) {
  const [everybody, person, stranger] = [
    random.words(40),
    random.words(1 + random.below(12)),
    random.words(random.below(8)),
  ];
  const noise = () => [
    ...random.words(random.below(30)),
    `nonce-${random.word(30)}`,
    `${random.below(24)}:${random.below(60)}:${random.below(60)}.${100 + random.below(900)}`,
    `counter${1000 + random.below(9000)}`,
  ];
  const page = (words: string[]) => sample([...everybody, ...words, ...noise()].join(' '));
  return { forPerson: () => page(person), forStranger: () => page(stranger) };
}

describe('pages full of noise', () => {
  test('a page that still shows the person never looks out', () => {
    const random = new Random(2026);
    for (let round = 0; round < 600; round++) {
      const { forPerson, forStranger } = randomSite(random);
      const [in1, out1, in2, out2] = [forPerson(), forStranger(), forPerson(), forStranger()];
      const telling = contrast([in1, in2], [out1, out2]);
      if (isTelling(telling)) expect({ round, look: lookAt(forPerson(), telling) }).not.toEqual({ round, look: 'out' });
    }
  });

  test('a page that shows a stranger never looks in, and mostly looks out', () => {
    const random = new Random(1984);
    const counts = { in: 0, out: 0, unknown: 0 };
    for (let round = 0; round < 300; round++) {
      const { forPerson, forStranger } = randomSite(random);
      const [in1, out1, in2, out2] = [forPerson(), forStranger(), forPerson(), forStranger()];
      counts[lookAt(forStranger(), contrast([in1, in2], [out1, out2]))]++;
    }
    expect(counts.in).toBe(0);
    expect(counts.out).toBeGreaterThan(270);
  });
});
