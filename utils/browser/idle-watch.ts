import browser from './api';

export type Presence = 'active' | 'idle' | 'locked';

/** Whether somebody uses this computer, whatever program is in front. */
export interface IdleWatch {
  /** Whether the browser tells that the screen is locked: Chromium does, Firefox does not (platform.md B5). */
  tellsLock: boolean;
  /** After how many seconds without input `idle` is told. Forgotten whenever the background ends. */
  setInterval(seconds: number): void;
  now(seconds: number): Promise<Presence>;
  onChange(listener: (presence: Presence) => void): void;
}

/** Shorter ones are refused by both browsers. */
const LEAST_SECONDS = 15;

export const idleWatch: IdleWatch = {
  tellsLock: !import.meta.env.FIREFOX,
  setInterval: (seconds) => browser.idle.setDetectionInterval(Math.max(LEAST_SECONDS, seconds)),
  now: (seconds) => browser.idle.queryState(Math.max(LEAST_SECONDS, seconds)),
  onChange: (listener) => browser.idle.onStateChanged.addListener(listener),
};
