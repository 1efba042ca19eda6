import { describe, expect, test } from 'vitest';
import type { NetworkEvent } from '../../../utils/browser/network-watch';
import { readNetworkEvent } from '../../../utils/session/network-signs';
import { EMPTY_TRACE, type SiteTrace } from '../../../utils/session/site-trace';
import { networkEvent } from '../fakes/fake-network-watch';

const BEARER = { name: 'authorization', scheme: 'Bearer' };
/** As it is heard: the value is for a proof in memory, and never for what is kept. */
const HEARD = { ...BEARER, value: 'secret-of-alice' };
const read = (event: Partial<NetworkEvent> & { url: string }, trace: SiteTrace = EMPTY_TRACE) =>
  readNetworkEvent(networkEvent(event), 'shop.test', trace);

describe('a credential in a header', () => {
  const url = 'https://api.shop.test/v1/me?verbose=1';

  test('is news, and the call is kept without its query', () => {
    const sign = read({ kind: 'sent', url, headers: [HEARD] });
    const call = { method: 'GET', address: 'https://api.shop.test/v1/me', header: BEARER };
    expect(sign).toMatchObject({ isNews: true, trace: { isPromising: true, carriesToken: true, calls: [call] } });
    expect(JSON.stringify(sign)).not.toContain('secret');
  });

  test('is no news the second time', () => {
    const first = read({ kind: 'sent', url, headers: [HEARD] });
    expect(read({ kind: 'sent', url, headers: [HEARD] }, first?.trace)).toEqual({
      trace: first?.trace,
      isNews: false,
    });
  });

  test('of a POST is news, but the call is not one to repeat', () => {
    const sign = read({ kind: 'sent', method: 'POST', url: 'https://api.shop.test/orders', headers: [HEARD] });
    const tokenOrigins = ['https://api.shop.test'];
    expect(sign).toMatchObject({ isNews: true, trace: { carriesToken: true, calls: [], tokenOrigins } });
  });

  test.each([
    ['a key that every visitor’s page carries', '/track', { name: 'x-api-key', scheme: '', value: 'pk-live-1' }],
    ['the same, as a name without a password', '/track', { name: 'authorization', scheme: '', value: 'Basic cGs6' }],
    ['a log-out', '/v1/logout', HEARD],
    ['a token taken back', '/oauth/revoke', HEARD],
  ])('of %s shows no service that lets somebody in', (_, path, header) => {
    const sign = read({ kind: 'sent', method: 'POST', url: `https://api.shop.test${path}`, headers: [header] });
    expect(sign?.trace.tokenOrigins ?? []).toEqual([]);
  });

  test('of a user’s token beside such a key shows a service all the same', () => {
    const key = { name: 'x-api-key', scheme: '', value: 'pk-live-1' };
    const headers = [key, { name: 'x-auth-token', scheme: '', value: 'secret' }];
    const sign = read({ kind: 'sent', method: 'POST', url: 'https://api.shop.test/graphql', headers });
    expect(sign?.trace.tokenOrigins).toEqual(['https://api.shop.test']);
  });

  test.each(['PUT', 'POST'])('by which something is renewed is no login, whatever else it may be: %s', (method) => {
    const answered = { kind: 'answered' as const, status: 200, method };
    const sign = read({ ...answered, url: 'https://api.shop.test/auth/token/refresh/web' });
    expect(sign).toMatchObject({ isNews: false, trace: { wasLoginSeen: false } });
  });

  test('is the one in the header made for it, whatever came before', () => {
    const headers = [{ name: 'x-session-id', scheme: '', value: 'other-secret' }, HEARD];
    expect(read({ kind: 'sent', url, headers })?.trace.calls[0]?.header).toEqual(BEARER);
  });

  test('is no name and password that are sent to log in: they always let in', () => {
    const headers = [{ name: 'authorization', scheme: '', value: 'Basic YWxpY2U6c2VjcmV0' }];
    const trace = (path: string) => read({ kind: 'sent', url: `https://shop.test${path}`, headers })?.trace;
    expect(trace('/app/login')).toMatchObject({ carriesToken: false, calls: [] });
    expect(trace('/api/queues')).toMatchObject({ carriesToken: true });
  });

  test('to another site only says that the page is worth reading', () => {
    const away = { kind: 'sent' as const, url: 'https://rented.test/me', headers: [HEARD] };
    expect(read(away)).toEqual({ trace: { ...EMPTY_TRACE, isPromising: true }, isNews: true });
    expect(read(away, { ...EMPTY_TRACE, isPromising: true })?.isNews).toBe(false);
    expect(read({ ...away, headers: [{ name: 'x-session-token', scheme: '', value: 'of-a-chat-beside' }] })).toBeNull();
  });

  test('that is not there is no sign', () => {
    expect(read({ kind: 'sent', url })).toEqual({ trace: EMPTY_TRACE, isNews: false });
  });
});

