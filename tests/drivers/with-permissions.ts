import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of the built extension that has its optional permissions from the start, as if the person had allowed them:
 * no driver can answer the browser's own question (platform.md A2). `more` are such that only a test needs.
 */
export function withPermissions(builtDir: string, more: string[] = []): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'walkaway-allowed-'));
  cpSync(builtDir, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const { optional_permissions, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = [...manifest.permissions, ...(optional_permissions ?? []), ...more];
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
