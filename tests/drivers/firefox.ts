import type { ChildProcess } from 'node:child_process';
import { BidiClient } from './bidi-client.ts';
import { evaluateInParent } from './bidi-evaluate.ts';
import type { Driver, ExtCookie, LaunchOptions } from './driver.ts';
import { readAllCookies } from './extension-cookies.ts';
import { installForGood, installTemporarily, stopEventPage, waitForAddon } from './firefox-addon.ts';
import { EXTENSION_UUID, startFirefox, writePrefs } from './firefox-process.ts';
import { FirefoxTab } from './firefox-tab.ts';
import { forgetEverything } from './forget-everything.ts';
import { credentialsAtFirstVisit } from './http-sign-in.ts';
import { geckoId, hasWelcome } from './manifest.ts';
import { NavigationWatch } from './navigation-watch.ts';
import { allowInPrivateWindows } from './private-windows.ts';
import { isAlive, waitForEnd } from './process-end.ts';
import { type Profile, temporaryProfile } from './temporary-profile.ts';
import { until } from './until.ts';

const ORIGIN = `moz-extension://${EXTENSION_UUID}`;

/** A packaged file that runs no script of the product, in which the extension API is there all the same. */
const SILENT_PAGE = '/icons/16.png';

/** As *Quit* in the menu does. */
function quit(): void {
  const { Services, Ci } = globalThis as unknown as {
    Services: { startup: { quit(mode: number): void } };
    Ci: { nsIAppStartup: { eForceQuit: number } };
  };
  Services.startup.quit(Ci.nsIAppStartup.eForceQuit);
}

interface LogEntry {
  text: string | null;
  source: { context?: string };
  stackTrace?: { callFrames: { url: string }[] };
}

interface AuthRequired {
  context: string | null;
  navigation: string | null;
  request: { request: string };
}

