import axe from 'axe-core';
import type { Tab } from '../drivers/driver.ts';
import { finishMoving } from '../drivers/finish-moving.ts';

interface Found {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/** Brings axe into the page as the browser's debugger does it, so that a page's own rules for scripts do not matter. */
const bring = new Function(`${axe.source}; return true;`) as () => boolean;

/** What axe-core has to say against a page: rule, reason, and the first element. */
export async function accessibilityFaults(tab: Tab): Promise<string[]> {
  await tab.evaluate(finishMoving);
  await tab.evaluate(bring);
  return tab.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<Found> } };
    const { violations } = await tool.run();
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}
