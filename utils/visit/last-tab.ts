import type { Clock } from '../browser/clock';
import type { KeyValueStore } from '../browser/stores';
import type { SiteTab, TabList } from '../browser/tab-list';
import { type SessionView, wantsQuestion } from '../message/messages';
import type { EffectiveSettings } from '../policy/settings';
import { sessionKeyAt } from '../session/session-key-at';
import { tabsOf } from '../session/site-tabs';
import type { Catalogue } from '../site/catalogue';
import type { Desk } from './desk';

/** A closed tab can be brought back, and a login's own window closes before its site is known to be open. */
const REGRET_MS = 10_000;
const STORE_KEY = 'tab-sites';

export interface LastTabInput {
  desk: Desk;
  settings: EffectiveSettings;
  tabs: TabList;
  catalogue: Catalogue;
  memory: KeyValueStore;
  clock: Clock;
  onFailure(error: unknown): void;
}

/** Only what asks nobody, and lets nobody else down: a session that others were entered with ends with the visit. */
const isToEnd = (session: SessionView): boolean =>
  session.preference === 'forget' &&
  session.state !== 'closed' &&
  session.stage === null &&
  session.outcome === null &&
  session.loginFor.length === 0 &&
  !wantsQuestion(session);

/** Logs out of a site that is to be forgotten some seconds after its last tab was closed, where the settings want it. */
export function createLastTab(input: LastTabInput): { listen(): void } {
  const { desk, settings, tabs, catalogue, memory, clock } = input;
  /** Which session each tab shows: a closed tab tells its number only, and may be what wakes the background. */
  const keys = new Map<number, string>();

  async function load(): Promise<void> {
    await settings.ready;
    const saved = Object((await memory.get(STORE_KEY)) ?? {}) as Record<string, string>;
    for (const [id, key] of Object.entries(saved)) keys.set(Number(id), key);
    await noteAll();
  }
  const isWanted = () => settings.values().logOutWithLastTab;
  const save = () => memory.set(STORE_KEY, Object.fromEntries(keys));

  async function note({ id, url, storeId }: SiteTab): Promise<void> {
    const key = await sessionKeyAt(url, storeId, catalogue);
    if (keys.get(id) === key) return;
    keys.set(id, key);
    await save();
  }

  /** Also those that were open before anybody wanted to know. */
  async function noteAll(): Promise<void> {
    if (isWanted()) for (const tab of await tabs.all()) await note(tab);
  }

  async function endIfGone(key: string): Promise<void> {
    if (!isWanted() || (await tabsOf(key, tabs, catalogue)).length > 0) return;
    const answer = await desk.answer({ kind: 'view' });
    const session = answer.ok ? answer.view.sessions.find((one) => one.key === key) : undefined;
    if (session && isToEnd(session)) await desk.answer({ kind: 'log-out', key });
  }

  async function onClosed(id: number): Promise<void> {
    const key = keys.get(id);
    if (key === undefined) return;
    keys.delete(id);
    await save();
    if (isWanted()) clock.after(REGRET_MS, () => attempt(endIfGone(key)));
  }

  const attempt = (work: Promise<void>) => void work.catch(input.onFailure);
  return {
    listen() {
      const ready = load();
      attempt(ready);
      tabs.onChange(({ tab }) => attempt(ready.then(() => (isWanted() ? note(tab) : undefined))));
      tabs.onClose((id) => attempt(ready.then(() => onClosed(id))));
      settings.onChange(() => attempt(ready.then(noteAll)));
    },
  };
}
