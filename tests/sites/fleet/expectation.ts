import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface TruthLine {
  app: string;
  serverEnded?: boolean;
  idpEnded?: boolean;
}

/**
 * What the applications' own log-out is known to do on the server (`truth.json`, written by the fleet's own tool).
 * Asked with the application's name, or `name/idp` for the session at its identity provider.
 */
export type Expectation = (name: string) => boolean | null;

/** Reads `truth.json`; without it nothing is known of any application. */
export function readExpectation(dataDir: string): Expectation {
  const file = join(dataDir, 'truth.json');
  if (!existsSync(file)) return () => null;
  const lines = JSON.parse(readFileSync(file, 'utf8')) as TruthLine[];
  const known = new Map<string, boolean>();
  for (const line of lines) {
    if (line.serverEnded !== undefined) known.set(line.app, line.serverEnded);
    if (line.idpEnded !== undefined) known.set(`${line.app}/idp`, line.idpEnded);
  }
  return (name) => known.get(name) ?? null;
}