class FirefoxDriver implements Driver {
  readonly name = 'firefox';
  readonly #options: LaunchOptions;
  readonly #profile: Profile;
  readonly #addonId: string;
  readonly #credentialsFor;
  readonly #lines: string[] = [];
  readonly #tabs = new Map<string, FirefoxTab>();
  #client!: BidiClient; // set by start(), which launchFirefox awaits before anyone gets the driver
  #navigations!: NavigationWatch; // likewise
  #process: ChildProcess | undefined;
  #silentTab: FirefoxTab | undefined;
  #wasGreeted: boolean;

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.#addonId = geckoId(options.extensionDir);
    this.#profile = temporaryProfile(options.profileDir);
    this.#credentialsFor = credentialsAtFirstVisit(options.httpCredentials);
    this.#wasGreeted =
      options.keepWelcome === true || options.profileDir !== undefined || options.byPolicy !== undefined;
  }

  get profileDir(): string {
    return this.#profile.dir;
  }

  async start(): Promise<void> {
    writePrefs(this.profileDir, this.#addonId, this.#options);
    const started = await startFirefox(this.profileDir, this.#options, (line) => {
      // Firefox's own parts speak here too; the one that misses its settings server says so at every start.
      if (/^console\.\w+: (?!RSLoader)/.test(line)) this.#lines.push(line);
    });
    this.#process = started.process;
    this.#silentTab = undefined;
    this.#client = await BidiClient.connect(started.bidiUrl);
    const answers = this.#options.keepsAskingTabs ? { unhandledPromptBehavior: { beforeUnload: 'dismiss' } } : {};
    const alwaysMatch = { acceptInsecureCerts: true, ...answers };
    await this.#client.send('session.new', { capabilities: { alwaysMatch } });
    await this.#listen();
    this.#navigations = await NavigationWatch.start(this.#client);
    await this.#install();
  }

  async #listen(): Promise<void> {
    this.#client.on<LogEntry>('log.entryAdded', ({ text, stackTrace }) => {
      if (stackTrace?.callFrames[0]?.url.startsWith(ORIGIN)) this.#lines.push(text ?? '');
    });
    this.#client.on<AuthRequired>('network.authRequired', (asked) => this.#refuseSignIn(asked));
    await this.#client.send('session.subscribe', { events: ['log.entryAdded', 'network.authRequired'] });
    await this.#client.send('network.addIntercept', { phases: ['authRequired'] });
  }

  /** A sign-in question that nobody will answer: without an answer its page would load for ever. */
  #refuseSignIn({ context, navigation, request: { request } }: AuthRequired): void {
    if (navigation) this.#tabs.get(context ?? '')?.noteRefusal();
    const cancelled = this.#client.send('network.continueWithAuth', { request, action: 'cancel' });
    cancelled.catch((error) => this.#lines.push(`driver: ${error}`));
  }

  async #install(): Promise<void> {
    const { extensionDir, permanentInstall, byPolicy } = this.#options;
    if (byPolicy) return waitForAddon(this.#client, this.#addonId);
    if (permanentInstall) await installForGood(this.#client, extensionDir, this.#addonId);
    else await installTemporarily(this.#client, extensionDir);
    await waitForAddon(this.#client, this.#addonId);
    await this.#closeWelcome();
    if (this.#options.privateWindows) await allowInPrivateWindows(this.#client, this.#addonId);
  }

  /** As a person would who has read it. */
  async #closeWelcome(): Promise<void> {
    if (this.#wasGreeted || !hasWelcome(this.#options.extensionDir)) return;
    this.#wasGreeted = true;
    const context = await until('the welcome page', async () => {
      const { contexts } = await this.#client.send<{ contexts: { context: string; url: string }[] }>(
        'browsingContext.getTree',
        { maxDepth: 0 },
      );
      return contexts.find(({ url }) => url === `${ORIGIN}/welcome.html`)?.context;
    });
    await this.#client.send('browsingContext.close', { context });
  }

  async openTab(url?: string): Promise<FirefoxTab> {
    return this.#newTab(false, url);
  }

  async #newTab(background: boolean, url?: string): Promise<FirefoxTab> {
    const created = await this.#client.send<{ context: string }>('browsingContext.create', { type: 'tab', background });
    const tab = new FirefoxTab(this.#client, created.context, this.#credentialsFor, this.#navigations);
    this.#tabs.set(created.context, tab);
    if (url) await tab.goto(url);
    return tab;
  }

  extensionPage(path: string): Promise<FirefoxTab> {
    return this.openTab(ORIGIN + path);
  }

  async tabAt(urlStart: string): Promise<FirefoxTab> {
    const find = async () => {
      const tree = await this.#client.send<{ contexts: { context: string; url: string }[] }>(
        'browsingContext.getTree',
        { maxDepth: 0 },
      );
      return tree.contexts.find(({ url }) => url.startsWith(urlStart));
    };
    const { context } = await until(`a tab at ${urlStart}`, find);
    const tab = new FirefoxTab(this.#client, context, this.#credentialsFor, this.#navigations);
    this.#tabs.set(context, tab);
    return tab;
  }

  async evaluateInExtension<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const isThere = await this.#silentTab?.url().catch(() => undefined);
    if (!isThere || !this.#silentTab) this.#silentTab = await this.#newTab(true, ORIGIN + SILENT_PAGE);
    return this.#silentTab.evaluate(fn, ...args);
  }

  evaluateInBrowser<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return evaluateInParent(this.#client, fn, ...args);
  }

  cookies(): Promise<ExtCookie[]> {
    return this.evaluateInExtension(readAllCookies, true);
  }

  killBackground(): Promise<void> {
    return stopEventPage(this.#client, this.#addonId);
  }

  async killBrowser(): Promise<void> {
    this.#process?.kill('SIGKILL');
    await this.#waitForEnd();
  }

  untilEnded(): Promise<void> {
    return new Promise((resolve) => this.#process?.once('exit', () => resolve()));
  }

  async #waitForEnd(): Promise<void> {
    await waitForEnd(this.#process?.pid ?? 0);
    this.#client.disconnect();
  }

  async #end(): Promise<void> {
    if (!isAlive(this.#process?.pid ?? 0)) return;
    // BiDi's own `browser.close` closes tab by tab: nothing would be left to be restored. The answer may be lost with
    // the connection; what counts is that the process ends.
    evaluateInParent(this.#client, quit).catch(() => undefined);
    await this.#waitForEnd();
  }

  async relaunch(): Promise<void> {
    await this.#end();
    await this.start();
  }

  async startAfresh(): Promise<void> {
    await this.evaluateInExtension(forgetEverything, true);
    this.#lines.length = 0;
    this.#tabs.clear();
    this.#wasGreeted = false;
    await this.#closeWelcome();
  }

  consoleLines(): string[] {
    return [...this.#lines];
  }

  async close(): Promise<void> {
    try {
      await this.#end();
    } finally {
      this.#process?.kill('SIGKILL');
      this.#profile.remove();
    }
  }
}

/** Firefox with the extension installed temporarily, or for good where `permanentInstall` asks for that. */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const driver = new FirefoxDriver(options);
  try {
    await driver.start();
    return driver;
  } catch (error) {
    await driver.close();
    throw error;
  }
}
