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

async function setUp(pages: Record<string, Reply | null>, domains = ['shop.test']) {
  const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', domains })] });
  for (const host of ['www.shop.test', 'shop-abroad.test', 'login.provider.test'])
    world.requests.serve(host, ({ url, method }) => pages[`${method} ${url.host}${url.pathname}`] ?? null);
  world.jar.put({ name: 'sid', value: 'abc', domain: 'www.shop.test' });
  const ending = await startEnding(world, makeSession({ site: 'shop.test' }));
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
