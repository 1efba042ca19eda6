import type { WipeTarget } from '../../../utils/wipe/target';

/** What is to be erased of `shop.test`, or of what `rest` says. */
export const makeTarget = (rest: Partial<WipeTarget> = {}): WipeTarget => ({
  ...{ site: 'shop.test', storeId: '0', domains: ['shop.test'], origins: ['https://www.shop.test'] },
  ...{ depth: 'forget', recipe: null, tokenOrigins: [], cookieNames: [], isAlone: true },
  ...rest,
});
