import { describe, expect, test } from 'vitest';
import { pressByRequest } from '../../../utils/logout/ways/press-by-request';
import type { ControlRequest } from '../../../utils/page/page-reading';
import { startEnding } from '../fakes/ending';
import { makeRecipe } from '../fakes/fake-catalogue';
import type { Reply } from '../fakes/fake-site-requests';
import { makeSession } from '../fakes/make-session';
import { createWorld } from '../fakes/world';

const HOME = 'https://www.shop.test/account';
const get = (url: string): ControlRequest => ({ method: 'GET', url, fields: [] });
const asks = (action: string): Reply => ({
  text: `<form method="post" action="${action}"><p>Do you want to log out?</p><input type="hidden" name="t" value="1"><button>Log out</button></form>`,
});

async function setUp(pages: Record<string, Reply | null>, domains = ['shop.test'], storeId = '0') {
  const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', domains })] });
  for (const host of ['www.shop.test', 'shop.test', 'app.shop.test', 'shop-abroad.test', 'login.provider.test'])
    world.requests.serve(host, ({ url, method }) => pages[`${method} ${url.host}${url.pathname}`] ?? null);
  world.jar.put({ name: 'sid', value: 'abc', domain: 'www.shop.test', storeId });
  const ending = await startEnding(world, makeSession({ site: 'shop.test', storeId }));
  return { world, press: (control: ControlRequest) => pressByRequest(ending, control, HOME) };
}

describe('pressing by request', () => {
  test('sends a form as the browser would, as the person', async () => {
    const { world, press } = await setUp({ 'POST www.shop.test/logout': { text: 'Bye' } });
    let body = '';
    const send = world.requests.send;
    world.requests.send = (request) => {
      body = request.body ?? '';
      expect(request).toMatchObject({ from: HOME, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      return send(request);
    };
    const fields: ControlRequest['fields'] = [
      ['csrf', 'a&b'],
      ['csrf', 'twice'],
    ];
    expect(await press({ method: 'POST', url: 'https://www.shop.test/logout', fields })).toEqual({ pressed: true });
    expect(body).toBe('csrf=a%26b&csrf=twice');
    expect(world.requests.seen).toEqual([
      { method: 'POST', url: 'https://www.shop.test/logout', kind: 'jar', cookie: 'sid=abc' },
    ]);
  });

  test('answers yes when the site asks whether one is sure', async () => {
    const { world, press } = await setUp({
      'GET www.shop.test/logout': asks('/logout/yes'),
      'POST www.shop.test/logout/yes': { text: 'Bye' },
    });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: true });
    expect(world.requests.paths()).toEqual(['GET /logout', 'POST /logout/yes']);
  });

  test('does not go on answering a site that never stops asking', async () => {
    const again = asks('/logout');
    const { world, press } = await setUp({ 'GET www.shop.test/logout': again, 'POST www.shop.test/logout': again });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: true });
    expect(world.requests.seen).toHaveLength(3);
  });

  test('never follows a control to another site', async () => {
    const { world, press } = await setUp({ 'GET login.provider.test/logout': { text: 'Bye' } });
    expect(await press(get('https://login.provider.test/logout'))).toEqual({ pressed: false, reason: 'no-way' });
    expect(world.requests.seen).toEqual([]);
  });

  test('nor a question, but what was pressed before stays pressed', async () => {
    const { world, press } = await setUp({ 'GET www.shop.test/logout': asks('https://login.provider.test/logout') });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: true });
    expect(world.requests.paths()).toEqual(['GET /logout']);
  });

  test('follows it to another domain of the same login', async () => {
    const pages = { 'GET shop-abroad.test/logout': { text: 'Bye' } };
    const { press } = await setUp(pages, ['shop.test', 'shop-abroad.test']);
    expect(await press(get('https://shop-abroad.test/logout'))).toEqual({ pressed: true });
  });

  test('that reaches nobody is not a press', async () => {
    const { press } = await setUp({});
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: false, reason: 'offline' });
  });

  test('that is refused is not one either', async () => {
    const { press } = await setUp({ 'GET www.shop.test/logout': { status: 403, text: 'Forged' } });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: false, reason: 'no-way' });
    expect(await press(get('https://www.shop.test/logout#top'))).toEqual({ pressed: false, reason: 'no-way' });
  });

  test.each([401, 403, 404, 500])('that was taken is one, although the page after it answers %i', async (status) => {
    const { press } = await setUp({
      'GET www.shop.test/logout': { redirectTo: '/home' },
      'GET www.shop.test/home': { status },
    });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: true });
  });

  test('that reached the site is one, although its question could not be answered', async () => {
    const { press } = await setUp({ 'GET www.shop.test/logout': asks('/logout/yes') });
    expect(await press(get('https://www.shop.test/logout'))).toEqual({ pressed: true });
  });
});

