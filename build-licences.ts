import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of which something is in the built extension. */
interface Bundled {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** The package's own name and folder in a module's path; null for code of this project. */
function packageFolder(moduleId: string): string | null {
  const found = /^(?:\0?.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(moduleId);
  return found ? found[0].replace(/^\0/, '') : null;
}

/** Some packages name the MIT licence and bring no file of it: its words are those of our own, with their holder. */
function mitWords(author: unknown): string | null {
  const holder = typeof author === 'string' ? author : (author as { name?: string } | undefined)?.name;
  const own = readFileSync('LICENSE', 'utf8').trim();
  return holder ? own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`) : null;
}

function readPackage(folder: string): Bundled {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name}: expected a licence in its package.json`);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.\w+)?$/i.test(one));
  const words = file ? readFileSync(join(folder, file), 'utf8').trim() : license === 'MIT' && mitWords(author);
  if (!words) throw new Error(`${name}: expected a file with its licence's words, which have to be kept with its code`);
  return { name, version, licence: license, text: words };
}

/** Notes which packages the bundler really takes something from, so that the list in the package is true. */
export function licences() {
  const folders = new Set<string>();
  return {
    plugin: {
      name: 'licences',
      generateBundle(_: unknown, bundle: Record<string, { moduleIds?: string[] }>) {
        for (const id of Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)) {
          const folder = packageFolder(id);
          if (folder) folders.add(folder);
        }
      },
    },
    /** One entry for each package, with its licence's words: they ask to be kept with the code. */
    list(): string {
      const packages = [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
      const entries = packages.map(({ name, version, licence, text }) => `${name} ${version}: ${licence}\n\n${text}\n`);
      return `Walkaway is under the MIT licence. It contains parts of these packages:\n\n${entries.join(`\n${'-'.repeat(72)}\n\n`)}`;
    },
  };
}
