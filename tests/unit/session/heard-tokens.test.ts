import { expect, test } from 'vitest';
import { createHeardTokens } from '../../../utils/session/heard-tokens';

const [KEY, OWN, OTHER] = ['0|shop.test', 'https://www.shop.test', 'https://chat.shop.test'];

test('a token that was heard once stays, however often another service renews its own', () => {
  const heard = createHeardTokens();
  heard.add(KEY, OTHER, 'chat');
  for (const value of ['a1', 'a2', 'a3', 'a4']) heard.add(KEY, OWN, value);
  expect(heard.of(KEY)).toEqual(['a4', 'chat', 'a3', 'a2']);
  heard.add(KEY, OWN, 'a2');
  expect(heard.of(KEY)).toEqual(['a2', 'chat', 'a4', 'a3']);
  expect(heard.of('0|news.test')).toEqual([]);
});

test('of several services the newest of each is told, and older ones only while there are few', () => {
  const heard = createHeardTokens();
  for (const at of [1, 2, 3])
    for (const name of ['a', 'b']) heard.add(KEY, `https://${name}.shop.test`, `${name}${at}`);
  expect(heard.of(KEY)).toEqual(['b3', 'a3', 'b2', 'b1', 'a2']);
});

test('a site that calls everywhere does not fill the memory', () => {
  const heard = createHeardTokens();
  for (let at = 0; at < 100; at += 1) heard.add(KEY, `https://${at}.shop.test`, `token-${at}`);
  expect(heard.of(KEY)).toHaveLength(8);
  expect(heard.of(KEY)).toContain('token-99');
});
