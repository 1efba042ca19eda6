import type { PreferenceSource } from '../../utils/preference/preference';
import type { StoreKind } from '../../utils/session/store';
import type { TextKey, Texts } from './text';

const STORES: Record<StoreKind, TextKey> = {
  normal: 'whyStoreNormal',
  private: 'whyStorePrivate',
  container: 'whyStoreContainer',
};

function ruleText(text: Texts, { kind, pattern }: PreferenceSource, storeKind: StoreKind): string {
  switch (kind) {
    case 'site':
      return text('whySite');
    case 'pattern':
      return text('whyPattern', [pattern ?? '']);
    case 'shared-login':
      return text('whySharedLogin', [pattern ?? '']);
    case 'store':
      return text(STORES[storeKind]);
    case 'default':
      return text('whyDefault');
  }
}

/** Why a session has the preference it has, in a few words. */
export const whyText = (text: Texts, source: PreferenceSource, storeKind: StoreKind): string =>
  source.byPolicy ? text('settingLocked') : ruleText(text, source, storeKind);

/** Whether it has to be said without being asked: something else than a choice for this very site, or the default, decides. */
export const isSurprising = ({ kind, byPolicy }: PreferenceSource): boolean =>
  byPolicy || kind === 'pattern' || kind === 'shared-login' || kind === 'store';
