import * as z from 'zod/mini';
import { MOST_RULES, PREFERENCES } from '../preference/preference';
import type { Request } from './messages';

const key = z.string().check(z.minLength(3), z.maxLength(320));
const site = z.string().check(z.minLength(1), z.maxLength(253));
const choices = z.optional(
  z
    .record(site, z.enum(['forget', 'remember']))
    .check(z.refine((sites) => Object.keys(sites).length <= MOST_RULES, `expected at most ${MOST_RULES} sites`)),
);

const settingKey = z.string().check(z.minLength(1), z.maxLength(64));
const preference = z.enum(PREFERENCES);
const storeKind = z.enum(['normal', 'private', 'container']);
const ruleName = z.strictObject({ pattern: site, store: z.nullable(storeKind) });
const rule = z.extend(ruleName, { preference });
const rules = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(MOST_RULES));

const REQUEST = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view') }),
  z.strictObject({ kind: z.literal('check-now') }),
  z.strictObject({ kind: z.literal('log-out'), key, choices }),
  z.strictObject({ kind: z.literal('log-out-all'), choices }),
  z.strictObject({ kind: z.literal('plan-wipe'), key: z.optional(key), choices }),
  z.strictObject({ kind: z.literal('recipe'), site }),
  z.strictObject({ kind: z.literal('set-preference'), site, preference, storeKind: z.optional(storeKind) }),
  // Their patterns are checked where they are kept: utils/preference/rule.ts.
  z.strictObject({ kind: z.literal('change-rules'), put: rules(rule), drop: rules(ruleName) }),
  // What a recipe must be: utils/site/recipe-structure.ts.
  z.strictObject({ kind: z.literal('set-recipe'), recipe: z.unknown() }),
  z.strictObject({ kind: z.literal('remove-recipe'), site }),
  z.strictObject({ kind: z.literal('clear-receipts') }),
  z.strictObject({ kind: z.literal('dismiss') }),
  z.strictObject({ kind: z.literal('begin') }),
  z.strictObject({ kind: z.literal('stay') }),
  // What the value may be is the setting's own matter: utils/policy/check-setting.ts.
  z.strictObject({ kind: z.literal('set-setting'), key: settingKey, value: z.unknown() }),
]);

const KINDS = REQUEST._zod.def.options.map(({ shape }) => shape.kind._zod.def.values[0]);

/** A field is named, not given back: whoever sent the message chose its name. */
const LONGEST_NAME = 120;

function nameOf(path: PropertyKey[]): string {
  const name = path.map(String).join('.');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name || '""';
}

/** The field that is wrong, and what was expected there. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${nameOf([...issue.path, ...issue.keys.slice(0, 1)])}: unknown field`;
  if (issue.code === 'invalid_union') return `kind: expected one of ${KINDS.join(', ')}`;
  const field = issue.path.length > 0 ? nameOf(issue.path) : 'message';
  if (issue.code === 'invalid_value') return `${field}: expected one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return `${field}: expected ${issue.expected}`;
  if (issue.code === 'too_small') return `${field}: expected at least ${issue.minimum} characters`;
  if (issue.code === 'too_big')
    return `${field}: expected at most ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'characters'}`;
  if (issue.code === 'custom') return `${field}: ${issue.message}`;
  return `${field}: not understood`;
}

/** Checks a message's shape. The error names the field and what was expected there. */
export function parseRequest(message: unknown): { ok: true; request: Request } | { ok: false; error: string } {
  const parsed = REQUEST.safeParse(message);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, error: issue ? problemOf(issue) : 'message: not understood' };
}
