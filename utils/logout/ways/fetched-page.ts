import { siteOf } from '../../site/site';
import { type Ending, readAsPerson } from '../ending';
import { pressByRequest } from './press-by-request';
import { NO_WAY, OFFLINE, type WayOfLogout, type WayResult } from './way';

const MOST_PAGES = 5;

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

/** Finds the control by fetching pages of the site with the person's cookies, and sends its request. */
async function attempt(ending: Ending): Promise<WayResult> {
  const queue = pagesOf(ending);
  const seen = new Set<string>();
  let hasAnswer = false;
  while (queue.length > 0 && seen.size < MOST_PAGES && !ending.signal.aborted) {
    const url = queue.shift() ?? '';
    if (seen.has(url) || siteOf(url) === '') continue;
    seen.add(url);
    const found = await readAsPerson(ending, url);
    if (!found) continue;
    hasAnswer = true;
    const { control, accountPages } = found.page;
    if (control) return pressByRequest(ending, control, found.address);
    queue.push(...accountPages);
  }
  return hasAnswer ? NO_WAY : OFFLINE;
}

export const fetchedPageWay: WayOfLogout = {
  name: 'fetched-page',
  settles: 'at-once',
  attempts: async (ending) => [() => attempt(ending)],
};
