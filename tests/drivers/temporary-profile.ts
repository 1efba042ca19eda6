import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Profile {
  dir: string;
  /** Removes the folder if it was made here; a given one is the caller's. */
  remove(): void;
}

export function temporaryProfile(given: string | undefined): Profile {
  if (given) return { dir: given, remove: () => {} };
  const dir = mkdtempSync(path.join(os.tmpdir(), 'walkaway-profile-'));
  // Helper processes of a browser may still write for a moment after its end: rmSync tries again.
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) };
}
