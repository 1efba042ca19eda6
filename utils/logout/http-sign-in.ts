import { type Ending, limited } from './ending';
import { withHiddenTab } from './hidden-tab';
import { type EndResult, result } from './outcome-of';

/** Forgets the sign-in at one address, in a page of its origin: an open one, or one behind the others. */
async function forgetAt(ending: Ending, address: string): Promise<boolean> {
  const { scripts, tabs } = ending.ports;
  const { origin } = new URL(address);
  const open = ending.tabs.find(({ url }) => new URL(url).origin === origin);
  if (open) return scripts.dropHttpSignIn(open.id, address);
  const isDropped = await withHiddenTab(
    ending,
    address,
    async (tabId) => (await tabs.loaded(tabId, limited(ending.signal))) && scripts.dropHttpSignIn(tabId, address),
  );
  return isDropped ?? false;
}

/**
 * An HTTP sign-in has no session on the server: the browser can only forget it, each realm of each origin by itself.
 * Where it does not, only closing the browser ends it, and that is said.
 */
export async function forgetSignIn(ending: Ending): Promise<EndResult> {
  let isForgotten = true;
  for (const address of ending.traceNow().httpSignIns) isForgotten = (await forgetAt(ending, address)) && isForgotten;
  return result('wiped-only', null, isForgotten ? 'http-sign-in' : 'browser-keeps-sign-in');
}

/** Whether anything but the browser's own sign-in tells of a login: that one is ended on its server, and not only forgotten. */
export const hasOwnLogin = ({ session, recipe }: Pick<Ending, 'session' | 'recipe'>): boolean =>
  recipe !== null ||
  session.control !== null ||
  session.evidence.some((evidence) => evidence !== 'cookie' && evidence !== 'http-sign-in');
