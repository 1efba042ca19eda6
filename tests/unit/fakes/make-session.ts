import type { PageReading } from '../../../utils/page/page-reading';
import { type Session, sessionKey } from '../../../utils/session/session';

export const makeSession = (rest: Partial<Session> & Pick<Session, 'site'>): Session => ({
  key: sessionKey(rest.storeId ?? '0', rest.site),
  storeId: '0',
  state: 'open',
  evidence: ['cookie', 'page'],
  account: null,
  sinceMs: 1,
  cookieNames: [],
  tokens: [],
  seenAt: null,
  control: null,
  ...rest,
});

/** What a live page shows; a page that was only fetched has no `storageKeys`. */
export const makeReading = (rest: Partial<PageReading> = {}): PageReading => ({
  address: 'https://shop.test/',
  verdict: 'unknown',
  reasons: [],
  account: null,
  control: null,
  hasPasswordField: false,
  tokens: [],
  storageKeys: [],
  ...rest,
});
