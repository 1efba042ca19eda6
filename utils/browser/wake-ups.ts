import browser from './api';

/** Keeps long work alive and brings it back: a running fetch alone does not (platform.md C). */
export interface WakeUps {
  /** Wakes the background every `minutes` until `stop`. What was asked for already, by an earlier life too, goes on as it is. */
  every(name: string, minutes: number): Promise<void>;
  /** Wakes the background once, at a time in milliseconds since the epoch; at once when it is over. */
  at(name: string, atMs: number): Promise<void>;
  stop(name: string): Promise<void>;
  onWake(listener: (name: string) => void): void;
  /** Holds the background awake while `work` runs, by calling the API now and then. */
  awakeWhile<T>(work: () => Promise<T>): Promise<T>;
}

/** Both browsers stop the background after 30 s without an API call. */
const TOUCH_MS = 15_000;

export const wakeUps: WakeUps = {
  async every(name, minutes) {
    // One that is made again counts from now: it would never ring where the background is woken more often than that.
    const known = await browser.alarms.get(name);
    if (known?.periodInMinutes !== minutes) await browser.alarms.create(name, { periodInMinutes: minutes });
  },
  at: async (name, atMs) => browser.alarms.create(name, { when: atMs }),
  async stop(name) {
    await browser.alarms.clear(name);
  },
  onWake(listener) {
    browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
  },
  async awakeWhile(work) {
    const timer = setInterval(() => void browser.runtime.getPlatformInfo(), TOUCH_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  },
};
