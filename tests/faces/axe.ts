import axe from 'axe-core';
import type { Tab } from '../drivers/driver.ts';

interface Found {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/** Brings axe into the page as the browser's debugger does it, so that a page's own rules for scripts do not matter. */
const bring = new Function(`${axe.source}; return true;`) as () => boolean;

function isStill(): boolean {
  const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
  return moving.every(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY);
}

/** What axe-core has to say against a page: rule, reason, and the first element. */
export async function accessibilityFaults(tab: Tab): Promise<string[]> {
  // What is still fading in has the contrast of neither state.
  await tab.waitForFunction(isStill);
  await tab.evaluate(bring);
  return tab.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await tool.run();
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}
