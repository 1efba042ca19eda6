import { type Ending, limited, pause } from './ending';
import { withHiddenTab } from './hidden-tab';

/** A page that has loaded still has to make its calls. */
const CALLS_MS = 900;

/**
 * Loads the page once, behind the others, so that the calls its scripts make become known: the same page for
 * everybody proves nothing, its calls do. Resolves when they had time to be made, with the tokens that the page holds.
 */
export async function rehearse(ending: Ending): Promise<string[]> {
  const { session, ports } = ending;
  if (!session.seenAt || ending.isLeftAccount) return [];
  const tokens = await withHiddenTab(ending, session.seenAt, async (tabId) => {
    if (!(await ports.tabs.loaded(tabId, limited(ending.signal)))) return [];
    await ports.scripts.probe(tabId);
    await pause(ending, CALLS_MS);
    return (await ports.scripts.tokenValues(tabId)) ?? [];
  });
  return tokens ?? [];
}
