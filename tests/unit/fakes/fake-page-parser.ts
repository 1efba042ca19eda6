import { Window } from 'happy-dom';
import type { PageParser } from '../../../utils/browser/page-parser';
import { readFetchedPage } from '../../../utils/page/read-fetched-page';

/** Reads pages as the extension does, over a DOM in memory; only `DOMParser` is borrowed, so that Node stays Node. */
export function createFakePageParser(): PageParser {
  Object.assign(globalThis, { DOMParser: new Window().DOMParser });
  return { parse: async (text, address, status, home) => readFetchedPage(text, address, status, home) };
}
