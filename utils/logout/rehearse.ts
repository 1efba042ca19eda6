import { type Ending, homeOf, limited, pause } from './ending';
import { withHiddenTab } from './hidden-tab';

/** A page that has loaded still has to make its calls. */
const CALLS_MS = 900;
/** Where the person was seen, and so many further origins where a token lies. */
const MOST_FURTHER = 2;

/** Tokens that a page held which was loaded for it, and where that page was in the end. */
export interface HeldTokens {
  origin: string;
  tokens: string[];
}

/** Where the person was seen, and the first pages of other origins where a token lies that no open page can show. */
function pagesToLoad({ session, tabs }: Ending): string[] {
  if (!session.seenAt) return [];
  const seen = [session.seenAt, ...tabs.map(({ url }) => url)].map((url) => new URL(url).origin);
  const further = new Set(session.tokens.map(({ origin }) => origin)).difference(new Set(seen));
  return [session.seenAt, ...[...further].slice(0, MOST_FURTHER).map((origin) => `${origin}/`)];
}

/** Null where the page could not be loaded or read. */
const load = (ending: Ending, url: string): Promise<HeldTokens | null> =>
  withHiddenTab(ending, url, async (tabId) => {
    const { tabs, scripts } = ending.ports;
    if (!(await tabs.loaded(tabId, limited(ending.signal)))) return null;
    await scripts.probe(tabId, homeOf(ending));
    await pause(ending, CALLS_MS);
    const tokens = await scripts.tokenValues(tabId, homeOf(ending));
    // It may have led to another origin: what is stored there says nothing of what is stored here.
    const now = (await tabs.all()).find(({ id }) => id === tabId);
    return tokens && now ? { origin: new URL(now.url).origin, tokens } : null;
  });

/**
 * Loads pages once, behind the others, so that the calls their scripts make become known: the same page for everybody
 * proves nothing, its calls do. Resolves when they had time to be made, with the tokens that the pages hold.
 */
export async function rehearse(ending: Ending): Promise<HeldTokens[]> {
  if (ending.isLeftAccount) return [];
  const held: HeldTokens[] = [];
  for (const url of pagesToLoad(ending)) {
    const one = await load(ending, url);
    if (one) held.push(one);
  }
  return held;
}
