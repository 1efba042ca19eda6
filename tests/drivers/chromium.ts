import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../tools/find-browser.mjs';
import { ChromiumTab, evaluateIn } from './chromium-tab.ts';
import { turnOnDeveloperMode } from './developer-mode.ts';
import type { Driver, ExtCookie, LaunchOptions } from './driver.ts';
import { readAllCookies } from './extension-cookies.ts';
import { forgetEverything } from './forget-everything.ts';
import { credentialsAtFirstVisit } from './http-sign-in.ts';
import { chromiumId, hasWelcome } from './manifest.ts';
import { allowInIncognito } from './private-windows.ts';
import { isAlive, waitForEnd } from './process-end.ts';
import { type Profile, temporaryProfile } from './temporary-profile.ts';
import { until } from './until.ts';

/** platform.md section 0: the last --disable-features wins and undoes Playwright's "no storage partitioning". */
const BASE_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  // Chromium asks its maker who is signed in, at every start: mapped hosts would answer, and set cookies.
  '--gaia-url=https://gaia.invalid',
];
/** With these no extension is installed by a policy (platform.md 0); Playwright adds them too. */
const FORBIDS_POLICY = ['--disable-extensions', '--disable-background-networking'];
const LAST_ARGS = ['--disable-features=MediaRouter,Translate,OptimizationHints,DisableLoadExtensionCommandLineSwitch'];

/** A packaged file that runs no script of the product, in which the extension API is there all the same. */
const SILENT_PAGE = '/icons/16.png';

function networkArgs({ hosts, mapAllHosts = true, extraHosts = [] }: LaunchOptions): string[] {
  const rules = ['MAP gaia.invalid ~NOTFOUND', ...extraHosts.map((host) => `MAP ${host} 127.0.0.1`)];
  if (hosts && mapAllHosts) {
    rules.push(`MAP *:443 127.0.0.1:${hosts.httpsPort}`, `MAP *:80 127.0.0.1:${hosts.httpPort}`, 'EXCLUDE 127.0.0.1');
  }
  // Accepting every certificate switches the HTTP cache off for https, so it is only for foreign applications.
  const trust =
    hosts && mapAllHosts
      ? `--ignore-certificate-errors-spki-list=${hosts.spki}`
      : mapAllHosts
        ? ''
        : '--ignore-certificate-errors';
  return [`--host-resolver-rules=${rules.join(', ')}`, trust].filter((arg) => arg !== '');
}

const installArgs = ({ byPolicy, extensionDir }: LaunchOptions): string[] =>
  byPolicy
    ? []
    : [
        '--disable-background-networking',
        `--disable-extensions-except=${extensionDir}`,
        `--load-extension=${extensionDir}`,
      ];

async function startContext(options: LaunchOptions, profileDir: string): Promise<BrowserContext> {
  const { byPolicy } = options;
  if (!byPolicy) turnOnDeveloperMode(profileDir);
  return chromium.launchPersistentContext(profileDir, {
    executablePath: byPolicy?.program ?? findBrowser('chromium'),
    headless: options.headless ?? true,
    // Whoever started us ends the browser, so that an interrupted run cleans up too; at exit Playwright kills it anyway.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(options.headless === false ? { viewport: null } : {}),
    ...(options.env ? { env: { ...process.env, ...options.env } as Record<string, string> } : {}),
    ignoreDefaultArgs: ['--disable-back-forward-cache', ...(byPolicy ? FORBIDS_POLICY : [])],
    args: [
      ...BASE_ARGS,
      ...networkArgs(options),
      ...installArgs(options),
      ...(options.chromiumArgs ?? []),
      ...LAST_ARGS,
    ],
  });
}

