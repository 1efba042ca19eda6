import { until } from './until.ts';

/** Whether a process of ours still runs; 0 is none. */
export function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Resolves when the process is gone, so that its profile is free. */
export async function waitForEnd(pid: number): Promise<void> {
  await until(`process ${pid} has ended`, () => !isAlive(pid));
}
