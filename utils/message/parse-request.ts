import * as z from 'zod/mini';
import { PREFERENCES } from '../preference/preference';
import type { Request } from './messages';

const key = z.string().check(z.minLength(3), z.maxLength(320));
const site = z.string().check(z.minLength(1), z.maxLength(253));
const choices = z.optional(z.record(site, z.enum(['forget', 'remember'])));

const REQUEST = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view') }),
  z.strictObject({ kind: z.literal('check-now') }),
  z.strictObject({ kind: z.literal('log-out'), key, choices }),
  z.strictObject({ kind: z.literal('log-out-all'), choices }),
  z.strictObject({ kind: z.literal('set-preference'), site, preference: z.enum(PREFERENCES) }),
  z.strictObject({ kind: z.literal('close-elsewhere'), key }),
  z.strictObject({ kind: z.literal('dismiss') }),
]);

/** Checks a message's shape. The error names the field and what was expected there. */
export function parseRequest(message: unknown): { ok: true; request: Request } | { ok: false; error: string } {
  const parsed = REQUEST.safeParse(message);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'message';
  return { ok: false, error: `${field}: ${issue?.message ?? 'not understood'}` };
}
