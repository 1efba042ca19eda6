import type { Journal } from '../../../utils/visit/journal';
import type { startLife } from '../fakes/life';

export type Life = ReturnType<typeof startLife>;

/** The steps of a job as it is written down, and a death after one of them. */
export function dyingAt(life: Life, step: number) {
  const stages: string[] = [];
  const dead = new Promise<void>((died) => {
    const after = async (work: Promise<void>, stage: string) => {
      await work;
      stages.push(stage);
      if (stages.length !== step) return;
      died();
      // The background is gone: nothing of what it would have done next happens.
      await new Promise(() => undefined);
    };
    const { put, remove }: Journal = { ...life.journal };
    life.journal.put = (job) => after(put(job), job.items.map(({ stage }) => stage).join(' '));
    life.journal.remove = (id) => after(remove(id), 'finished');
  });
  return { stages, dead };
}
