import type { CallMark, SiteTrace } from '../../../utils/session/site-trace';
import { makeRecipe } from './fake-catalogue';
import type { Ask, Reply } from './fake-site-requests';
import { LoginSite } from './login-site';
import { createWorld } from './world';

export const IN: Reply = { text: '<nav>Alice <a href="/logout">Log out</a></nav>' };
export const OUT: Reply = { text: '<h1>Hello</h1><a href="/login">Log in</a>' };

export type Rule = (ask: Ask, isOpen: boolean) => boolean;

/** A world with one host whose rule for letting in knows whether `/logout` was asked for. */
export function setUp(
  cookies: string[],
  isIn: Rule,
  page: (ask: Ask, isIn: boolean) => Reply = (_, is) => (is ? IN : OUT),
) {
  const recipe = makeRecipe({ site: 'shop.test', proof: 'https://www.shop.test/api/me' });
  const world = createWorld();
  let isOpen = true;
  for (const name of cookies) world.jar.put({ name, value: `${name}-q8v2m0k4t7r1d9s3h6j5`, domain: 'www.shop.test' });
  world.requests.serve('www.shop.test', (ask) => {
    if (ask.url.pathname !== '/logout') return page(ask, isIn(ask, isOpen));
    isOpen = false;
    return { text: 'bye' };
  });
  const enter = (trace: Partial<SiteTrace> = {}) => world.enter(new LoginSite('www.shop.test'), trace);
  return { world, recipe, enter, isOpen: () => isOpen };
}

export const callOrPage = ({ url }: Ask, isIn: boolean): Reply => {
  if (!url.pathname.startsWith('/api/')) return isIn ? IN : OUT;
  return isIn ? { text: '{"name":"alice"}' } : { status: 401, text: '{}' };
};

/** A call that a page's scripts were seen to make; to the host itself unless the whole address is given. */
export const callTo = (path: string, header: CallMark['header'] = null): CallMark => ({
  method: 'GET',
  address: new URL(path, 'https://www.shop.test').href,
  header,
});
