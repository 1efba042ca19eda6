import { readdirSync, readFileSync } from 'node:fs';
import type { Driver } from '../drivers/driver.ts';

const TICK_MS = 10; // sysconf(_SC_CLK_TCK) is 100 on every Linux that we know
const USER_TICKS = 13;
const SYSTEM_TICKS = 14;

interface ProcessInfo {
  type: string;
  cpuTime: number;
}

/** CPU time (milliseconds) that the extension's process has used so far; null where the system cannot tell. */
export async function extensionCpuMs(driver: Driver): Promise<number | null> {
  if (driver.evaluateInBrowser)
    return driver.evaluateInBrowser(async () => {
      const utils = (
        globalThis as unknown as { ChromeUtils: { requestProcInfo(): Promise<{ children: ProcessInfo[] }> } }
      ).ChromeUtils;
      const { children } = await utils.requestProcInfo();
      const nanoseconds = children.filter(({ type }) => type === 'extension').map(({ cpuTime }) => cpuTime);
      return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
    });
  return process.platform === 'linux' ? cpuOfChromiumMs() : null;
}

/** One browser at a time: every process that runs an extension is ours. */
function cpuOfChromiumMs(): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process')) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      ticks += Number(fields[USER_TICKS - 2]) + Number(fields[SYSTEM_TICKS - 2]);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error; // a process that has ended meanwhile
    }
  }
  return ticks * TICK_MS;
}
