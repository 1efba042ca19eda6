import type { BidiClient } from './bidi-client.ts';
import { evaluateIn, evaluateInParent } from './bidi-evaluate.ts';
import { expectClick, isClickMissed } from './click-heard.ts';
import type { ColorScheme, Credentials, ElementOptions, ScreenshotOptions, Tab, WaitOptions } from './driver.ts';
import { setColorScheme, takePicture } from './firefox-picture.ts';
import { signInRefused, withCredentials } from './http-sign-in.ts';
import { pressActions, typeActions } from './keys.ts';
import type { NavigationWatch } from './navigation-watch.ts';
import { ASK_ELEMENT, type ElementState, type Question } from './page-elements.ts';
import { until } from './until.ts';

type CredentialsFor = (url: string) => Credentials | undefined;

const MOST_CLICKS = 3;
const FOCUS_MS = 2_000;

/** In the browser's own window: the focus goes from its bars into the page. */
function focusPage(): void {
  const { Services } = globalThis as unknown as {
    Services: {
      wm: { getMostRecentWindow(type: string): { gBrowser: { selectedBrowser: { focus(): void } } } | null };
    };
  };
  Services.wm.getMostRecentWindow('navigator:browser')?.gBrowser.selectedBrowser.focus();
}

/** A tab of Firefox, driven over BiDi. */
export class FirefoxTab implements Tab {
  readonly context: string;
  readonly #client: BidiClient;
  readonly #credentialsFor: CredentialsFor;
  readonly #navigations: NavigationWatch;
  #wasRefused = false;

  constructor(client: BidiClient, context: string, credentialsFor: CredentialsFor, navigations: NavigationWatch) {
    this.#client = client;
    this.context = context;
    this.#credentialsFor = credentialsFor;
    this.#navigations = navigations;
  }

  /** The driver tells that this tab's own address asked for a sign-in that nobody answered. */
  noteRefusal(): void {
    this.#wasRefused = true;
  }

  async goto(url: string, options: { credentials?: Credentials; timeoutMs?: number } = {}): Promise<void> {
    const credentials = options.credentials ?? this.#credentialsFor(url);
    // First with the credentials in the address, then without, so that the page's own address is the plain one.
    if (credentials) await this.#navigate(withCredentials(url, credentials), options.timeoutMs);
    await this.#navigate(url, options.timeoutMs);
  }

  async #navigate(url: string, timeoutMs = 45_000): Promise<void> {
    // Pages of an extension never report their load event over BiDi (platform.md section 0), so they are asked.
    if (!url.startsWith('moz-extension:')) {
      this.#wasRefused = false;
      const loaded = this.#client.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
      await this.#inTime(loaded, `${url} is loaded`, timeoutMs);
      if (this.#wasRefused) throw signInRefused(url);
      return;
    }
    await this.#client.send('browsingContext.navigate', { context: this.context, url, wait: 'none' });
    await this.#waitForExtensionPage(url, timeoutMs);
  }

