import { expect, test } from 'vitest';
import { end } from '../fakes/ending';
import type { Ask } from '../fakes/fake-site-requests';
import { LoginSite } from '../fakes/login-site';
import { Random } from '../fakes/random';
import { createWorld } from '../fakes/world';

const NAMES = ['session_id', 'user_token', 'remember_key', 'auth_ticket', 'login_hash'];
const value = (name: string) => `${name}-q8v2m0k4t7r1d9s3h6j5`;

/** Cookies that let in together, whether the log-out ends that, and whether they are in the way of others then. */
interface Key {
  names: string[];
  ends: boolean;
  hides: boolean;
}

/** A server with one to three keys; at most one of them hides others once it is over. */
function randomKeys(random: Random): Key[] {
  const count = 1 + random.below(3);
  return Array.from({ length: count }, (_, index) => {
    const names = NAMES.filter(() => random.next() < 0.35);
    const first = NAMES[random.below(NAMES.length)] ?? 'session_id';
    return {
      names: names.length > 0 ? names : [first],
      ends: random.next() < 0.7,
      hides: index === 0 && random.isTrue(),
    };
  });
}

const opens = (has: (name: string) => boolean, keys: Key[], isOver: boolean): boolean => {
  const over = keys.filter(({ ends }) => isOver && ends);
  const isHidden = over.some(({ names, hides }) => hides && has(names[0] ?? ''));
  return !isHidden && keys.some((key) => !over.includes(key) && key.names.every(has));
};

/** Whether any choice out of all cookies still lets in. */
function isAnyoneIn(keys: Key[]): boolean {
  const choices = Array.from({ length: 2 ** NAMES.length }, (_, bits) => NAMES.filter((_name, at) => bits & (1 << at)));
  return choices.some((names) => opens((name) => names.includes(name), keys, true));
}

async function endAt(keys: Key[], isWhole: boolean) {
  const world = createWorld();
  for (const name of NAMES) world.jar.put({ name, value: value(name), domain: 'www.shop.test' });
  let isOver = false;
  world.requests.serve('www.shop.test', ({ url, cookies }: Ask) => {
    if (opens((name) => cookies.get(name) === value(name), keys, isOver)) {
      if (url.pathname !== '/logout') return { text: '<nav>Alice <a href="/logout">Log out</a></nav>' };
      isOver = true;
      return { text: 'bye', cookies: isWhole ? NAMES.map((name) => ({ name })) : [] };
    }
    return { text: '<h1>Hello</h1><a href="/login">Log in</a>' };
  });
  const { outcome } = await end(world, world.enter(new LoginSite('www.shop.test')));
  return { outcome, isOver };
}

test('whatever lets in at a server, "ended" is said only when nothing does any more', async () => {
  const random = new Random(31);
  const counts: Record<string, number> = {};
  for (let round = 0; round < 80; round++) {
    const keys = randomKeys(random);
    const { outcome, isOver } = await endAt(keys, random.isTrue());
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    const isFalse = outcome === 'ended' && (!isOver || isAnyoneIn(keys));
    expect({ round, keys, isFalse }).toEqual({ round, keys, isFalse: false });
  }
  // Both kinds came up, so that the claim was tested, and kept where it is true.
  expect(counts.ended).toBeGreaterThan(20);
  expect(counts['still-valid']).toBeGreaterThan(10);
}, 60_000);
