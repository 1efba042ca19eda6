// What the panel for sessions on other devices says, by the contract for automation.
import type { Driver, Tab } from './driver.ts';

/** One step as the panel shows it. */
export interface PanelStep {
  step: string;
  done: string | null;
  target: string | null;
}

export interface PanelState {
  phase: string | null;
  site: string | null;
  /** How many sessions the watched page lists; null where it lists none. */
  sessions: string | null;
  isWatching: boolean;
  steps: PanelStep[];
}

/** Reads the panel as it is now. */
export const readPanel = (panel: Tab): Promise<PanelState> =>
  panel.evaluate(() => {
    const root = document.querySelector('.elsewhere');
    const watching = document.querySelector('[data-watching]');
    return {
      phase: root?.getAttribute('data-phase') ?? null,
      site: root?.getAttribute('data-site') ?? null,
      sessions: watching?.getAttribute('data-sessions') ?? null,
      isWatching: watching?.getAttribute('data-watching') === 'yes',
      steps: [...document.querySelectorAll('[data-step]')].map((step) => ({
        step: step.getAttribute('data-step') ?? '',
        done: step.getAttribute('data-done'),
        target: step.getAttribute('data-target'),
      })),
    };
  });

/** Steps that are done, by whose word. */
export const doneSteps = ({ steps }: PanelState): Record<string, string> =>
  Object.fromEntries(steps.flatMap(({ step, done }) => (done ? [[step, done]] : [])));

export const openPanelFor = (driver: Driver, site: string): Promise<Tab> =>
  driver.extensionPage(`/elsewhere.html?site=${site}`);