describe('a form whose answer leads on', () => {
  const form: ControlRequest = { method: 'POST', url: 'https://www.shop.test/logout', fields: [['to', 'mallory']] };
  const victim = 'https://login.provider.test/transfer';
  const leadsTo = (redirectTo: string, status: number) => ({ 'POST www.shop.test/logout': { redirectTo, status } });

  test.each([307, 308])(
    'to another site by %i is sent to nobody else: the person would send it there',
    async (status) => {
      const { world, press } = await setUp(leadsTo(victim, status));
      const result = await press(form);
      expect(world.requests.paths()).toEqual(['POST /logout']);
      expect(result).toEqual({ pressed: true });
    },
  );

  test.each([307, 308])(
    'to another host of the site by %i neither: its own pages never asked for that',
    async (status) => {
      const { world, press } = await setUp(leadsTo('https://app.shop.test/settings/email', status));
      expect(await press(form)).toEqual({ pressed: true });
      expect(world.requests.paths()).toEqual(['POST /logout']);
    },
  );

  test.each([307, 308])('to the same host by %i is sent once more as it was', async (status) => {
    const { world, press } = await setUp({
      ...leadsTo('https://shop.test/logout/now', status),
      'POST shop.test/logout/now': { redirectTo: victim, status },
    });
    const bodies: (string | undefined)[] = [];
    const send = world.requests.send;
    world.requests.send = (request) => {
      bodies.push(request.body);
      return send(request);
    };
    expect(await press(form)).toEqual({ pressed: true });
    expect(world.requests.paths()).toEqual(['POST /logout', 'POST /logout/now']);
    expect(bodies).toEqual(['to=mallory', 'to=mallory']);
  });

  test.each([301, 302, 303])(
    'to a provider by %i goes on there without its body, as the site’s own',
    async (status) => {
      const pages = {
        'POST www.shop.test/logout': { redirectTo: 'https://login.provider.test/end', status },
        'GET login.provider.test/end': { redirectTo: `${HOME}/bye` },
        'GET www.shop.test/account/bye': asks('/logout/yes'),
        'POST www.shop.test/logout/yes': { text: 'Bye' },
      };
      const { world, press } = await setUp(pages);
      const sites: string[] = [];
      const send = world.requests.send;
      world.requests.send = (request) => {
        sites.push(`${request.method ?? 'GET'} as ${request.site} ${request.body ?? ''}`);
        return send(request);
      };
      expect(await press(form)).toEqual({ pressed: true });
      expect(world.requests.paths()).toEqual(['POST /logout', 'GET /end', 'GET /account/bye', 'POST /logout/yes']);
      // Of the site that was pressed: the header rule must not make the request look like the other site's own.
      expect(sites).toEqual(['POST as shop.test to=mallory', 'GET as shop.test ', 'POST as shop.test t=1']);
    },
  );

  test('to a provider that sends the person back to the site: they are known there, in a private window too', async () => {
    const pages = {
      'POST www.shop.test/logout': { redirectTo: 'https://login.provider.test/end', status: 302 },
      'GET login.provider.test/end': { redirectTo: 'https://www.shop.test/saml/sls' },
      'GET www.shop.test/saml/sls': { text: 'Bye' },
    };
    const { world, press } = await setUp(pages, ['shop.test'], 'private-1');
    expect(await press(form)).toEqual({ pressed: true });
    const seen = world.requests.seen.map(({ url, cookie }) => [new URL(url).pathname, cookie]);
    expect(seen).toEqual([
      ['/logout', 'sid=abc'],
      ['/end', ''],
      ['/saml/sls', 'sid=abc'],
    ]);
  });

  test.each(['data:text/html,Bye', 'shop-app://bye', 'https://:99999/'])(
    'to no site is not followed: %s',
    async (to) => {
      const { world, press } = await setUp(leadsTo(to, 302));
      expect(await press(form)).toEqual({ pressed: true });
      expect(world.requests.seen).toHaveLength(1);
    },
  );

  test('in circles is given up', async () => {
    const { world, press } = await setUp(leadsTo('/logout', 307));
    expect(await press(form)).toEqual({ pressed: true });
    expect(world.requests.seen.length).toBeLessThan(10);
  });
});
