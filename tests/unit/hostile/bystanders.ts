import { vi } from 'vitest';
import { isHomeHost } from '../../../utils/page/home';
import { createPageCheck } from '../../../utils/session/page-check';
import { createTracker } from '../../../utils/session/tracker';
import { siteOf } from '../../../utils/site/site';
import { makeFramework } from '../fakes/fake-catalogue';
import { FakeClock } from '../fakes/fake-clock';
import { FakeNetworkWatch } from '../fakes/fake-network-watch';
import { startLife } from '../fakes/life';
import { LoginSite } from '../fakes/login-site';
import { makeReading } from '../fakes/make-session';
import { createWorld, type World } from '../fakes/world';
import { type Attack, HOSTILE, hostileServer, VICTIMS } from './hostile-site';

export const KEY = '0|evil.test';
/** Known by a cookie that a hostile site can set, and left where the victims can be left: below whatever it is taken to be. */
const FRAMEWORK = makeFramework({
  framework: 'made-up',
  detect: { cookies: ['^fw_sid$'] },
  session: { cookies: ['^fw_sid$'] },
  logOut: [{ method: 'GET', url: '/logout' }],
});
const settled = () => new Promise((resolve) => setImmediate(resolve));
const isOfVictim = (address: string | null) => VICTIMS.some((host) => siteOf(host) === siteOf(address ?? ''));

/** Somebody logged in to a hostile site and to two others, each in a tab, and everything that may be done to those noted. */
export async function arrange(attack: Attack) {
  const world = createWorld({ frameworks: [FRAMEWORK] });
  const pressed: (string | null)[] = [];
  world.scripts.press = async (tabId, home) => {
    const address = world.tabs.addressOf(tabId);
    if (!isHomeHost(new URL(address ?? '').hostname, home)) return { pressed: false, reason: 'not-at-home' };
    if (!attack.hasControl && siteOf(address ?? '') === siteOf(HOSTILE))
      return { pressed: false, reason: 'no-control' };
    pressed.push(address);
    return { pressed: true, kind: 'link', menusOpened: 0, confirmed: false };
  };
  const victims = VICTIMS.map((host, at) => {
    const site = world.addSite(new LoginSite(host, { control: at === 0 ? 'link' : 'form' }));
    world.enter(site);
    world.siteData.origins.add(`https://${host}`);
    return { site, tabId: world.tabs.add(site.home).id };
  });
  world.requests.serve(HOSTILE, hostileServer(attack));
  for (const name of attack.cookieNames) world.jar.put({ name, domain: HOSTILE });
  const tab = world.tabs.add(`https://${HOSTILE}/`, { isActive: true });
  world.scripts.pages.set(tab.id, { reading: readingOf(attack) });
  return { world, victims, tab, pressed };
}

function readingOf({ verdict, hasToken }: Attack) {
  const address = `https://${HOSTILE}/`;
  const control = { address, kind: 'link' as const, inMenu: false };
  const token = { area: 'local' as const, key: 'token', kind: 'opaque' as const, expiresAtMs: null };
  return makeReading({ address, verdict, tokens: hasToken ? [token] : [], ...(verdict === 'in' ? { control } : {}) });
}

/** The hostile site's requests happen, and what they set off is looked at until nothing is left to look at. */
export async function track(world: World, { events }: Attack, tabId: number): Promise<void> {
  const [network, clock] = [new FakeNetworkWatch(), new FakeClock()];
  const check = createPageCheck(world.scripts, world.requests, world.parser);
  const tracker = createTracker({ ...world.ports, check, network, clock, nowMs: clock.nowMs });
  tracker.listen();
  await world.ledger.ready;
  for (const event of events) network.happen({ ...event, tabId });
  await tracker.lookAtAll();
  for (let turn = 0; turn < 3; turn++) {
    await settled();
    clock.pass(5_000);
    await vi.waitUntil(() => !tracker.isLooking(), { interval: 1 });
  }
}

/** What of other sites is there, or was done to them. */
export function bystanders({ world, victims, pressed }: Awaited<ReturnType<typeof arrange>>) {
  const { ledger, jar, requests, siteData, tabs } = world;
  const erased = [...siteData.calls, ...siteData.callsButCookies].flat();
  return {
    areIn: victims.map(({ site }) => site.isAnyoneIn),
    cookies: jar.now.filter(({ domain }) => isOfVictim(domain)).map(({ name, value }) => `${name}=${value}`),
    listed: VICTIMS.map((host) => ledger.get(`0|${siteOf(host)}`)?.state),
    open: victims.map(({ tabId }) => isOfVictim(tabs.addressOf(tabId))),
    stored: VICTIMS.map((host) => siteData.origins.has(`https://${host}`)),
    acts: requests.seen
      .filter(({ url, method }) => isOfVictim(url) && (method !== 'GET' || new URL(url).pathname === '/logout'))
      .map(({ url, method }) => `${method} ${url}`),
    pressed: pressed.filter(isOfVictim),
    removed: jar.removals.filter(({ domain }) => isOfVictim(domain)).map(({ name }) => name),
    erased: erased.filter(isOfVictim),
  };
}

/** Logs out of the hostile site, and of nothing else, as a press of its own button does. */
export async function endHostile(world: World, { preference }: Attack) {
  if (!world.ledger.get(KEY)) world.enter(new LoginSite(HOSTILE));
  const life = startLife(world);
  await life.preferences.ready;
  await life.preferences.set('evil.test', preference);
  await life.jobs.end('one', [KEY]);
  await life.jobs.settled();
  return life.outcomes();
}
