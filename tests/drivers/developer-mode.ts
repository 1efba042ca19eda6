import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** As whoever loads an unpacked extension has it; without, Chromium turns such an extension off when it starts again. */
export function turnOnDeveloperMode(profileDir: string): void {
  const file = path.join(profileDir, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}
