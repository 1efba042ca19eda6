import type { BidiClient } from './bidi-client.ts';
import { evaluateIn } from './bidi-evaluate.ts';
import { until } from './until.ts';

interface NavigationEvent {
  context: string;
  navigation: string | null;
  /** Firefox leaves it out now and then: seen once in two hundred navigations. */
  url?: string;
}

const STARTED = 'browsingContext.navigationStarted';
/** Firefox 153 knows no `navigationAborted`; what it aborts it reports as failed. */
const OVER = [
  'browsingContext.navigationCommitted',
  'browsingContext.domContentLoaded',
  'browsingContext.fragmentNavigated',
  'browsingContext.navigationFailed',
  'browsingContext.downloadWillBegin',
];

/**
 * Knows which tabs of Firefox are on their way to another page. A press that sends a form is over when the next page is
 * there, as Playwright has it in Chromium: otherwise the next press would meet the button of the old page.
 */
export class NavigationWatch {
  readonly #client: BidiClient;
  /** The newest navigation of each tab that is not over; a newer one takes the place of an older one. */
  readonly #underWay = new Map<string, string | null>();
  /** Told once when the tab begins to go elsewhere. */
  readonly #onStart = new Map<string, () => void>();

  private constructor(client: BidiClient) {
    this.#client = client;
  }

  static async start(client: BidiClient): Promise<NavigationWatch> {
    const watch = new NavigationWatch(client);
    client.on<NavigationEvent>(STARTED, ({ context, navigation, url }) => {
      watch.#onStart.get(context)?.();
      // Pages of an extension never report their load event over BiDi (platform.md section 0).
      if (url?.startsWith('http')) watch.#underWay.set(context, navigation);
    });
    for (const event of OVER) {
      client.on<NavigationEvent>(event, ({ context, navigation }) => {
        if (watch.#underWay.get(context) === navigation) watch.#underWay.delete(context);
      });
    }
    await client.send('session.subscribe', { events: [STARTED, ...OVER] });
    return watch;
  }

  /** After an action: lets the page start what the action set off, then waits for the page to which that leads. */
  async settle(context: string): Promise<void> {
    await this.#letPageAct(context);
    await until('the next page is there', () => !this.#underWay.has(context));
  }

  /** A page that is being left may be kept frozen for the way back: what it was asked is then never answered. */
  async #letPageAct(context: string): Promise<void> {
    if (this.#underWay.has(context)) return;
    const oneTurn = () => new Promise<void>((resolve) => setTimeout(resolve));
    const isLeft = new Promise<void>((resolve) => this.#onStart.set(context, resolve));
    try {
      await Promise.race([isLeft, evaluateIn(this.#client, context, oneTurn, [])]);
    } catch {
      // The page went away under the question, or its tab was closed: the action has had its effect.
    } finally {
      this.#onStart.delete(context);
    }
  }
}
