import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Driver } from '../drivers/driver.ts';

const STORES = {
  chromium: { file: 'Default/Web Data', query: 'select value from autofill' },
  firefox: { file: 'formhistory.sqlite', query: 'select value from moz_formhistory' },
};

/** What the browser would suggest in forms, read from a copy of its own file: no API tells it. */
export function typedWords({ name, profileDir }: Driver): string[] {
  const { file, query } = STORES[name];
  const source = path.join(profileDir, file);
  if (!existsSync(source)) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'walkaway-forms-'));
  try {
    for (const part of ['', '-wal', '-journal'])
      if (existsSync(source + part)) cpSync(source + part, path.join(folder, `copy${part}`));
    const database = new DatabaseSync(path.join(folder, 'copy'));
    const words = database
      .prepare(query)
      .all()
      .map(({ value }) => String(value));
    database.close();
    return words;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
