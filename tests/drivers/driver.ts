import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export { runSteps, type Step, type StepVariables } from './run-steps.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A cookie as the extension API gives it, in whichever store or partition it lies. */
export interface ExtCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  storeId: string;
  secure: boolean;
  httpOnly: boolean;
  hostOnly: boolean;
  session: boolean;
  sameSite: string;
  /** Seconds since the epoch; absent for a session cookie. */
  expirationDate?: number;
  partitionKey?: { topLevelSite?: string; hasCrossSiteAncestor?: boolean } | null;
}

export interface Credentials {
  username: string;
  password: string;
}

/** What an element must be like before it is used. Times in milliseconds. */
export interface ElementOptions {
  timeoutMs?: number;
  /** Index among the matching elements; the first one otherwise. */
  nth?: number;
  /** Act even when the element is hidden or covered. */
  force?: boolean;
}

export interface WaitOptions {
  /** `gone` is: not there or not visible. */
  state?: 'visible' | 'attached' | 'gone';
  timeoutMs?: number;
  nth?: number;
}

export interface ScreenshotOptions {
  /** Size of the viewport in CSS pixels; it stays so afterwards. */
  width?: number;
  height?: number;
}

export type ColorScheme = 'light' | 'dark';

/**
 * One tab. Selectors are CSS, plus `:has-text('x')`, `:text('x')` and comma lists. Every action waits for its element
 * and throws when the time limit (20 s unless told) is over. What `evaluate` returns must be JSON.
 */
export interface Tab {
  /**
   * Waits for the load event. Credentials answer HTTP sign-in once, as a person would. Throws `HTTP sign-in refused`
   * where the site asks and the browser knows no answer; where the tab is then differs between the browsers.
   */
  goto(url: string, options?: { credentials?: Credentials; timeoutMs?: number }): Promise<void>;
  url(): Promise<string>;
  reload(): Promise<void>;
  click(css: string, options?: ElementOptions): Promise<void>;
  /** Replaces the value, with trusted input events. */
  fill(css: string, value: string, options?: ElementOptions): Promise<void>;
  check(css: string, options?: ElementOptions): Promise<void>;
  select(css: string, value: string, options?: ElementOptions): Promise<void>;
  hover(css: string, options?: ElementOptions): Promise<void>;
  focus(css: string, options?: ElementOptions): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** A key name as in KeyboardEvent.key, with modifiers as `Control+a`. */
  press(key: string): Promise<void>;
  text(css: string, options?: ElementOptions): Promise<string>;
  attribute(css: string, name: string, options?: ElementOptions): Promise<string | null>;
  /** How many elements match now. */
  count(css: string): Promise<number>;
  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  waitFor(css: string, options?: WaitOptions): Promise<void>;
  /** Asks until the answer is truthy, across navigations, at most 20 s; returns that answer. */
  waitForFunction<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  screenshot(path: string, options?: ScreenshotOptions): Promise<void>;
  /** What its pages are told that the person prefers; in Firefox, the pages of all tabs. */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly name: BrowserName;
  readonly profileDir: string;
  openTab(url?: string): Promise<Tab>;
  /** An extension page, such as `/popup.html`, in a tab. */
  extensionPage(path: string): Promise<Tab>;
  /** A tab that a page or the extension has opened, as soon as its address begins so. */
  tabAt(urlStart: string): Promise<Tab>;
  /** Runs in a page of the extension that itself says nothing to the background; use `browser` or `chrome` there. */
  evaluateInExtension<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Firefox only: runs in the browser's own privileged scope. */
  evaluateInBrowser?<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Chromium only: runs in the extension's worker, which has to be awake. */
  evaluateInWorker?<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Of all stores and partitions, by the extension API. Private windows only where the extension is allowed in them. */
  cookies(): Promise<ExtCookie[]>;
  /** Stops the worker or event page as the browser itself does when it is idle. */
  killBackground(): Promise<void>;
  /** As when the power fails: nothing is written any more. */
  killBrowser(): Promise<void>;
  /** Starts again with the same profile, after a graceful end where the browser still runs. */
  relaunch(): Promise<void>;
  /** As directly after the installation, with all data of sites gone too: for the next test, in a third of the time of a start. */
  startAfresh(): Promise<void>;
  /** Resolves when the browser has ended, by whomever. */
  untilEnded(): Promise<void>;
  /** Console of the background and of extension pages, best effort. */
  consoleLines(): string[];
  close(): Promise<void>;
}

export interface LaunchOptions {
  extensionDir: string;
  /** Local servers to which every host at port 80 and 443 leads. */
  hosts?: { httpPort: number; httpsPort: number; spki: string; caPath?: string };
  /** False for applications that carry their port: nothing is mapped, every certificate is accepted. */
  mapAllHosts?: boolean;
  /** More names that lead to 127.0.0.1, with the port that the address carries. */
  extraHosts?: string[];
  /** Kept at the end; otherwise a temporary one is made and removed. */
  profileDir?: string;
  /** True unless told otherwise. */
  headless?: boolean;
  /** Firefox without a window draws thirty pictures a second, for drawing costs much of a test; where drawing is measured, all. */
  everyPicture?: boolean;
  env?: Record<string, string>;
  chromiumArgs?: string[];
  firefoxPrefs?: Record<string, string | number | boolean>;
  /** Firefox only: install for good, so that the add-on starts with the browser (`onStartup`), with all hosts granted. */
  permanentInstall?: boolean;
  /** Installed by the policies of a machine (policy-machine.ts) instead; `extensionDir` says what is in it. */
  byPolicy?: { program: string; chromiumId: string };
  /** Leave the welcome page open, and do not wait for it; otherwise it is closed at the first start of a new profile. */
  keepWelcome?: boolean;
  /** The extension may be in private windows, as if the person had allowed it. */
  privateWindows?: boolean;
  /** A tab that asks whether it may be left is kept, as by a person who says *Stay*; otherwise every such question gets a yes. */
  keepsAskingTabs?: boolean;
  /** Answers HTTP sign-in at the first visit of this origin; see also `Tab.goto`. */
  httpCredentials?: Credentials & { origin: string };
}

/** Starts a browser with the extension; throws a plain sentence where the browser is missing. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
