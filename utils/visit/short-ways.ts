import type { AddressBar, Suggestion } from '../browser/address-bar';
import type { Life } from '../browser/life';
import type { SiteMenu } from '../browser/site-menu';
import type { TabList } from '../browser/tab-list';
import { type SessionView, wantsQuestion } from '../message/messages';
import { sessionKeyAt } from '../session/session-key-at';
import type { Catalogue } from '../site/catalogue';
import type { Desk } from './desk';

export interface ShortWaysInput {
  desk: Desk;
  tabs: TabList;
  catalogue: Catalogue;
  siteMenu: SiteMenu;
  addressBar: AddressBar;
  life: Life;
  text(key: string, substitutions?: string[]): string;
  openPopup(): Promise<void>;
  onFailure(error: unknown): void;
}

/** What an address bar has room for. */
const MOST_SUGGESTIONS = 6;

/**
 * Logs out of one site from where people already are: the menu of a page and of the toolbar icon, and the address bar.
 * What has to be asked first, and what there is no session for, is left to the popup.
 */
export function createShortWays(input: ShortWaysInput): { listen(): void } {
  const { desk, tabs, catalogue, siteMenu, addressBar, life, text, openPopup, onFailure } = input;

  async function openSessions(): Promise<SessionView[]> {
    const answer = await desk.answer({ kind: 'view' });
    return answer.ok ? answer.view.sessions.filter(({ state }) => state !== 'closed') : [];
  }

  async function logOut(sessions: SessionView[]): Promise<void> {
    if (sessions.length === 0 || sessions.some(wantsQuestion)) return openPopup();
    for (const { key } of sessions) await desk.answer({ kind: 'log-out', key });
  }

  async function atTab(tabId: number): Promise<void> {
    const tab = (await tabs.all()).find(({ id }) => id === tabId);
    const key = tab && (await sessionKeyAt(tab.url, tab.storeId, catalogue));
    await logOut((await openSessions()).filter((one) => one.key === key));
  }

  async function suggest(typed: string): Promise<Suggestion[]> {
    const wanted = typed.trim().toLocaleLowerCase();
    const found = (await openSessions()).filter(({ name, site }) =>
      `${name} ${site}`.toLocaleLowerCase().includes(wanted),
    );
    const sites = [...new Set(found.map(({ site }) => site))].slice(0, MOST_SUGGESTIONS);
    return sites.map((site) => ({ content: site, description: text('logOutOf', [site]) }));
  }

  const attempt = (work: Promise<void>) => void work.catch(onFailure);
  return {
    listen() {
      siteMenu.onPress((tabId) => attempt(atTab(tabId)));
      addressBar.onInput(suggest);
      addressBar.onEnter((entered) =>
        attempt(openSessions().then((all) => logOut(all.filter(({ site }) => site === entered)))),
      );
      const arrange = () => attempt(siteMenu.arrange());
      life.onInstalled(arrange);
      // The person may have chosen another language since.
      life.onStartup(arrange);
    },
  };
}
