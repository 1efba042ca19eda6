import { siteOf } from '../../site/site';
import { type Ending, readAsPerson } from '../ending';
import { pressByRequest } from './press-by-request';
import { NO_WAY, OFFLINE, type WayOfLogout, type WayResult } from './way';

const MOST_PAGES = 5;
/** Hosts of one site whose controls are pressed one after the other, until the person is logged out. */
const MOST_HOSTS = 3;

/** Pages on which the control may be, the likeliest first. */
function pagesOf({ session, tabs, traceNow }: Ending): string[] {
  const trace = traceNow();
  const pages = [
    session.control?.address,
    session.seenAt,
    ...tabs.map((tab) => tab.url.replace(/#.*$/, '')),
    ...trace.origins.map((origin) => `${origin}/`),
    ...(trace.origins.length === 0 ? [`https://${session.site}/`] : []),
  ];
  return [...new Set(pages.filter((page) => typeof page === 'string'))];
}

/**
 * Finds the control by fetching pages of the site with the person's cookies, and sends its request. `pressedAt` are
 * origins whose control was pressed before: another host of the site may have a login of its own.
 */
async function attempt(ending: Ending, pressedAt: Set<string>): Promise<WayResult> {
  const isUntried = (url: string) => siteOf(url) !== '' && !pressedAt.has(new URL(url).origin);
  const queue = pagesOf(ending).filter(isUntried);
  const seen = new Set<string>();
  let hasAnswer = pressedAt.size > 0;
  while (queue.length > 0 && seen.size < MOST_PAGES && !ending.signal.aborted) {
    const url = queue.shift() ?? '';
    if (seen.has(url) || !isUntried(url)) continue;
    seen.add(url);
    const found = await readAsPerson(ending, url);
    if (!found) continue;
    hasAnswer = true;
    const { control, accountPages } = found.page;
    const { origin } = new URL(found.address);
    if (control && !pressedAt.has(origin)) {
      pressedAt.add(origin);
      return pressByRequest(ending, control, found.address);
    }
    queue.push(...accountPages);
  }
  return hasAnswer ? NO_WAY : OFFLINE;
}

export const fetchedPageWay: WayOfLogout = {
  name: 'fetched-page',
  settles: 'at-once',
  async attempts(ending) {
    const pressedAt = new Set<string>();
    return Array.from({ length: MOST_HOSTS }, () => () => attempt(ending, pressedAt));
  },
};
