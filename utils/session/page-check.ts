import type { PageParser } from '../browser/page-parser';
import type { PageScripts } from '../browser/page-scripts';
import type { RequestCookies, SiteAnswer, SiteRequests } from '../browser/site-requests';
import type { SiteTab } from '../browser/tab-list';
import type { Home } from '../page/home';
import type { PageReading } from '../page/page-reading';
import { siteOf } from '../site/site';
import type { CallMark } from './site-trace';

/** A page that was fetched: what it shows, and where it says that the account is. */
export interface AskedPage {
  reading: PageReading;
  text: string;
  accountPages: string[];
}

/** Reads pages of a site, in open tabs or by asking the site. */
export interface PageCheck {
  tabs(tabs: SiteTab[]): Promise<PageReading[]>;
  /** What the site answers at an address to somebody with these cookies; null when it does not answer. */
  ask(address: string, cookies: RequestCookies): Promise<AskedPage | null>;
  /** Whether one of these calls refuses somebody without a credential. */
  refuseStranger(calls: CallMark[]): Promise<boolean>;
}

export const STRANGER: RequestCookies = { kind: 'none' };

/** Tabs of one site that are read: the one in front and a few more say it all. */
const MOST_TABS = 4;
const MOST_CALLS = 3;
const ASK_LIMIT_MS = 4_000;

const homeAt = (address: string): Home => ({ sites: [siteOf(address)] });

export function createPageCheck(scripts: PageScripts, requests: SiteRequests, parser: PageParser): PageCheck {
  const send = (url: string, cookies: RequestCookies): Promise<SiteAnswer> =>
    requests.send({
      site: siteOf(url),
      url,
      cookies,
      signal: AbortSignal.timeout(ASK_LIMIT_MS),
    });
  return {
    async tabs(tabs) {
      const chosen = [...tabs].sort((a, b) => Number(b.isActive) - Number(a.isActive)).slice(0, MOST_TABS);
      const readings = await Promise.all(chosen.map((tab) => scripts.probe(tab.id, homeAt(tab.url))));
      return readings.filter((reading) => reading !== null);
    },
    async ask(address, cookies) {
      const answer = await send(address, cookies);
      if (!answer.ok) return null;
      const page = await parser.parse(answer.text, answer.address, answer.status, homeAt(answer.address));
      return page && { reading: page.reading, text: answer.text, accountPages: page.accountPages };
    },
    async refuseStranger(calls) {
      const asked = calls.filter(({ method }) => method === 'GET').slice(0, MOST_CALLS);
      const answers = await Promise.all(asked.map(({ address }) => send(address, STRANGER)));
      return answers.some((answer) => answer.ok && (answer.status === 401 || answer.status === 403));
    },
  };
}
