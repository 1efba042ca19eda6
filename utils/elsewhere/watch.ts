import type { Clock } from '../browser/clock';
import type { PageWatch } from '../browser/page-watch';
import type { SiteTab, TabList } from '../browser/tab-list';
import type { ElsewhereReading } from '../page/elsewhere-reading';
import { createProgress } from './progress';
import { isOn, type StepId } from './steps';

export interface WatchInput {
  tabs: Pick<TabList, 'all' | 'present'>;
  pages: PageWatch;
  clock: Clock;
  domains: string[];
  /** The page the person works in, as it is now; null while there is none of this site. */
  onReading(reading: ElsewhereReading | null, tab: SiteTab | null): void;
  onDone(steps: StepId[]): void;
  onFailure(error: unknown): void;
}

export interface Watch {
  stop(): void;
  /** Presses the control with these words in the page that is being watched. False when nothing was pressed. */
  press(label: string): Promise<boolean>;
}

const BETWEEN_READINGS_MS = 700;
/** Firefox never answers for a page that is left in the middle of a reading: the next look must not wait for that. */
const READING_MS = 2_500;

/** In front if it is the site's; else the one that was watched; else the newest. */
async function chooseTab({ tabs, domains }: WatchInput, watched: SiteTab | null): Promise<SiteTab | null> {
  const own = (await tabs.all()).filter(({ url }) => isOn(url, domains));
  const present = await tabs.present();
  const wanted = present && own.some(({ id }) => id === present.id) ? present.id : watched?.id;
  return own.find(({ id }) => id === wanted) ?? own.at(-1) ?? null;
}

/**
 * Reads the site's page that the person works in, again and again, until it is stopped. Nothing is pressed without being
 * told to, nothing is kept, and nothing runs in the page before or after.
 */
export function startWatch(input: WatchInput): Watch {
  const progress = createProgress();
  let isStopped = false;
  let watched: SiteTab | null = null;
  /** Tabs in which this watch waits to hear something. An earlier panel may wait in the same page, for itself. */
  const listening = new Set<number>();

  /** Some browsers never answer for a page that was left; the next page says itself that nobody listens there. */
  function listen(tabId: number): void {
    listening.add(tabId);
    void input.pages.untilHeard(tabId).then((heard) => {
      listening.delete(tabId);
      if (heard === 'sent') progress.submitted(tabId);
      if (heard === 'pressed') progress.pressed(tabId);
    }, input.onFailure);
  }

  const inTime = <T>(answer: Promise<T>): Promise<T | null> =>
    Promise.race([answer, new Promise<null>((resolve) => input.clock.after(READING_MS, () => resolve(null)))]);

  async function look(): Promise<void> {
    watched = await chooseTab(input, watched);
    const read = watched && (await inTime(input.pages.read(watched.id)));
    if (isStopped) return;
    // Since it was chosen, the tab may have gone to another site.
    const reading = read && isOn(read.address, input.domains) ? read : null;
    // While the next page is on its way, what is still shown says nothing.
    if (watched?.isComplete && reading) {
      if (!reading.isListening || !listening.has(watched.id)) listen(watched.id);
      const done = progress.observe(reading, watched.id);
      if (done.length > 0) input.onDone(done);
    }
    input.onReading(reading && believable(reading), watched);
  }

  /** What is shown is what is believed: pages fill their lists little by little. */
  const believable = (reading: ElsewhereReading): ElsewhereReading =>
    reading.sessionCount === null ? reading : { ...reading, sessionCount: progress.sessionCount(reading.address) };

  function again(): void {
    if (!isStopped) input.clock.after(BETWEEN_READINGS_MS, () => void look().catch(input.onFailure).then(again));
  }

  void look().catch(input.onFailure).then(again);
  return {
    stop() {
      isStopped = true;
    },
    async press(label) {
      const tab = watched;
      const isPressed = tab !== null && (await input.pages.press(tab.id, label, { sites: input.domains }));
      if (isPressed) progress.pressed(tab.id);
      return isPressed;
    },
  };
}
