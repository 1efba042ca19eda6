import { expect, test, vi } from 'vitest';
import type { NetworkEvent } from '../../../utils/browser/network-watch';

type Listener = (details: Record<string, unknown>) => void;
const listeners = vi.hoisted(() => new Map<string, Listener[]>());

vi.mock('../../../utils/browser/api', () => {
  const event = (name: string) => ({
    addListener: (listener: Listener) => void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  });
  const names = ['onBeforeRequest', 'onSendHeaders', 'onHeadersReceived', 'onCompleted'];
  return { default: { webRequest: Object.fromEntries(names.map((name) => [name, event(name)])) } };
});

const { networkWatch } = await import('../../../utils/browser/network-watch');
const heard: NetworkEvent[] = [];
networkWatch.onEvent((event) => void heard.push(event));

const REQUEST = { requestId: '7', tabId: 1, type: 'main_frame', method: 'POST', url: 'https://www.shop.test/acs' };
const happen = (name: string, details: Record<string, unknown>) => {
  for (const listener of listeners.get(name) ?? []) listener({ ...REQUEST, ...details });
  return heard.splice(0);
};
const kinds = (events: NetworkEvent[]) => events.map(({ kind }) => kind);
const declare = (value: string, rest = {}) =>
  kinds(happen('onHeadersReceived', { statusCode: 200, responseHeaders: [{ name: 'Set-Login', value }], ...rest }));

test.each([
  ['logged-in', 'declared-in'],
  ['"logged-in"', 'declared-in'],
  ['logged-in; token-expires=60', 'declared-in'],
  ['logged-out', 'declared-out'],
  [' Logged-Out', 'declared-out'],
])('Set-Login: %s says %s', (value, kind) => {
  expect(declare(value)).toEqual([kind]);
});

test.each(['', 'logged-inside', 'unknown', 'not logged-in'])('Set-Login: %s says nothing', (value) => {
  expect(declare(value)).toEqual([]);
});

test('what our own requests are answered is not heard', () => {
  expect(declare('logged-in', { tabId: -1 })).toEqual([]);
});

test('of a form that is sent only the names of its fields are told, once', () => {
  const formData = { SAMLResponse: ['secret-of-alice'], RelayState: ['7'] };
  expect(happen('onBeforeRequest', { requestBody: { formData } })).toEqual([]);
  const [sent] = happen('onSendHeaders', {});
  expect(sent?.fields).toEqual(['SAMLResponse', 'RelayState']);
  expect(JSON.stringify(sent)).not.toContain('secret');
  // The redirect that follows has the same id and is no form.
  expect(happen('onSendHeaders', { method: 'GET' })[0]?.fields).toEqual([]);
});

test('only a refusal that asks for the browser’s own sign-in is a challenge', () => {
  const answer = (statusCode: number, value: string, rest = {}) =>
    kinds(happen('onHeadersReceived', { statusCode, responseHeaders: [{ name: 'WWW-Authenticate', value }], ...rest }));
  expect(answer(401, 'Basic realm="x"')).toEqual(['challenged']);
  expect(answer(401, 'Digest realm="x", nonce="y"')).toEqual(['challenged']);
  expect(answer(401, 'Bearer')).toEqual([]);
  expect(answer(200, 'Basic realm="x"')).toEqual([]);
  expect(answer(401, 'Basic realm="x"', { type: 'xmlhttprequest' })).toEqual([]);
});
