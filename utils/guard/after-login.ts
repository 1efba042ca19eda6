import type { PageNotes } from '../browser/page-notes';
import type { TabList } from '../browser/tab-list';
import type { EffectiveSettings } from '../policy/settings';
import type { Preferences } from '../preference/preferences';
import type { Ledger } from '../session/ledger';
import { sessionKey } from '../session/session';
import { type StoreKind, storeKind } from '../session/store';
import type { Catalogue } from '../site/catalogue';
import { siteOf } from '../site/site';
import { choiceNote, type NoteTexts } from './notes';

export interface AfterLoginInput {
  settings: EffectiveSettings;
  ledger: Ledger;
  preferences: Preferences;
  tabs: TabList;
  catalogue: Catalogue;
  notes: PageNotes;
  texts: NoteTexts;
  /** Called when an answer has become a preference. */
  onAnswer(): void;
  onFailure(error: unknown): void;
}

/** Where somebody has just logged in. */
interface Entered {
  tabId: number;
  key: string;
  site: string;
  kind: StoreKind;
}

/** What may be answered: nothing else that comes from a page counts. */
const ANSWERS = ['remember', 'forget', 'ask'] as const;

/** Asks once after a login, in the page itself, what the site may remember. The answer becomes the preference. */
export function createAfterLogin(input: AfterLoginInput): { listen(): void } {
  const { settings, ledger, tabs, catalogue } = input;
  const asking = new Set<string>();

  /** The session that the tab in front shows, when the person has just entered it and was not asked yet. */
  async function entered(): Promise<Entered | null> {
    const tab = await tabs.present();
    // The answer is written to disk: a private window must not be remembered there.
    if (!tab?.isComplete || tab.isPrivate) return null;
    const site = await catalogue.primarySite(siteOf(tab.url));
    const key = sessionKey(tab.storeId, site);
    const { wasLoginSeen, wasFormSent, enteredThrough, wasAsked } = ledger.trace(key);
    const isEntered = wasLoginSeen || wasFormSent || enteredThrough !== null;
    if (ledger.get(key)?.state !== 'open' || !isEntered || wasAsked || asking.has(key)) return null;
    const kind = storeKind(tab.storeId);
    // What an administrator has decided is no question.
    const isDecided = input.preferences.of(site, kind).source.byPolicy;
    return isDecided ? null : { tabId: tab.id, key, site, kind };
  }

  async function look(): Promise<void> {
    await Promise.all([settings.ready, ledger.ready, input.preferences.ready]);
    if (!settings.values().askAfterLogin) return;
    const found = await entered();
    if (!found || asking.has(found.key)) return;
    asking.add(found.key);
    try {
      await ask(found);
    } finally {
      asking.delete(found.key);
    }
  }

  async function ask({ tabId, key, site, kind }: Entered): Promise<void> {
    const name = (await catalogue.recipeFor(site))?.name ?? site;
    const answer = await input.notes.ask(tabId, choiceNote(input.texts, name));
    // A page that was left before anybody could answer has asked nobody; the next one asks again.
    if (answer === 'left' || ledger.get(key)?.state !== 'open') return;
    ledger.setTrace(key, { ...ledger.trace(key), wasAsked: true });
    const preference = ANSWERS.find((one) => one === answer);
    if (!preference) return;
    await input.preferences.set(site, preference, kind);
    input.onAnswer();
  }

  return {
    listen() {
      const onNews = () => void look().catch(input.onFailure);
      ledger.onChange(onNews);
      tabs.onChange(({ what }) => what === 'complete' && onNews());
    },
  };
}
