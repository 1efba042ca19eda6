import { describe, expect, test } from 'vitest';
import { contrast, isTelling, lookAt, type Sample, wordsOf } from '../../../utils/logout/sample';
import { Random } from '../fakes/random';

const sample = (text: string, rest: Partial<Sample> = {}): Sample => ({
  status: 200,
  address: 'https://shop.test/',
  verdict: 'unknown',
  words: wordsOf(text),
  asksPassword: false,
  isChallenge: false,
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
function randomSite(random: Random, mostNoise: number) {
  const [everybody, person, stranger] = [
    random.words(40),
    random.words(1 + random.below(12)),
    random.words(random.below(8)),
  ];
  const noise = () => [
    ...random.words(random.below(mostNoise)),
    `nonce-${random.word(30)}`,
    `${random.below(24)}:${random.below(60)}:${random.below(60)}.${100 + random.below(900)}`,
    `counter${1000 + random.below(9000)}`,
  ];
  const page = (words: string[]) => sample([...everybody, ...words, ...noise()].join(' '));
  const forPerson = () => page(person);
  const forStranger = () => page(stranger);
  const [in1, out1, in2, out2] = [forPerson(), forStranger(), forPerson(), forStranger()];
  return { forPerson, forStranger, looks: contrast([in1, in2], [out1, out2]) };
}

/** How often each look was given to pages of random sites, those that tell. */
function countLooks(
  seed: number,
  rounds: number,
  mostNoise: number,
  show: (site: ReturnType<typeof randomSite>) => Sample,
) {
  const random = new Random(seed);
  const counts = { in: 0, out: 0, unknown: 0 };
  for (let round = 0; round < rounds; round++) {
    const site = randomSite(random, mostNoise);
    if (isTelling(site.looks)) counts[lookAt(show(site), site.looks)]++;
  }
  return counts;
}

describe('pages full of noise', () => {
  test.each([0, 1, 10, 30, 100])(
    'a page that still shows the person never looks out, with up to %i words of it',
    (most) => {
      expect(countLooks(2026 + most, 400, Math.max(1, most), (site) => site.forPerson()).out).toBe(0);
    },
  );

  test.each([1, 10, 30, 100])('a page that shows a stranger never looks in, with up to %i words of it', (most) => {
    expect(countLooks(1984 + most, 300, most, (site) => site.forStranger()).in).toBe(0);
  });

  test('a page that shows a stranger mostly looks out where the noise is small beside the page', () => {
    expect(countLooks(1984, 300, 10, (site) => site.forStranger()).out).toBeGreaterThan(270);
  });

  test('a banner that is drawn by lot, and its words with it, does not make the person look out', () => {
    const random = new Random(7);
    for (let round = 0; round < 500; round++) {
      const banners = [random.words(12).join(' '), random.words(12).join(' ')] as const;
      const page = (who: string) => sample(`Shop menu ${who} ${random.pick(banners)}`);
      const [in1, out1, in2, out2] = [page('Alice'), page('Login'), page('Alice'), page('Login')];
      expect({ round, look: lookAt(page('Alice'), contrast([in1, in2], [out1, out2])) }).not.toEqual({
        round,
        look: 'out',
      });
    }
  });

  test('nothing but what strangers got looks out: no other page of random words, no empty one', () => {
    const other = (random: Random) => sample(random.words(random.below(60)).join(' '));
    const random = new Random(11);
    expect(countLooks(5, 300, 10, () => other(random)).out).toBe(0);
    expect(countLooks(6, 100, 10, () => sample('')).out).toBe(0);
  });

  test('a stranger’s page on which one word of the person is left does not look out', () => {
    const left = (site: ReturnType<typeof randomSite>) => {
      const words = new Set(site.forStranger().words);
      const [own] = site.looks.insideWords;
      return { ...site.forStranger(), words: own ? words.add(own) : site.forPerson().words };
    };
    expect(countLooks(12, 300, 10, left).out).toBe(0);
  });
});

describe('a login form in the place of the person’s page', () => {
  const looks = known(sample('Your orders Alice'), sample('Welcome, buy something'));
  const form = (rest: Partial<Sample> = {}) =>
    sample('Log in Password', { verdict: 'out', asksPassword: true, address: 'https://shop.test/login?', ...rest });

  test('is a refusal, although strangers get another page', () => {
    expect(lookAt(form(), looks)).toBe('out');
  });

  test.each<[string, Sample]>([
    ['a form that still names the person', form({ words: wordsOf('Alice, confirm your Password') })],
    ['a form at the very address where the person was', form({ address: 'https://shop.test/' })],
    ['a page without a password', form({ asksPassword: false })],
    ['a page that does not say that nobody is logged in', form({ verdict: 'unknown' })],
    ['a broken server', form({ status: 503 })],
    ['a refusal of another kind', form({ status: 403 })],
    ['a test for robots', form({ isChallenge: true })],
  ])('but not %s', (_, answer) => {
    expect(lookAt(answer, looks)).not.toBe('out');
  });
});

describe('what is neither the person’s nor a stranger’s page', () => {
  const shell = 'Shop menu search footer imprint';
  const looks = known(sample(`${shell} Alice`), sample(shell));

  test.each<[string, Sample]>([
    ['a refusal that strangers did not get', sample('Request blocked', { status: 403 })],
    ['a page that says something else', sample('Maintenance, back soon')],
    ['an empty page', sample('')],
    ['a stranger’s page under another status', sample(shell, { status: 404 })],
    ['a stranger’s page elsewhere', sample(shell, { address: 'https://shop.test/other?' })],
    ['a test for robots', sample(shell, { isChallenge: true })],
    ['no answer', sample(shell, { status: 0 })],
  ])('%s is not known', (_, answer) => {
    expect(lookAt(answer, looks)).toBe('unknown');
  });

  test('a test for robots does not become out because strangers were not seen to be out either', () => {
    const byVerdict = known(sample(`${shell} Alice`, { verdict: 'in' }), sample(shell));
    expect(lookAt(sample('Are you a robot?'), byVerdict)).toBe('unknown');
  });

  test('a feed that changed since is no stranger’s page while the person’s name is on it', () => {
    const feed = (words: string) => sample(`${shell} Alice ${words}`);
    const personal = known(feed('one two three four five'), sample(shell));
    expect(lookAt(feed('six seven eight nine ten'), personal)).not.toBe('out');
  });
});

describe('a short answer with one status for everybody', () => {
  const looks = known(sample('{"name":"alice"}'), sample('{"error":"unauthorized"}'));

  test('of which one word is another is no refusal', () => {
    expect(lookAt(sample('{"error":"busy"}'), looks)).toBe('unknown');
    expect(lookAt(sample('{"error":"unauthorized"}'), looks)).toBe('out');
  });

  test('may have another word each time, as it had before', () => {
    const stranger = (word: string) => sample(`{"error":"unauthorized","try":"${word}"}`);
    const inside = twice(sample('{"name":"alice"}'));
    const changing = contrast(inside, [stranger('apple'), stranger('pear')]);
    expect(lookAt(stranger('plum'), changing)).toBe('out');
  });
});
