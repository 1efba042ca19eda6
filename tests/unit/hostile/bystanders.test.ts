import { expect } from 'vitest';
import { arrange, bystanders, endHostile, KEY, track } from './bystanders';
import { hostile } from './hostile';
import { type Attack, attacks, toItsPages, toPagesOfOthers } from './hostile-site';

async function expectUnharmed(attack: Attack): Promise<void> {
  const arranged = await arrange(attack);
  const before = bystanders(arranged);
  await track(arranged.world, attack, arranged.tab.id);
  expect(await endHostile(arranged.world, attack)).toEqual([[KEY, expect.anything()]]);
  expect(bystanders(arranged)).toEqual(before);
}

hostile(
  'who logs out of a hostile site only stays logged in to every other one, whatever that site says of them and asks of them',
  attacks(toItsPages, toPagesOfOthers),
  expectUnharmed,
);
