import type { Way } from '../../../utils/logout/outcome';
import type { PressResult } from '../../../utils/page/page-reading';
import { makeFramework, makeRecipe } from '../fakes/fake-catalogue';
import { LoginSite } from '../fakes/login-site';
import { SignOn } from '../fakes/sign-on';
import { createWorld, type World } from '../fakes/world';

/** Somebody is logged in where only this one way leads out. */
export interface Arranged {
  world: World;
  keys: string[];
  /** Whether the server still takes the old login of this session. */
  isValid(key: string): boolean;
}

const HOST = 'www.shop.test';
const HOME = `https://${HOST}/`;
const SESSION = 'q8v2m0k4t7r1d9s3h6j5b0n2c4';
const PRESSED: PressResult = { pressed: true, kind: 'button', menusOpened: 0, confirmed: false };

interface Site {
  world?: World;
  /** The server only takes the cookie away: the old login works on, and nobody may say that it does not. */
  leaves: boolean;
  /** Path that ends the session; null where only a press in a page does. */
  out: string | null;
  /** Other pages, by path. */
  pages?: Record<string, string>;
  control?: string;
  trace?: Parameters<World['enter']>[1];
}

/** A site whose session ends by one path or one press. */
function openSite({ world = createWorld(), leaves, out, pages = {}, control = '', trace = {} }: Site) {
  let isOpen = true;
  const end = () => {
    if (!leaves) isOpen = false;
    else for (const cookie of world.jar.now) void world.jar.remove(cookie);
  };
  world.requests.serve(HOST, ({ url, cookies }) => {
    const text = pages[url.pathname];
    if (text !== undefined) return { text };
    if (url.pathname === out) end();
    const isIn = isOpen && cookies.get('sid') === SESSION;
    return {
      text: isIn ? `<nav>Alice ${control}</nav><h1>Your orders</h1>` : '<h1>Hello</h1><a href="/login">Log in</a>',
    };
  });
  world.jar.put({ name: 'sid', value: SESSION, domain: HOST });
  const { key } = world.enter(new LoginSite(HOST), trace);
  return { arranged: { world, keys: [key], isValid: () => isOpen }, end };
}

/** A page whose script ends the session when its control is pressed. */
const pageThat = (end: () => void) => ({
  press: () => {
    end();
    return PRESSED;
  },
});

/** One for each way there is: a new way has to say here how it is met, or this is no longer TypeScript. */
export const ARRANGED: Record<Way, (leaves: boolean) => Arranged> = {
  recipe(leaves) {
    const logOut = [{ method: 'GET' as const, url: `${HOME}out` }];
    const world = createWorld({ recipes: [makeRecipe({ site: 'shop.test', session: { cookies: ['sid'] }, logOut })] });
    return openSite({ world, leaves, out: '/out' }).arranged;
  },
  'open-tab'(leaves) {
    const { arranged, end } = openSite({ leaves, out: null });
    arranged.world.scripts.pages.set(arranged.world.tabs.add(HOME).id, pageThat(end));
    return arranged;
  },
  'fetched-page': (leaves) => openSite({ leaves, out: '/logout', control: '<a href="/logout">Log out</a>' }).arranged,
  framework(leaves) {
    const logOut = [{ method: 'GET' as const, url: '/framework' }];
    const known = { framework: 'made-up', detect: { cookies: ['^sid$'] }, session: { cookies: ['^sid$'] }, logOut };
    return openSite({ leaves, world: createWorld({ frameworks: [makeFramework(known)] }), out: '/framework' }).arranged;
  },
  openid(leaves) {
    const pages = { '/.well-known/openid-configuration': JSON.stringify({ end_session_endpoint: `${HOME}bye` }) };
    const signIn = { address: `${HOME}authorize`, parameters: {} };
    return openSite({ leaves, out: '/bye', pages, trace: { signIn } }).arranged;
  },
  'hidden-tab'(leaves) {
    const { arranged, end } = openSite({ leaves, out: null });
    const { tabs, scripts } = arranged.world;
    const open = tabs.openBehind;
    tabs.openBehind = async (url, storeId) => {
      const tab = await open(url, storeId);
      if (tab) scripts.pages.set(tab.id, pageThat(end));
      return tab;
    };
    return arranged;
  },
  'single-log-out'(leaves) {
    const world = createWorld();
    const party = { hasControl: false, ends: 'session', leadsTo: 'goodbye' } as const;
    const signOn = new SignOn(world, { party, provider: { tellsParty: !leaves } });
    const sessions = signOn.enter();
    const { party: relying, provider } = sessions;
    const isValid = (key: string) => (key === relying.key ? signOn.isAnyoneIn.party : signOn.isAnyoneIn.provider);
    return { world, keys: [relying.key, provider.key], isValid };
  },
};
