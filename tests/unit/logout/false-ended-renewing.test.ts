import { describe, expect, test } from 'vitest';
import type { SiteTrace } from '../../../utils/session/site-trace';
import { end } from '../fakes/ending';
import { callOrPage, type Rule, setUp } from '../fakes/one-host';

describe('a cookie that renews the session’s, which pages do not look at', () => {
  const RENEWAL = { method: 'POST' as const, address: 'https://www.shop.test/api/refresh', header: null };

  /** Pages look at the session id, the renewal at its own cookie; the log-out ends the first, or both. */
  function endBoth(endsRenewal: boolean, calls: SiteTrace['calls'], more: string[] = []) {
    const isIn: Rule = ({ url, cookies }, isOpen) =>
      url.pathname === '/api/refresh'
        ? cookies.has('refresh_token') && (isOpen || !endsRenewal)
        : cookies.has('session_id') && isOpen;
    const { world, enter } = setUp(['session_id', 'refresh_token', ...more], isIn, callOrPage);
    return end(world, enter({ calls }));
  }

  test('goes on: that is no end', async () => {
    expect((await endBoth(false, [RENEWAL])).outcome).toBe('still-valid');
  });

  test('was never seen to renew anything: nothing is claimed', async () => {
    expect(await endBoth(false, [])).toMatchObject({ outcome: 'logged-out', reason: 'credential-untestable' });
  });

  test('is over with it: that is an end', async () => {
    expect((await endBoth(true, [RENEWAL])).outcome).toBe('ended');
  });

  test.each([
    [true, 'ended'],
    [false, 'still-valid'],
  ])(
    'is asked of by the call that renews, however many calls before refused it alone',
    async (endsRenewal, outcome) => {
      const calls = [1, 2, 3, 4, 5].map((at) => ({
        ...{ method: 'GET' as const, address: `https://www.shop.test/api/${at}`, header: null },
      }));
      expect((await endBoth(endsRenewal, [...calls, RENEWAL])).outcome).toBe(outcome);
    },
  );

  test('has another beside it, of which the renewal tells nothing: nothing is claimed', async () => {
    expect((await endBoth(true, [RENEWAL], ['admin_refresh_token'])).outcome).toBe('logged-out');
  });

  test('has its signature beside it: that is one, and its end is an end', async () => {
    expect((await endBoth(true, [RENEWAL], ['refresh_token.sig'])).outcome).toBe('ended');
  });
});
