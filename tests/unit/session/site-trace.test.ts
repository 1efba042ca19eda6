import { describe, expect, test } from 'vitest';
import {
  bothTraces,
  type CallMark,
  EMPTY_TRACE,
  withCall,
  withInsidePage,
  withOrigin,
  withTokenOrigin,
} from '../../../utils/session/site-trace';
import { Random } from '../fakes/random';

const call = (path: string, header: CallMark['header'] = null): CallMark => ({
  ...{ method: 'GET', address: `https://shop.test${path}`, header },
});
const BEARER = { name: 'authorization', scheme: 'Bearer' };
const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

describe('the trace of a site', () => {
  test('stays small, however many origins and calls there are', () => {
    let trace = EMPTY_TRACE;
    for (let number = 0; number < 1_000; number++) {
      trace = withOrigin(trace, `https://${letters(number)}.shop.test`);
      trace = withTokenOrigin(trace, `https://${letters(number)}.shop.test`);
      trace = withCall(trace, call(`/${letters(number)}`));
    }
    expect([trace.origins.length, trace.tokenOrigins?.length, trace.calls.length]).toEqual([64, 64, 8]);
    expect(trace.origins[0]).toBe('https://a.shop.test');
  });

  test('keeps the calls that tell most about the person, whatever came first', () => {
    const random = new Random(5);
    const telling = [call('/api/me', BEARER), call('/api/orders', BEARER), call('/account')];
    const others = Array.from({ length: 30 }, () => call(`/${random.word(9)}`));
    for (const order of [
      [...telling, ...others],
      [...others, ...telling],
    ]) {
      const { calls } = order.reduce(withCall, EMPTY_TRACE);
      expect(calls.slice(0, 3)).toEqual(telling);
    }
  });

  test('keeps a call of each service that a token is sent to, whatever came first', () => {
    const chat = { ...call('/rooms', BEARER), address: 'https://chat.shop.test/rooms' };
    const many = Array.from({ length: 12 }, (_, number) => call(`/${letters(number)}/me`, BEARER));
    for (const order of [
      [chat, ...many],
      [...many, chat],
    ]) {
      const { calls } = order.reduce(withCall, EMPTY_TRACE);
      expect(calls).toContainEqual(chat);
      expect(calls).toHaveLength(8);
    }
  });

  test('is the same object when nothing is new', () => {
    const trace = withCall(withOrigin(EMPTY_TRACE, 'https://shop.test'), call('/me', BEARER));
    expect(withOrigin(trace, 'https://shop.test')).toBe(trace);
    expect(withCall(trace, call('/me', BEARER))).toBe(trace);
    expect(withCall(trace, call('/me'))).toBe(trace);
  });

  test('learns of a call that it carries a credential after all', () => {
    const trace = [call('/me'), call('/me', BEARER)].reduce(withCall, EMPTY_TRACE);
    expect(trace.calls).toEqual([call('/me', BEARER)]);
  });

  test('never changes the trace it was given', () => {
    withCall(withOrigin(EMPTY_TRACE, 'https://shop.test'), call('/me'));
    expect(EMPTY_TRACE).toMatchObject({ origins: [], calls: [] });
  });
});

test('one page of each part of the site is kept where somebody was seen to be logged in, without a name in it', () => {
  const at = (...urls: string[]) => urls.reduce(withInsidePage, EMPTY_TRACE).insidePages;
  expect(at('https://a.test/wiki/One', 'https://a.test/shop/cart', 'https://a.test/wiki/Two')).toEqual([
    'https://a.test/shop/cart',
    'https://a.test/wiki/Two',
  ]);
  expect(at('https://a.test/One', 'https://a.test/Two', 'https://b.a.test/')).toEqual([
    'https://a.test/Two',
    'https://b.a.test/',
  ]);
  expect(at('https://a.test/users/alice@a.test')).toEqual(['https://a.test/users/']);
});

test('of two lives of the browser everything is known that either saw', () => {
  const older = withCall({ ...withOrigin(EMPTY_TRACE, 'https://a.test'), carriesToken: true }, call('/api/me', BEARER));
  const newer = withCall({ ...withOrigin(EMPTY_TRACE, 'https://b.test'), asksPassword: true }, call('/account'));
  const [told, tells] = [older, newer].map((trace, index) => withTokenOrigin(trace, `https://${index}.test`));
  expect(bothTraces(told ?? older, tells ?? newer).tokenOrigins).toEqual(['https://0.test', 'https://1.test']);
  expect(bothTraces(older, newer)).toMatchObject({
    origins: ['https://a.test', 'https://b.test'],
    calls: [call('/api/me', BEARER), call('/account')],
    ...{ carriesToken: true, asksPassword: true },
  });
});
