import { createLogOut, type EndHooks } from '../../../utils/logout/end-session';
import type { Ending } from '../../../utils/logout/ending';
import type { EndResult } from '../../../utils/logout/outcome-of';
import { cookieLabel } from '../../../utils/session/candidates';
import type { Session } from '../../../utils/session/session';
import { sessionCookies } from '../../../utils/session/site-cookies';
import { tabsOf } from '../../../utils/session/site-tabs';
import type { World } from './world';

/** The log-out of one session of the world, with its time limit in the test's hand. */
export async function startEnding(world: World, session: Session, rest: Partial<Ending> = {}): Promise<Ending> {
  const { ports } = world;
  const { key, site, storeId } = session;
  const signal = rest.signal ?? new AbortController().signal;
  return {
    ports,
    session,
    traceNow: () => ports.ledger.trace(key),
    recipe: await ports.catalogue.recipeFor(site),
    frameworks: [],
    allFrameworks: ports.catalogue.frameworks,
    tabs: await tabsOf(key, ports.tabs, ports.catalogue),
    cookiesNow: () => sessionCookies(ports.jar, ports.catalogue, site, storeId),
    presses: [],
    parties: [],
    mayComeBack: false,
    hidden: { showedEffect: false },
    contact: { isMade: false },
    heardTokens: () => [],
    isLeftAccount: false,
    signal,
    limit: () => signal,
    ...rest,
  };
}

export const hooksFor = ({ session }: Ending): EndHooks => ({
  onProving: async () => undefined,
  isLikely: (cookie) => session.cookieNames.includes(cookieLabel(cookie)),
});

export async function startLogOut(world: World, session: Session, rest: Partial<Ending> = {}) {
  const ending = await startEnding(world, session, rest);
  return createLogOut(ending, hooksFor(ending));
}

export const end = async (world: World, session: Session, rest: Partial<Ending> = {}): Promise<EndResult> =>
  (await startLogOut(world, session, rest)).end();
