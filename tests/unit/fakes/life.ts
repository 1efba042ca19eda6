import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { createKeptSteps } from '../../../utils/elsewhere/kept-steps';
import { isFinished } from '../../../utils/visit/job';
import { createJobs } from '../../../utils/visit/jobs';
import { type Journal, openJournal } from '../../../utils/visit/journal';
import { fakePreferences } from './fake-preferences';
import { FakeStore } from './fake-store';
import { FakeWakeUps } from './fake-wake-ups';
import { LoginSite, type Manners } from './login-site';
import type { World } from './world';

let journals = 0;

/** A background: what a new life of it shares with the last is the world, the journal and the settings. */
export function startLife(
  world: World,
  kept = { journal: `visit-${journals++}`, settings: new FakeStore(), memory: new FakeStore() },
  journal: Journal = openJournal(kept.journal),
) {
  const wakeUps = new FakeWakeUps();
  const preferences = fakePreferences(kept.settings);
  const keptSteps = createKeptSteps(kept.memory);
  let jobCount = 0;
  const jobs = createJobs({
    ...{ journal, preferences, wakeUps, ledger: world.ledger, memory: kept.memory, disk: kept.settings, keptSteps },
    newId: () => `job-${jobCount++}`,
    ports: { ...world.ports, afterWipe: () => undefined, heardTokens: () => [] },
  });
  jobs.listen();
  const isDone = () => jobs.list().length > 0 && jobs.list().every(isFinished) && wakeUps.set.size === 0;
  const done = () => vi.waitUntil(isDone, { timeout: 10_000, interval: 5 });
  const outcomes = () => jobs.list().flatMap((job) => job.items.map(({ key, result }) => [key, result?.outcome]));
  return { jobs, journal, preferences, wakeUps, kept, keptSteps, done, outcomes };
}

export function logIn(world: World, host: string, manners: Partial<Manners> = {}) {
  const site = world.addSite(new LoginSite(host, manners));
  return { site, key: world.enter(site).key };
}