describe('a request that logs somebody in', () => {
  const post = (path: string) => read({ method: 'POST', url: `https://shop.test${path}` });

  test.each(['/login', '/api/sign-in', '/users/sign_in', '/oauth/token'])('%s', (path) => {
    expect(post(path)).toMatchObject({ isNews: true, trace: { wasLoginSeen: true, isPromising: true, calls: [] } });
  });

  test.each(['/session', '/sso/callback', '/connect'])(
    '%s may be one: the page is read, nothing is believed',
    (path) => {
      expect(post(path)).toMatchObject({ isNews: true, trace: { wasLoginSeen: false, isPromising: true, calls: [] } });
    },
  );

  test.each<[string, Partial<NetworkEvent>]>([
    ['is refused', { method: 'POST', status: 401 }],
    ['is sent elsewhere', { method: 'POST', status: 302 }],
    ['only reads', { method: 'GET' }],
  ])('is none when it %s', (_, rest) => {
    expect(read({ url: 'https://shop.test/login', ...rest })?.trace.wasLoginSeen).toBe(false);
  });

  test('a token that is renewed is not a login, but a call worth asking', () => {
    const sign = read({ method: 'POST', url: 'https://shop.test/auth/refresh' });
    const call = { method: 'POST', address: 'https://shop.test/auth/refresh', header: null };
    expect(sign).toMatchObject({ isNews: false, trace: { wasLoginSeen: false, calls: [call] } });
  });

  test.each([
    ...['/oauth/token/refresh/', '/api/auth/v1/refresh', '/auth/session/refresh', '/sso/refresh_token'],
    ...['/auth/refreshAccessToken', '/session/renew', '/auth/renew-session', '/auth/token-refresh'],
  ])('nor is it by another name: %s', (path) => {
    expect(post(path)?.trace.calls).toEqual([{ method: 'POST', address: `https://shop.test${path}`, header: null }]);
  });

  test.each([
    ...['/connect/subscription/renew', '/auth/billing/refresh-token', '/session/order/renew', '/connect/renew'],
    ...['/auth/renew/contract', '/auth/domains/renew', '/connect/license/token/renew', '/sso/refresh/all'],
  ])('what renews something else may cost money, and is never sent again: %s', (path) => {
    expect(post(path)?.trace.calls).toEqual([]);
  });

  test.each(['DELETE', 'PUT'])('nor is a %s, which was never asked otherwise', (method) => {
    expect(read({ method, url: 'https://shop.test/auth/refresh' })?.trace.calls).toEqual([]);
    const url = 'https://shop.test/api/cart';
    expect(read({ kind: 'sent', method, url, headers: [HEARD] })?.trace.calls).toEqual([]);
  });

  test('any other POST is nothing', () => {
    expect(read({ method: 'POST', url: 'https://shop.test/cart' })).toEqual({ trace: EMPTY_TRACE, isNews: false });
  });
});

describe('what else a page does', () => {
  test('an answered call is kept without its query, a failed one is not', () => {
    const kept = read({ url: 'https://shop.test/api/profile?token=secret' });
    expect(kept?.trace.calls).toEqual([{ method: 'GET', address: 'https://shop.test/api/profile', header: null }]);
    expect(read({ url: 'https://shop.test/api/profile', status: 500 })?.trace.calls).toEqual([]);
  });

  test.each(['/api/logout', '/api/sign-out', '/session/revoke', '/account/delete'])(
    'what acts is never a question: %s',
    (path) => {
      expect(read({ url: `https://shop.test${path}` })?.trace.calls).toEqual([]);
    },
  );

  test.each([
    '/api/confirm/QmFzZTY0VG9rZW5WYWx1ZQ',
    '/api/users/48151623',
    '/api/u/alice@shop.test',
    '/api/x/3f2b9c07d1e84a65',
    '/u/alice%40shop.test/cart',
  ])('an identifier in the path is not kept: %s', (path) => {
    expect(read({ url: `https://shop.test${path}` })?.trace.calls).toEqual([]);
  });

  test('the origins of pages and frames of the site are noted for the wipe, those of others apart', () => {
    const page = read({ type: 'main_frame', url: 'https://www.shop.test:8443/a' });
    const frame = read({ type: 'sub_frame', url: 'http://pay.shop.test/b' }, page?.trace);
    expect(frame?.trace.origins).toEqual(['https://www.shop.test:8443', 'http://pay.shop.test']);
    const other = read({ type: 'sub_frame', url: 'https://ads.test/banner?of=alice' }, frame?.trace);
    expect(other).toEqual({ trace: { ...frame?.trace, frames: ['https://ads.test'] }, isNews: false });
    expect(read({ type: 'sub_frame', url: 'https://ads.test/', status: 404 })).toBeNull();
  });

  test('so is the origin of every step on the way through other sites', () => {
    const step = read({ type: 'main_frame', kind: 'sent', status: 0, url: 'https://id.provider.test/authorize' });
    expect(step).toMatchObject({ isNews: false, trace: { origins: ['https://id.provider.test'] } });
  });

  test('an open line is worth a look, once', () => {
    const sign = read({ type: 'websocket', url: 'wss://shop.test/live' });
    expect(sign).toMatchObject({ isNews: true, trace: { isPromising: true } });
    expect(read({ type: 'websocket', url: 'wss://shop.test/live' }, sign?.trace)?.isNews).toBe(false);
  });

  test('the browser’s own sign-in is left to others', () => {
    expect(read({ kind: 'challenged', type: 'main_frame', url: 'https://shop.test/' })).toBeNull();
  });
});

describe('what a site declares by Set-Login', () => {
  const url = 'https://id.shop.test/session';

  test('somebody is logged in: as good as a login that was seen', () => {
    const sign = read({ kind: 'declared-in', url });
    expect(sign).toMatchObject({ isNews: true, trace: { wasLoginSeen: true, saysNobody: false, isPromising: true } });
  });

  test('nobody is: takes back the login that was seen', () => {
    const sign = read({ kind: 'declared-out', url }, { ...EMPTY_TRACE, wasLoginSeen: true });
    expect(sign).toMatchObject({ isNews: true, trace: { wasLoginSeen: false, saysNobody: true } });
  });

  test('another site’s call says nothing of this one', () => {
    expect(read({ kind: 'declared-in', url: 'https://id.provider.test/session' })).toBeNull();
  });
});