class ChromiumDriver implements Driver {
  readonly name = 'chromium';
  readonly #options: LaunchOptions;
  readonly #profile: Profile;
  readonly #origin: string;
  readonly #credentialsFor;
  readonly #lines: string[] = [];
  #context!: BrowserContext; // set by start(), which launchChromium awaits before anyone gets the driver
  #cdp!: CDPSession; // likewise
  #pid = 0;
  #wasGreeted: boolean;
  #silentPage: Page | undefined;

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.#origin = `chrome-extension://${options.byPolicy?.chromiumId ?? chromiumId(options.extensionDir)}`;
    this.#profile = temporaryProfile(options.profileDir);
    this.#credentialsFor = credentialsAtFirstVisit(options.httpCredentials);
    this.#wasGreeted =
      options.keepWelcome === true || options.profileDir !== undefined || options.byPolicy !== undefined;
  }

  get profileDir(): string {
    return this.#profile.dir;
  }

  async start(): Promise<void> {
    const context = await startContext(this.#options, this.profileDir);
    this.#context = context;
    this.#silentPage = undefined;
    const browser = context.browser();
    if (!browser) throw new Error('Playwright gave no browser for the persistent context');
    this.#cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await this.#cdp.send('SystemInfo.getProcessInfo');
    this.#pid = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
    this.#listen(context);
    // Before its worker has started once, the extension's pages may not be there.
    await until('the extension is installed', () => context.serviceWorkers().length > 0);
    await this.#closeWelcome(context);
    if (this.#options.privateWindows) await allowInIncognito(context, new URL(this.#origin).hostname);
  }

  /** As a person would who has read it. */
  async #closeWelcome(context: BrowserContext): Promise<void> {
    if (this.#wasGreeted || !hasWelcome(this.#options.extensionDir)) return;
    this.#wasGreeted = true;
    const isWelcome = (page: Page) => page.url() === `${this.#origin}/welcome.html`;
    const page = await until('the welcome page', () => context.pages().find(isWelcome));
    await page.close();
  }

  #listen(context: BrowserContext): void {
    const isOurs = (url?: string) => url?.startsWith(this.#origin);
    context.on('console', (message) => {
      const from = [message.location().url, message.page()?.url(), message.worker()?.url()];
      if (from.some(isOurs)) this.#lines.push(message.text());
    });
    if (this.#options.keepsAskingTabs) context.on('dialog', (dialog) => dialog.dismiss());
    context.on('weberror', (error) => {
      if (isOurs(error.page()?.url())) this.#lines.push(String(error.error()));
    });
  }

  async openTab(url?: string): Promise<ChromiumTab> {
    const tab = new ChromiumTab(await this.#context.newPage(), this.#credentialsFor);
    if (url) await tab.goto(url);
    return tab;
  }

  extensionPage(path: string): Promise<ChromiumTab> {
    return this.openTab(this.#origin + path);
  }

  async tabAt(urlStart: string): Promise<ChromiumTab> {
    const find = () => this.#context.pages().find((page) => page.url().startsWith(urlStart));
    return new ChromiumTab(await until(`a tab at ${urlStart}`, find), this.#credentialsFor);
  }

  async evaluateInExtension<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return evaluateIn(await this.#silent(), fn, args);
  }

  async evaluateInWorker<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const worker = await until('the worker', () => this.#context.serviceWorkers()[0]);
    return evaluateIn(worker, fn, args);
  }

  async #silent(): Promise<Page> {
    if (!this.#silentPage || this.#silentPage.isClosed()) this.#silentPage = await this.#openSilentPage();
    return this.#silentPage;
  }

  /** Behind the present tab: the extension asks which tab is in front. */
  async #openSilentPage(): Promise<Page> {
    const url = this.#origin + SILENT_PAGE;
    await this.#cdp.send('Target.createTarget', { url, background: true });
    // A tab in the background is the last thing that a busy machine gets to.
    return until('the silent page', () => this.#context.pages().find((page) => page.url() === url), 60_000);
  }

  cookies(): Promise<ExtCookie[]> {
    return this.evaluateInExtension(readAllCookies, false);
  }

  /** Asked of the browser itself: a page that still listens wakes the worker at once, under the same target id. */
  async killBackground(): Promise<void> {
    const cdp = await this.#context.newCDPSession(await this.#silent());
    const stopped = new Promise<void>((resolve) => {
      cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
      });
    });
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await cdp.detach();
  }

  async killBrowser(): Promise<void> {
    if (!isAlive(this.#pid)) return;
    const closed = new Promise((resolve) => this.#context.once('close', resolve));
    process.kill(this.#pid, 'SIGKILL');
    await Promise.all([closed, waitForEnd(this.#pid)]);
  }

  untilEnded(): Promise<void> {
    return new Promise((resolve) => this.#context.once('close', () => resolve()));
  }

  async #end(): Promise<void> {
    if (!isAlive(this.#pid)) return;
    await this.#context.close();
    await waitForEnd(this.#pid);
  }

  async relaunch(): Promise<void> {
    await this.#end();
    await this.start();
  }

  async startAfresh(): Promise<void> {
    await this.evaluateInExtension(forgetEverything, false);
    this.#lines.length = 0;
    this.#wasGreeted = false;
    await this.#closeWelcome(this.#context);
  }

  consoleLines(): string[] {
    return [...this.#lines];
  }

  async close(): Promise<void> {
    try {
      await this.#end();
    } finally {
      this.#profile.remove();
    }
  }
}

/** Chromium with the extension loaded unpacked: `onInstalled` at every start, `onStartup` never (platform.md 0). */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const driver = new ChromiumDriver(options);
  try {
    await driver.start();
    return driver;
  } catch (error) {
    await driver.close();
    throw error;
  }
}
