import type { ElsewhereReading } from '../../../utils/page/elsewhere-reading.ts';

/** A page of a site that says nothing of sessions or passwords, unless told otherwise. */
export const makeReading = (rest: Partial<ElsewhereReading> = {}): ElsewhereReading => ({
  address: 'https://shop.test/account',
  sessionCount: null,
  control: null,
  hasChangeForm: false,
  asksSecret: false,
  saysChanged: false,
  isRefusal: false,
  links: [],
  isListening: true,
  ...rest,
});
