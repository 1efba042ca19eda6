import type { Home } from './home';
import { readPage } from './marks';
import type { PageReading, TokenMark } from './page-reading';
import { settled } from './settle';
import { storedNames } from './stored-entries';
import { accountOfTokens, readTokens } from './tokens';

/** A page that builds itself by script gets this long to show whose it is. */
const ROUNDS = 3;
const SETTLE = { quietMs: 150, maxMs: 400 };

/**
 * Reads a live page and its tokens, again while it says nothing and may still be building itself. Where the page names
 * nobody, its tokens may.
 */
export async function probe(win: Window, home?: Home): Promise<PageReading> {
  const tokens = await readTokens(win);
  const first = readBeside(win, tokens, home);
  const reading = first.verdict === 'unknown' ? await probeAgain(win, tokens, home) : { ...first, tokens };
  const isUnnamed = reading.verdict !== 'out' && reading.account === null && tokenKinds(reading).includes('jwt');
  const account = isUnnamed ? await accountOfTokens(win) : reading.account;
  return { ...reading, account, storageKeys: await storedNames(win) };
}

const tokenKinds = (reading: PageReading) => reading.tokens.map(({ kind }) => kind);

async function probeAgain(win: Window, known: TokenMark[], home?: Home): Promise<PageReading> {
  for (let round = 0; round < ROUNDS; round++) {
    await settled(win, SETTLE);
    if (readBeside(win, known, home).verdict !== 'unknown') break;
  }
  // A page that logs in while it builds itself keeps its token only now; reading the databases is not cheap.
  const tokens = await readTokens(win);
  return { ...readBeside(win, tokens, home), tokens };
}

/** Beside a token, an account menu is certain. */
function readBeside(win: Window, tokens: TokenMark[], home?: Home): PageReading {
  const [navigation] = win.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const hints = { status: navigation?.responseStatus || 200, hasToken: tokens.length > 0, home };
  return readPage(win.document, win.location.href, hints);
}
