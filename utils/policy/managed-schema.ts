import { POLICY_DOCS } from './policy-docs';
import { SETTING_KEYS, SETTING_TABLE, type Setting, WEEKDAYS } from './setting-table';

interface Schema {
  type: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

const TEXT: Schema = { type: 'string' };

function typeOf({ kind }: Setting): Schema {
  if (kind === 'boolean' || kind === 'integer') return { type: kind };
  if (kind !== 'week') return TEXT;
  return { type: 'object', properties: Object.fromEntries(WEEKDAYS.map((day) => [day, TEXT])) };
}

/**
 * The schema of managed storage, as Chromium wants it. It names types only: the browser drops what a schema forbids without
 * a word, and a value out of its range must be heard, to be named and answered with the strictest mode.
 */
export function managedSchema(): Schema {
  const settings = SETTING_KEYS.map((key) => [key, { ...typeOf(SETTING_TABLE[key]), description: POLICY_DOCS[key] }]);
  const rule: Schema = { type: 'object', properties: { pattern: TEXT, store: TEXT, preference: TEXT } };
  const preferences: Schema = { type: 'array', description: POLICY_DOCS.preferences, items: rule };
  return { type: 'object', properties: { ...Object.fromEntries(settings), preferences } };
}
