import { type Driver, launch } from '../drivers/driver.ts';
import { KEYS, startXServer, type XServer } from '../drivers/x-server.ts';
import { test as base, extensionDir } from '../e2e/fixture.ts';

/** Somebody at the computer, or not. */
export interface Person {
  /** Touches nothing for a minute; in Chromium that minute has to pass. */
  goAway(): Promise<void>;
  /** Is there again, in a way that only the browser notices. */
  comeBack(): Promise<void>;
  /** Presses Ctrl+Shift+9. */
  pressShortcut(): Promise<void>;
  /** Chromium only. */
  lockScreen(): Promise<void>;
}

const MINUTE_MS = 60_000;

interface Privileged {
  Cc: Record<
    string,
    { getService(type: unknown): { QueryInterface(type: unknown): { resetIdleTimeOut(ms: number): void } } }
  >;
  Ci: Record<string, unknown>;
  Services: {
    wm: { getMostRecentWindow(type: string): { document: Document } };
  };
}

/** Firefox keeps the time of the last input in a service; headless, nothing else writes there (platform.md B5). */
function touched(msAgo: number): void {
  const { Cc, Ci } = globalThis as unknown as Privileged;
  const service = Cc['@mozilla.org/widget/useridleservice;1']?.getService(Ci.nsIUserIdleService);
  service?.QueryInterface(Ci.nsIUserIdleServiceInternal).resetIdleTimeOut(msAgo);
}

/** The element that stands for the shortcut in Firefox's own window; without a keyboard it is told what a key would tell it. */
function pressKeyElement(): void {
  const { Services } = globalThis as unknown as Privileged;
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const keys = [...document.querySelectorAll('keyset[id^="ext-keyset-id"] > key')];
  const isNine = (one: Element) =>
    [one.getAttribute('key'), one.getAttribute('keycode')].some((name) => /9$/.test(name ?? ''));
  const key = keys.find(isNine) as (Element & { doCommand(): void }) | undefined;
  if (!key) throw new Error(`no such key among ${keys.map(({ outerHTML }) => outerHTML)}`);
  key.doCommand();
}

function personAt(driver: Driver, x: XServer | null): Person {
  const inFirefox = (fn: (ms: number) => void, ms = 0) => driver.evaluateInBrowser?.(fn, ms) ?? Promise.resolve();
  if (!x)
    return {
      goAway: () => inFirefox(touched, MINUTE_MS),
      comeBack: () => inFirefox(touched, 0),
      pressShortcut: () => inFirefox(pressKeyElement),
      lockScreen: () => Promise.reject(new Error('Firefox tells no lock')),
    };
  return {
    // Nobody touches that screen anyway: the browser notices after a real minute.
    goAway: () => Promise.resolve(),
    comeBack: () => x.press(KEYS.a),
    pressShortcut: () => x.press(KEYS.control, KEYS.shift, KEYS.digit9),
    lockScreen: () => x.lock(),
  };
}

/** As the ordinary fixture, with somebody who uses the computer: for Chromium on a screen of its own. */
export const test = base.extend<{ x: XServer | null; person: Person }>({
  x: async ({ driverName }, use) => {
    const x = driverName === 'chromium' ? await startXServer() : null;
    await use(x);
    x?.close();
  },
  driver: async ({ driverName, launchWith, town, x }, use) => {
    const screen = x ? { headless: false, env: { DISPLAY: x.display } } : {};
    const driver = await launch(driverName, {
      extensionDir: extensionDir(driverName),
      hosts: town,
      ...screen,
      ...launchWith,
    });
    await use(driver);
    await driver.close();
  },
  person: async ({ driver, x }, use) => use(personAt(driver, x)),
});
