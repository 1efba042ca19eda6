import { parseArgs } from 'node:util';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface Options {
  browsers: BrowserName[];
  /** Empty: all of them. */
  apps: string[];
  shouldInstall: boolean;
  jsonFile: string | null;
  isHeaded: boolean;
  /** Stop after the login: shows that the measurement itself works, without the extension. */
  isLoginOnly: boolean;
}

export const USAGE = `npm run test:sites -- [--browser chromium|firefox]... [--app NAME]... [--no-install] [--no-build] [--headed] [--login-only] [--json FILE]
FLEET_DIR names the folder of the applications; FLEET_DATA (optional) where they keep their data.`;

const isBrowserName = (name: string): name is BrowserName => (BROWSERS as readonly string[]).includes(name);

/** Reads the command line. Throws a sentence for the person when an argument is not understood. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      browser: { type: 'string', multiple: true },
      app: { type: 'string', multiple: true },
      'no-install': { type: 'boolean' },
      headed: { type: 'boolean' },
      'login-only': { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  const named = values.browser ?? [...BROWSERS];
  const unknown = named.find((name) => !isBrowserName(name));
  if (unknown) throw new Error(`Unknown browser: ${unknown}`);
  return {
    browsers: named.filter(isBrowserName),
    apps: values.app ?? [],
    shouldInstall: !values['no-install'],
    jsonFile: values.json ?? null,
    isHeaded: values.headed ?? false,
    isLoginOnly: values['login-only'] ?? false,
  };
}
