import { cookieLabel } from '../../../utils/session/candidates';
import { createLedger } from '../../../utils/session/ledger';
import { createOtherAccounts } from '../../../utils/session/other-accounts';
import { sessionKey } from '../../../utils/session/session';
import { EMPTY_TRACE, type SiteTrace } from '../../../utils/session/site-trace';
import type { Framework, Recipe } from '../../../utils/site/recipe';
import { siteOf } from '../../../utils/site/site';
import { fakeCatalogue } from './fake-catalogue';
import { FakeClock } from './fake-clock';
import { FakeCookieJar } from './fake-cookie-jar';
import { createFakePageParser } from './fake-page-parser';
import { FakePageScripts } from './fake-page-scripts';
import { FakeSiteData } from './fake-site-data';
import { FakeSiteRequests } from './fake-site-requests';
import { FakeStore } from './fake-store';
import { FakeTabList } from './fake-tab-list';
import { FakeVisitTraces } from './fake-visit-traces';
import type { LoginSite } from './login-site';
import { makeSession } from './make-session';

/** A browser, the servers it can reach, and what Walkaway keeps of them: all in memory. */
export function createWorld(known: { recipes?: Recipe[]; frameworks?: Framework[] } = {}) {
  const jar = new FakeCookieJar();
  const requests = new FakeSiteRequests(jar);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const memory = new FakeStore();
  const access = { isGiven: true };
  const ledger = createLedger(memory, onFailure);
  const ports = {
    jar,
    requests,
    tabs: new FakeTabList(),
    scripts: new FakePageScripts(),
    parser: createFakePageParser(),
    clock: new FakeClock(undefined, 'hurrying'),
    siteData: new FakeSiteData(),
    traces: new FakeVisitTraces(),
    catalogue: fakeCatalogue(known.recipes, known.frameworks),
    ledger,
    otherAccounts: createOtherAccounts(ledger),
    hasSiteAccess: async () => access.isGiven,
    onFailure,
  };
  return { ...ports, ports, memory, access, failures, addSite, enter };

  /** Puts a site on the network and logs the person in to it. */
  function addSite(site: LoginSite, storeId = '0'): LoginSite {
    requests.serve(site.host, site.server);
    site.login(jar, storeId);
    return site;
  }

  /** Writes into the ledger what tracking would have found of a login. */
  function enter(site: LoginSite, trace: Partial<SiteTrace> = {}, storeId = '0') {
    const domain = siteOf(site.host);
    const own = jar.now.filter((one) => siteOf(one.domain) === domain && one.storeId === storeId);
    const origin = `https://${site.host}`;
    const key = sessionKey(storeId, domain);
    const seenAt = `${origin}${site.manners.path}`;
    const session = makeSession({ key, site: domain, storeId, seenAt, cookieNames: own.map(cookieLabel) });
    ports.ledger.put(session);
    ports.ledger.setTrace(key, { ...EMPTY_TRACE, origins: [origin], ...trace });
    return session;
  }
}

export type World = ReturnType<typeof createWorld>;
