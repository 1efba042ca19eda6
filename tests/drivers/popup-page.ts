// What the popup says, by the contract for automation (data-site, data-state, data-phase, …).
import { setTimeout as delay } from 'node:timers/promises';
import type { Tab } from './driver.ts';

/** One session as the popup shows it. */
export interface PopupSession {
  site: string;
  state: string | null;
  account: string | null;
  preference: string | null;
  stage: string | null;
  outcome: string | null;
  way: string | null;
  reason: string | null;
}

/** Everything the popup shows. */
export interface PopupState {
  phase: string | null;
  /** Number of open sessions; null while nothing is known. */
  open: number | null;
  sessions: PopupSession[];
}

const BETWEEN_LOOKS_MS = 50;
const CONFIRM_TIMEOUT_MS = 10_000;

/** Reads the popup as it is now. */
export const readPopup = (popup: Tab): Promise<PopupState> => popup.evaluate(readPopupInPage);

/** The row of a site, if there is one. */
export const sessionAt = ({ sessions }: PopupState, site: string): PopupSession | undefined =>
  sessions.find((session) => session.site === site);

/** Looks until the popup is as wanted; null when it was not within the time (milliseconds). */
export async function waitForPopup(
  popup: Tab,
  isWanted: (state: PopupState) => boolean,
  timeoutMs: number,
): Promise<PopupState | null> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const state = await readPopup(popup);
    if (isWanted(state)) return state;
    if (Date.now() > deadline) return null;
    await delay(BETWEEN_LOOKS_MS);
  }
}

/** Presses *Log out of everything* and confirms; gives the time (milliseconds) at which it was confirmed. */
export async function pressLogOutAll(popup: Tab): Promise<number> {
  await popup.click('[data-action=log-out-all]', { timeoutMs: CONFIRM_TIMEOUT_MS });
  await popup.waitFor('[data-action=confirm]', { timeoutMs: CONFIRM_TIMEOUT_MS });
  await popup.evaluate(notePress);
  await popup.click('[data-action=confirm]', { timeoutMs: CONFIRM_TIMEOUT_MS });
  // A driver may wait long before it clicks in a tab behind another; what counts is when the page was pressed.
  return popup.evaluate(() => Number(document.documentElement.dataset.pressedMs));
}

function readPopupInPage(): PopupState {
  const word = (element: Element, name: string) => element.getAttribute(`data-${name}`) || null;
  const root = document.querySelector('[data-phase]');
  const open = root?.getAttribute('data-open') ?? null;
  return {
    phase: root?.getAttribute('data-phase') ?? null,
    open: open === null ? null : Number(open),
    sessions: [...document.querySelectorAll('[data-site]')].map((row) => ({
      site: row.getAttribute('data-site') ?? '',
      state: word(row, 'state'),
      account: word(row, 'account'),
      preference: word(row, 'preference'),
      stage: word(row, 'stage'),
      outcome: word(row, 'outcome'),
      way: word(row, 'way'),
      reason: word(row, 'reason'),
    })),
  };
}

function notePress(): void {
  const note = () => {
    document.documentElement.dataset.pressedMs = String(Date.now());
  };
  document.addEventListener('click', note, { capture: true, once: true });
}
