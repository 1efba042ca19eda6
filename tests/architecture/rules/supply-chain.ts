interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
}

interface Lock {
  lockfileVersion: number;
  packages: Record<string, Locked>;
}

type Dependencies = Record<string, string>;
interface PackageFile {
  dependencies?: Dependencies;
  devDependencies?: Dependencies;
  optionalDependencies?: Dependencies;
}

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const REGISTRY = 'https://registry.npmjs.org/';

function entryProblems(path: string, { integrity, resolved = REGISTRY }: Locked): string[] {
  if (!integrity?.startsWith('sha512-')) return [`${path}: no sha512 of it`];
  return resolved.startsWith(REGISTRY) ? [] : [`${path}: comes from ${resolved}`];
}

/** What would let an installation bring other bytes than the commit names. */
export function lockProblems(lock: Lock, file: PackageFile): string[] {
  const wanted = { ...file.dependencies, ...file.devDependencies, ...file.optionalDependencies };
  const direct = Object.entries(wanted).flatMap(([name, version]) => {
    if (!EXACT.test(version)) return [`${name}: ${version} is not exact`];
    const locked = lock.packages[`node_modules/${name}`]?.version;
    return locked === version ? [] : [`${name}: ${locked} is locked, ${version} is wanted`];
  });
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  const version = lock.lockfileVersion === 3 ? [] : [`lockfileVersion: ${lock.lockfileVersion}`];
  return [...version, ...direct, ...entries.flatMap(([path, locked]) => entryProblems(path, locked))];
}
