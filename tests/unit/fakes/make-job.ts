import type { Session } from '../../../utils/session/session';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import type { Job, JobItem } from '../../../utils/visit/job';
import { runJob } from '../../../utils/visit/run-job';
import type { World } from './world';

export const makeItem = (session: Session, rest: Partial<JobItem> = {}): JobItem => ({
  key: session.key,
  preference: 'forget',
  stage: 'waiting',
  session,
  trace: EMPTY_TRACE,
  result: null,
  wasInterrupted: false,
  survivorCount: 0,
  ...rest,
});

export const makeJob = (items: JobItem[], rest: Partial<Job> = {}): Job => ({
  id: 'job-1',
  startedMs: 1,
  scope: 'all',
  items,
  visited: [],
  isWiped: false,
  ...rest,
});

/** Runs a job in the world; tells the stages that were written down, step by step, at once and in the end. */
export async function run(world: World, job: Job, onStages: (stages: string) => void = () => {}): Promise<string[]> {
  const steps: string[] = [];
  await runJob(job, {
    ...world.ports,
    onStep: async ({ items }) => {
      const stages = items.map(({ stage }) => stage).join(' ');
      steps.push(stages);
      onStages(stages);
    },
    afterWipe: () => undefined,
    heardTokens: () => [],
  });
  return steps;
}
