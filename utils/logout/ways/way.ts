import type { SiteAnswer } from '../../browser/site-requests';
import type { Ending } from '../ending';
import type { Reason, Way } from '../outcome';

/** What came of trying one way. `pressed` says that the site was told, not that it obeyed. */
export type WayResult = { pressed: true } | { pressed: false; reason: Extract<Reason, 'no-way' | 'offline'> };

export const PRESSED: WayResult = { pressed: true };
export const NO_WAY: WayResult = { pressed: false, reason: 'no-way' };
export const OFFLINE: WayResult = { pressed: false, reason: 'offline' };

/**
 * What an answer to a press says. A refusal is no press, unless the site had passed it on: then the press was taken, and
 * only the page that came after it is broken or closed to strangers.
 */
export function resultOf(answer: SiteAnswer, url: string): WayResult {
  if (!answer.ok) return OFFLINE;
  return answer.status < 400 || answer.address !== new URL(url).href.replace(/#.*$/, '') ? PRESSED : NO_WAY;
}

/** One manner of logging out. It presses; whether it worked is judged by whoever called it. */
export interface WayOfLogout {
  name: Way;
  /** How long the effect may take to show: scripts need a moment, an answered request none. */
  settles: 'at-once' | 'soon';
  /** Presses to try, best first; the next is tried when one had no effect. */
  attempts(ending: Ending): Promise<(() => Promise<WayResult>)[]>;
}