  async #waitForExtensionPage(url: string, timeoutMs?: number): Promise<void> {
    const isThere = (wanted: string) => location.href === wanted && document.readyState === 'complete';
    await until(`${url} is loaded`, () => this.evaluate(isThere, url), timeoutMs);
  }

  async #inTime(done: Promise<unknown>, what: string, timeoutMs: number): Promise<void> {
    let state: 'running' | 'done' | { error: unknown } = 'running';
    done.then(
      () => {
        state = 'done';
      },
      (error) => {
        state = { error };
      },
    );
    await until(what, () => state !== 'running', timeoutMs);
    await done;
  }

  async url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  async reload(): Promise<void> {
    const url = await this.url();
    if (!url.startsWith('moz-extension:')) {
      const loaded = this.#client.send('browsingContext.reload', { context: this.context, wait: 'complete' });
      return this.#inTime(loaded, `${url} is loaded again`, 45_000);
    }
    await this.evaluate(() => {
      document.documentElement.dataset.isOld = 'true';
    });
    await this.#client.send('browsingContext.reload', { context: this.context, wait: 'none' });
    await this.waitForFunction(() => !document.documentElement.dataset.isOld && document.readyState === 'complete');
  }

  #ask<R>(css: string, nth: number, question: Question): Promise<R | null> {
    return evaluateIn<unknown[], R | null>(this.#client, this.context, ASK_ELEMENT, [css, nth, question]);
  }

  /** Waits until the element is there and gives an answer. */
  #askWhenThere<R>(css: string, { nth = 0, timeoutMs }: ElementOptions, question: Question): Promise<R> {
    return until(`${question.ask} of ${css}`, () => this.#ask<R>(css, nth, question), timeoutMs) as Promise<R>;
  }

  /** Where to press: as soon as the element is visible, enabled, reached by a press there, and does not move. */
  async #placeOf(css: string, { nth = 0, timeoutMs, force }: ElementOptions): Promise<ElementState> {
    let last: ElementState | null = null;
    const isReady = (now: ElementState) =>
      force || (now.isVisible && now.isEnabled && now.isHit && now.x === last?.x && now.y === last?.y);
    return until(
      `${css} can be used`,
      async () => {
        const now = await this.#ask<ElementState>(css, nth, { ask: 'state' });
        const ready = now && isReady(now) ? now : null;
        last = now;
        return ready;
      },
      timeoutMs,
    ) as Promise<ElementState>;
  }

  async #perform(source: object): Promise<void> {
    await this.#client.send('input.performActions', { context: this.context, actions: [source] });
  }

  async #pointer(css: string, options: ElementOptions, buttons: object[]): Promise<void> {
    await this.#activate();
    const { x, y } = await this.#placeOf(css, options);
    const actions = [{ type: 'pointerMove', x, y, origin: 'viewport' }, ...buttons];
    await this.#perform({ type: 'pointer', id: 'mouse', actions });
  }

  async #activate(): Promise<void> {
    await this.#client.send('browsingContext.activate', { context: this.context });
  }

  async click(css: string, options: ElementOptions = {}): Promise<void> {
    const isOurs = (await this.url()).startsWith('moz-extension:') && !options.force;
    for (let turn = 1; turn <= MOST_CLICKS; turn++) {
      if (isOurs) await this.evaluate(expectClick, css);
      await this.#pointer(css, options, [
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
      await this.#navigations.settle(this.context);
      // A page that is gone was closed by the click.
      if (!isOurs || !(await this.evaluate(isClickMissed).catch(() => false))) return;
    }
    throw new Error(`${css} was pressed ${MOST_CLICKS} times, and the click never came to it`);
  }

  async hover(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#pointer(css, options, []);
  }

  async focus(css: string, options: ElementOptions = {}): Promise<void> {
    await this.#activate();
    await this.#askWhenThere(css, options, { ask: 'focus' });
  }

  async fill(css: string, value: string, options: ElementOptions = {}): Promise<void> {
    await this.#activate();
    if (!options.force) await this.waitFor(css, options);
    const { value: old } = await this.#askWhenThere<{ value: string }>(css, options, { ask: 'focus' });
    const actions = value !== '' ? typeActions(value) : old === '' ? [] : pressActions('Delete');
    if (actions.length > 0) await this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  async check(css: string, options: ElementOptions = {}): Promise<void> {
    const asked: Question = { ask: 'isChecked' };
    if ((await this.#askWhenThere<{ isChecked: boolean }>(css, options, asked)).isChecked) return;
    await this.click(css, options);
    await until(`${css} is checked`, async () => {
      return (await this.#ask<{ isChecked: boolean }>(css, options.nth ?? 0, asked))?.isChecked;
    });
  }

  async select(css: string, value: string, options: ElementOptions = {}): Promise<void> {
    await this.#askWhenThere(css, options, { ask: 'select', value });
  }

  async type(text: string): Promise<void> {
    await this.#perform({ type: 'key', id: 'keyboard', actions: typeActions(text) });
  }

  /**
   * A key presses nothing in a document without the focus, which Firefox may have put into its own bar when other tabs
   * were closed: to put a tab in front that is there already does not bring it back.
   */
  async #takeFocus(): Promise<void> {
    const hasFocus = () => this.evaluate(() => document.hasFocus());
    if (await hasFocus().catch(() => false)) return;
    await this.#activate();
    await evaluateInParent(this.#client, focusPage);
    // Without a window manager no window has it, and keys reach the page all the same.
    await until('the page has the focus', hasFocus, FOCUS_MS).catch(() => undefined);
  }

  async press(key: string): Promise<void> {
    await this.#takeFocus();
    await this.#perform({ type: 'key', id: 'keyboard', actions: pressActions(key) });
  }

  async text(css: string, options: ElementOptions = {}): Promise<string> {
    return (await this.#askWhenThere<{ text: string }>(css, options, { ask: 'text' })).text.trim();
  }

  async attribute(css: string, name: string, options: ElementOptions = {}): Promise<string | null> {
    return (await this.#askWhenThere<{ value: string | null }>(css, options, { ask: 'attribute', name })).value;
  }

  async count(css: string): Promise<number> {
    return (await this.#ask<{ count: number }>(css, 0, { ask: 'count' }))?.count ?? 0;
  }

  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return evaluateIn(this.#client, this.context, fn, args);
  }

  async waitFor(css: string, { state = 'visible', timeoutMs, nth = 0 }: WaitOptions = {}): Promise<void> {
    const isReached = async () => {
      const now = await this.#ask<ElementState>(css, nth, { ask: 'state' });
      if (state === 'gone') return !now?.isVisible;
      return state === 'attached' ? now !== null : now?.isVisible;
    };
    await until(`${css} is ${state}`, isReached, timeoutMs);
  }

  async waitForFunction<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return until(String(fn), () => this.evaluate(fn, ...args));
  }

  async screenshot(path: string, options: ScreenshotOptions = {}): Promise<void> {
    await takePicture(this.#client, this, path, options);
  }

  setColorScheme = (scheme: ColorScheme): Promise<void> => setColorScheme(this.#client, this, scheme);

  async close(): Promise<void> {
    await this.#client.send('browsingContext.close', { context: this.context });
  }
}
