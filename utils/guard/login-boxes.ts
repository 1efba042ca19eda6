import type { GuardedFrame, LoginGuards } from '../browser/login-guard';
import type { PageNotes } from '../browser/page-notes';
import type { EffectiveSettings } from '../policy/settings';
import { type NoteTexts, untickedNote } from './notes';

export interface LoginBoxesInput {
  settings: EffectiveSettings;
  pages: LoginGuards;
  notes: PageNotes;
  texts: NoteTexts;
  onFailure(error: unknown): void;
}

/** Unticks *remember me* on login forms, and says so. Its script is in pages only while the guard is on. */
export function createLoginBoxes({ settings, pages, notes, texts, onFailure }: LoginBoxesInput): { listen(): void } {
  /** Frames that are being looked at; true when they asked again meanwhile. */
  const running = new Map<string, boolean>();
  let last = settings.ready;
  const apply = () => {
    last = last.then(() => pages.register(settings.values().guardRememberBoxes)).catch(onFailure);
  };

  async function untick(frame: GuardedFrame): Promise<number> {
    const key = `${frame.tabId}/${frame.frameId}`;
    const isRunning = running.has(key);
    running.set(key, isRunning);
    if (isRunning) return 0;
    let count = 0;
    try {
      do {
        running.set(key, false);
        count += await pages.untick(frame);
      } while (running.get(key));
    } finally {
      running.delete(key);
    }
    return count;
  }

  async function serve(frame: GuardedFrame): Promise<void> {
    await settings.ready;
    if (!settings.values().guardRememberBoxes) return;
    if ((await untick(frame)) === 0) return;
    const answer = await notes.ask(frame.tabId, untickedNote(texts));
    if (answer === 'leave') await pages.tickAgain(frame);
  }

  return {
    listen() {
      settings.onChange(apply);
      pages.onLoginForm((frame) => void serve(frame).catch(onFailure));
      apply();
    },
  };
}
