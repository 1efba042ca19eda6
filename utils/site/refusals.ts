/**
 * Why the background refuses what a page asked for. Automation reads these words, so they stay as they are; our own
 * pages say the same in the person's language.
 */
export const REFUSALS = {
  locked: 'set by your administrator',
  unread: 'what is stored could not be read, and would be lost',
  newer: 'written by a newer version of Walkaway',
  failed: 'could not do it',
  noAddress: 'expected an http(s) address, or nothing',
} as const;

export type Refusal = keyof typeof REFUSALS;

/** A refusal that names what was asked for. */
export const refuse = (what: string, why: Refusal): { ok: false; error: string } => ({
  ok: false,
  error: `${what}: ${REFUSALS[why]}`,
});
