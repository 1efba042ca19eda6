import type { ElsewhereFunctions, ElsewhereReading, Heard } from '../page/elsewhere-reading';
import type { Home } from '../page/home';
import browser from './api';

/** Reads, on demand, a page in which the person closes sessions on other devices. */
export interface PageWatch {
  /** Null when the page cannot be read now: gone, loading, an error page, no access. */
  read(tabId: number): Promise<ElsewhereReading | null>;
  /** Presses the control with these words, which the person has agreed to, at this site only. False when it is not there any more. */
  press(tabId: number, label: string, home: Home): Promise<boolean>;
  /** Resolves with what the person does there that may close sessions; with null when the page is left without. */
  untilHeard(tabId: number): Promise<Heard | null>;
}

const FILE = '/page-elsewhere.js';

type Call = 'read' | 'press' | 'untilHeard';
type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/** Calls one of our functions where they already are. Runs in the page, so it can use nothing from here. */
function call(name: Call, version: string, given: unknown[]): unknown {
  const page = globalThis.walkawayElsewhere;
  if (!page || (page.version ?? version) !== version) return 'absent';
  page.version = version;
  return (page[name] as (...given: unknown[]) => unknown)(...given);
}

/** Injection fails on pages that are gone, discarded or forbidden: that is an expected answer, not an error. */
async function execute(details: Injection): Promise<unknown> {
  try {
    const [frame] = await browser.scripting.executeScript(details);
    return frame?.result ?? null;
  } catch {
    return null;
  }
}

type Answer<Name extends Call> = Awaited<ReturnType<ElsewhereFunctions[Name]>>;

async function ask<Name extends Call>(
  tabId: number,
  name: Name,
  ...given: Parameters<ElsewhereFunctions[Name]>
): Promise<Answer<Name> | null> {
  const target = { tabId };
  const details = { target, func: call, args: [name, browser.runtime.getManifest().version, given] } as Injection;
  const answer = await execute(details);
  if (answer !== 'absent') return answer as Answer<Name> | null;
  if (!(await execute({ target, files: [FILE] }))) return null;
  const second = await execute(details);
  return second === 'absent' ? null : (second as Answer<Name> | null);
}

export const pageWatch: PageWatch = {
  read: (tabId) => ask(tabId, 'read'),
  press: async (tabId, label, home) => (await ask(tabId, 'press', label, home)) === true,
  untilHeard: (tabId) => ask(tabId, 'untilHeard'),
};
