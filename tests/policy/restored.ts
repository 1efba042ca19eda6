// What of a visit can be read at the next start of the browser, before that visit is ended.
import type { Driver, LaunchOptions } from '../drivers/driver.ts';
import type { MachineOptions } from '../drivers/policy-machine.ts';
import type { House } from '../sites/town/house.ts';
import type { SeenRequest, Town } from '../sites/town/town.ts';

/** A browser that brings its tabs back at a start, after a crash as well: against this an administrator's policy helps, too. */
export const RESTORES: Partial<LaunchOptions> = {
  chromiumArgs: ['--restore-last-session'],
  firefoxPrefs: {
    'browser.startup.page': 3,
    'browser.sessionstore.resume_from_crash': true,
    // Otherwise only the tab in front is loaded.
    'browser.sessionstore.restore_on_demand': false,
  },
};
export const RESTORING: NonNullable<MachineOptions['companions']> = {
  RestoreOnStartup: 1,
  Preferences: {
    'xpinstall.signatures.required': { Value: false, Status: 'locked' },
    'browser.startup.page': { Value: 3, Status: 'locked' },
    'browser.sessionstore.resume_from_crash': { Value: true, Status: 'locked' },
  },
};

/** What a browser sends when it loads a page into a tab; our own requests send neither of them. */
const isForPage = ({ headers }: SeenRequest): boolean =>
  headers['sec-fetch-dest'] === 'document' || headers['upgrade-insecure-requests'] === '1';

/** Pages of these houses that a browser has asked for since the `from`th request, as `host path`. */
export const pagesAsked = (town: Town, houses: readonly House[], from: number): string[] =>
  town.seen
    .slice(from)
    .filter((request) => isForPage(request) && houses.some(({ hosts }) => hosts.includes(request.host)))
    .map(({ host, url }) => `${host} ${url}`);

/** A tab as it was at some moment since the start. */
export interface NotedTab {
  id: number;
  host: string;
  title: string;
  isComplete: boolean;
  /** Only tabs that Walkaway opened behind the others, for a log-out of its own, are muted by it. */
  isMutedByUs: boolean;
  /** Whether pages could be loaded by then. */
  wasOpen: boolean;
}

/** The rule in memory that opens the gate (utils/browser/start-gate.ts). */
const OPEN_ID = 2_000_000;

interface ApiTab {
  id: number;
  url?: string;
  title?: string;
  status?: string;
  mutedInfo?: { extensionId?: string };
}

interface TabsApi {
  tabs: {
    query(filter: object): Promise<ApiTab[]>;
    onUpdated: { addListener(listener: (id: number, info: object, tab: ApiTab) => void): void };
  };
  runtime: { id: string };
  declarativeNetRequest: { getSessionRules(): Promise<{ id: number }[]> };
}

/** Whether pages may be loaded: at a start not before the last visit is out of sight. */
export const isGateOpen = (driver: Driver): Promise<boolean> =>
  driver.evaluateInExtension(async (openId) => {
    const { chrome } = globalThis as unknown as { chrome: TabsApi };
    return (await chrome.declarativeNetRequest.getSessionRules()).some(({ id }) => id === openId);
  }, OPEN_ID);

/** Every tab in every state since the first time that this was asked: a look from time to time would miss the short-lived. */
export const tabsNoted = (driver: Driver): Promise<NotedTab[]> =>
  driver.evaluateInExtension(async (openId) => {
    const here = globalThis as unknown as { chrome: TabsApi; notedTabs?: NotedTab[] };
    const { tabs, runtime, declarativeNetRequest } = here.chrome;
    if (here.notedTabs) return here.notedTabs;
    const noted: NotedTab[] = [];
    here.notedTabs = noted;
    const note = async ({ id, url = '', title = '', status, mutedInfo }: ApiTab) => {
      const isMutedByUs = mutedInfo?.extensionId === runtime.id;
      const { hostname } = new URL(url || 'about:blank');
      const wasOpen = (await declarativeNetRequest.getSessionRules()).some((rule) => rule.id === openId);
      noted.push({ id, host: hostname, title, isComplete: status === 'complete', isMutedByUs, wasOpen });
    };
    tabs.onUpdated.addListener((_id, _info, tab) => void note(tab));
    await Promise.all((await tabs.query({})).map(note));
    return noted;
  }, OPEN_ID);

/** Tabs of our own log-outs: behind the cover, and never there while the gate is shut. */
function ownTabs(noted: readonly NotedTab[]): Set<number> {
  const early = new Set(noted.filter(({ wasOpen }) => !wasOpen).map(({ id }) => id));
  return new Set(noted.filter(({ id, isMutedByUs }) => isMutedByUs && !early.has(id)).map(({ id }) => id));
}

/** Titles of tabs that show a page of these houses: not asked of a server, perhaps, but read from a cache. */
export function pagesShown(noted: readonly NotedTab[], houses: readonly House[]): string[] {
  const own = ownTabs(noted);
  return noted
    .filter(({ id, isComplete }) => isComplete && !own.has(id))
    .map(({ title }) => title)
    .filter((title) => houses.some((house) => title.startsWith(house.title)));
}

/** Hosts that were opened in tabs of our own log-outs. */
export function hostsOfOwnTabs(noted: readonly NotedTab[]): Set<string> {
  const own = ownTabs(noted);
  return new Set(noted.filter(({ id }) => own.has(id)).map(({ host }) => host));
}
