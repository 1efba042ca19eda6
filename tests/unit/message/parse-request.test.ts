import { describe, expect, test } from 'vitest';
import { parseRequest } from '../../../utils/message/parse-request';

describe('what a page may ask', () => {
  test.each([
    { kind: 'view' },
    { kind: 'check-now' },
    { kind: 'log-out', key: '0|shop.test' },
    { kind: 'log-out', key: '0|shop.test', choices: { 'shop.test': 'remember' } },
    { kind: 'log-out-all' },
    { kind: 'log-out-all', choices: { 'shop.test': 'forget', 'news.test': 'remember' } },
    { kind: 'set-preference', site: 'shop.test', preference: 'keep' },
    { kind: 'dismiss' },
    { kind: 'begin' },
    { kind: 'clear-receipts' },
  ])('$kind', (message) => {
    expect(parseRequest(message)).toEqual({ ok: true, request: message });
  });

  test.each<[string, unknown, string]>([
    ['an unknown kind', { kind: 'explode' }, 'kind'],
    ['no kind', { key: '0|shop.test' }, 'kind'],
    ['no key', { kind: 'log-out' }, 'key'],
    ['a key that is no text', { kind: 'log-out', key: 7 }, 'key'],
    ['a key that is too short', { kind: 'log-out', key: '0|' }, 'key'],
    ['a key without end', { kind: 'log-out', key: 'x'.repeat(321) }, 'key'],
    ['an empty site', { kind: 'set-preference', site: '', preference: 'keep' }, 'site'],
    ['an unknown preference', { kind: 'set-preference', site: 'shop.test', preference: 'explode' }, 'preference'],
    ['an unknown choice', { kind: 'log-out-all', choices: { 'shop.test': 'keep' } }, 'choices.shop.test'],
  ])('%s is refused, and the answer names the field', (_, message, field) => {
    const answer = parseRequest(message);
    expect(answer.ok).toBe(false);
    expect(answer.ok ? '' : answer.error).toMatch(new RegExp(`^${field.replace('.', '\\.')}: .`));
  });

  test.each([undefined, null, 'view', 7, [], ['view'], {}])('%j is refused', (message) => {
    expect(parseRequest(message).ok).toBe(false);
  });

  test('a field that is not known is refused', () => {
    expect(parseRequest({ kind: 'view', site: 'shop.test' }).ok).toBe(false);
    expect(parseRequest({ kind: 'log-out-all', key: '0|shop.test' }).ok).toBe(false);
  });

  test.each<[unknown, string]>([
    [{ kind: 'view', site: 'x' }, 'site: unknown field'],
    [{ kind: 'log-out', key: 7 }, 'key: expected string'],
    [{ kind: 'log-out', key: '0|' }, 'key: expected at least 3 characters'],
    [{ kind: 'set-preference', site: 'shop.test', preference: 'explode' }, 'preference: expected one of '],
    [{ kind: 'explode' }, 'kind: expected one of view, '],
    ['view', 'message: expected object'],
  ])('%j is answered with what was expected', (message, expected) => {
    expect(parseRequest(message)).toEqual({ ok: false, error: expect.stringContaining(expected) });
  });
});
