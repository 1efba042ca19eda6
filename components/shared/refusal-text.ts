import { REFUSALS, type Refusal } from '../../utils/site/refusals';
import type { TextKey, Texts } from './text';

const KEYS: Record<Refusal, TextKey> = {
  locked: 'settingLocked',
  unread: 'problemUnread',
  newer: 'rulesNewer',
  failed: 'problem',
  noAddress: 'settingAddressExpected',
};

/** A refusal in the page's language; what names a field and what was expected there stays as it is. */
export function refusalText(text: Texts, error: string): string {
  const why = (Object.keys(REFUSALS) as Refusal[]).find((one) => error.endsWith(`: ${REFUSALS[one]}`));
  return why ? text(KEYS[why]) : error;
}
