import { POLICY_SETTINGS } from './check-setting';
import { POLICY_DOCS } from './policy-docs';
import { type Setting, WEEKDAYS } from './setting-table';

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
  const described = (key: string) => POLICY_DOCS[key as keyof typeof POLICY_DOCS];
  const settings = Object.entries(POLICY_SETTINGS).map(([key, setting]) => [
    key,
    { ...typeOf(setting), description: described(key) },
  ]);
  const rule: Schema = { type: 'object', properties: { pattern: TEXT, store: TEXT, preference: TEXT } };
  const preferences: Schema = { type: 'array', description: POLICY_DOCS.preferences, items: rule };
  const recipes: Schema = { type: 'array', description: POLICY_DOCS.recipes, items: TEXT };
  return { type: 'object', properties: { ...Object.fromEntries(settings), preferences, recipes } };
}
