import type { Installation } from '../browser/installation';
import type { ManagedStore } from '../browser/managed-store';
import { NO_POLICY, type PolicyReading, readPolicy } from './read-policy';

/** The administrator's policy as it is now. */
export interface Policy {
  ready: Promise<void>;
  reading(): PolicyReading;
  onChange(listener: () => void): void;
}

/** Nothing is there: nobody's computer, or one whose policy is late. Only the first may do as its person likes. */
const LATE = 'policy: none has arrived, although an administrator has installed Walkaway; set at least mode';

export function createPolicy(input: {
  managed: ManagedStore;
  installation: Installation;
  onFailure(error: unknown): void;
}): Policy {
  const listeners: (() => void)[] = [];
  let reading = NO_POLICY;

  async function read(): Promise<PolicyReading> {
    const raw = await input.managed.get();
    const isEmpty = Object.keys(raw).length === 0;
    if (!isEmpty) return readPolicy(raw);
    return (await input.installation.isByAdministrator()) ? { ...NO_POLICY, problems: [LATE] } : NO_POLICY;
  }

  async function load(): Promise<void> {
    reading = await read().catch((error: unknown) => {
      input.onFailure(error);
      return { ...NO_POLICY, problems: ['policy: could not be read'] };
    });
    for (const problem of reading.problems) input.onFailure(new Error(`policy: ${problem}`));
    for (const listener of listeners) listener();
  }

  // One after the other: what was read last is what holds.
  let last = load();
  const ready = last;
  input.managed.onChange(() => {
    last = last.then(load).catch(input.onFailure);
  });
  return { ready, reading: () => reading, onChange: (listener) => void listeners.push(listener) };
}
