import type { Locator, Page } from '@playwright/test';
import type { ColorScheme, Credentials, ElementOptions, ScreenshotOptions, Tab, WaitOptions } from './driver.ts';
import { signInRefused, withCredentials } from './http-sign-in.ts';
import { fromJson, jsonCall } from './json-call.ts';
import { DEFAULT_TIMEOUT_MS, until } from './until.ts';

const timeout = ({ timeoutMs }: { timeoutMs?: number }) => ({ timeout: timeoutMs ?? DEFAULT_TIMEOUT_MS });

/** Calls a function in a page or worker and brings its answer back as JSON. */
export async function evaluateIn<A extends unknown[], R>(
  page: { evaluate(source: string): Promise<unknown> },
  fn: (...args: A) => R | Promise<R>,
  args: A,
): Promise<R> {
  return fromJson<R>(await page.evaluate(jsonCall(String(fn), args)));
}

/** A tab of Chromium, driven by Playwright. */
export class ChromiumTab implements Tab {
  readonly page: Page;
  readonly #credentialsFor: (url: string) => Credentials | undefined;

  constructor(page: Page, credentialsFor: (url: string) => Credentials | undefined) {
    this.page = page;
    this.#credentialsFor = credentialsFor;
  }

  #locate(css: string, nth = 0): Locator {
    return this.page.locator(css).nth(nth);
  }

  async goto(url: string, options: { credentials?: Credentials; timeoutMs?: number } = {}): Promise<void> {
    const credentials = options.credentials ?? this.#credentialsFor(url);
    // First with the credentials in the address, then without, so that the page's own address is the plain one.
    if (credentials) await this.#navigate(withCredentials(url, credentials), options);
    await this.#navigate(url, options);
  }

  async #navigate(url: string, options: { timeoutMs?: number }): Promise<void> {
    try {
      await this.page.goto(url, timeout(options));
    } catch (cause) {
      if (!String(cause).includes('ERR_INVALID_AUTH_CREDENTIALS')) throw cause;
      // Chromium goes on to its own error page, which would interrupt the next navigation.
      await this.waitForFunction(() => location.protocol === 'chrome-error:');
      throw signInRefused(url, cause);
    }
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  async reload(): Promise<void> {
    await this.page.reload(timeout({}));
  }

  async click(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).click({ ...timeout(options), force: options.force ?? false });
  }

  async fill(css: string, value: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).fill(value, { ...timeout(options), force: options.force ?? false });
  }

  async check(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).check({ ...timeout(options), force: options.force ?? false });
  }

  async select(css: string, value: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).selectOption(value, timeout(options));
  }

  async hover(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).hover({ ...timeout(options), force: options.force ?? false });
  }

  async focus(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#locate(css, options.nth).focus(timeout(options));
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async text(css: string, options: ElementOptions = {}): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is asked, so hidden parts must not count
    return (await this.#locate(css, options.nth).innerText(timeout(options))).trim();
  }

  async attribute(css: string, name: string, options: ElementOptions = {}): Promise<string | null> {
    return this.#locate(css, options.nth).getAttribute(name, timeout(options));
  }

  async count(css: string): Promise<number> {
    return this.page.locator(css).count();
  }

  async evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return evaluateIn(this.page, fn, args);
  }

  async waitFor(css: string, { state = 'visible', timeoutMs, nth }: WaitOptions = {}): Promise<void> {
    await this.#locate(css, nth).waitFor({
      state: state === 'gone' ? 'hidden' : state,
      timeout: timeoutMs ?? DEFAULT_TIMEOUT_MS,
    });
  }

  /** Not Playwright's own: that one evaluates in a timer, which the extension's content security policy forbids. */
  async waitForFunction<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return until(`${fn} in ${this.page.url()}`, () => evaluateIn(this.page, fn, args));
  }

  async screenshot(path: string, { width, height }: ScreenshotOptions = {}): Promise<void> {
    const size = this.page.viewportSize() ?? { width: 1280, height: 720 };
    if (width ?? height) {
      await this.page.setViewportSize({ width: width ?? size.width, height: height ?? size.height });
    }
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async setColorScheme(colorScheme: ColorScheme): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
