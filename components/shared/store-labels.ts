import type { StoreKind } from '../../utils/session/store';
import type { TextKey } from './text';

/** What kind of window a session or a rule is in. */
export const STORE_LABELS: Record<StoreKind, TextKey> = {
  normal: 'storeNormal',
  private: 'storePrivate',
  container: 'storeContainer',
};
