import type { Catalogue } from '../site/catalogue';
import { siteOf } from '../site/site';
import { sessionKey } from './session';

/** Key of the session that a page at this address, or host, belongs to: that of the first domain where several share a login. */
export const sessionKeyAt = async (
  hostOrUrl: string,
  storeId: string,
  catalogue: Pick<Catalogue, 'primarySite'>,
): Promise<string> => sessionKey(storeId, await catalogue.primarySite(siteOf(hostOrUrl)));
