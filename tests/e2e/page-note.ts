import type { Driver } from '../drivers/driver.ts';

interface NoteApi {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  scripting: { executeScript(details: object): Promise<{ result?: unknown }[]> };
}

/** What a script of the extension sees in a page: the words of a note and where it is, or null without a note. */
export interface SeenNote {
  words: string;
  width: number;
  opacity: string;
}

/** The note over a page of `host`. With an `answer`, its button gets the focus, for a real key to press it. */
export const readNote = (driver: Driver, host: string, answer?: string): Promise<SeenNote | null> =>
  driver.evaluateInExtension(
    async (hostName, wanted) => {
      const { tabs, scripting } = (globalThis as unknown as { chrome: NoteApi }).chrome;
      const [tab] = await tabs.query({ url: `https://${hostName}/*` });
      const look = (id: string | null) => {
        type Opening = { dom?: { openOrClosedShadowRoot(of: Element): ShadowRoot | null } };
        const host = [...document.querySelectorAll('[popover]')].at(-1);
        if (!host) return null;
        const { dom } = (globalThis as unknown as { chrome: Opening }).chrome;
        const own = (host as unknown as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot;
        const root = own ?? dom?.openOrClosedShadowRoot(host);
        const note = root?.querySelector('.note');
        if (!note) return null;
        if (id) root?.querySelector<HTMLElement>(`[data-answer="${id}"]`)?.focus();
        const { width } = note.getBoundingClientRect();
        return { words: note.textContent, width, opacity: getComputedStyle(host).opacity };
      };
      const target = { tabId: tab?.id };
      const [frame] = await scripting.executeScript({ target, func: look, args: [wanted] });
      return (frame?.result ?? null) as { words: string; width: number; opacity: string } | null;
    },
    host,
    answer ?? null,
  );
