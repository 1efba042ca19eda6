import { setTimeout as delay } from 'node:timers/promises';
import type { Credentials, ElementOptions, Tab, WaitOptions } from './driver.ts';
import { until } from './until.ts';

/** One step of a script that a person could follow; the same words as in an application's app.json. */
export interface Step {
  goto?: string;
  fill?: string;
  type?: string;
  click?: string;
  check?: string;
  press?: string;
  select?: string;
  hover?: string;
  waitFor?: string;
  waitGone?: string;
  /** Regular expression over the whole address. */
  waitUrl?: string;
  /** Milliseconds; only for applications that give no sign of being ready. */
  pause?: number;
  value?: string;
  key?: string;
  state?: string;
  optional?: boolean;
  /** Milliseconds. */
  timeout?: number;
  nth?: number;
  force?: boolean;
}

export interface StepVariables {
  /** What relative addresses are relative to. */
  origin?: string;
  user?: string;
  password?: string;
  /** True when the site asks for HTTP sign-in: `goto` answers with user and password. */
  httpAuth?: boolean;
}

/** Follows the steps in one tab; throws naming the step that failed and where the tab was, unless it is optional. */
export async function runSteps(tab: Tab, steps: readonly Step[], variables: StepVariables = {}): Promise<void> {
  for (const step of steps) {
    try {
      await runStep(tab, step, variables);
    } catch (cause) {
      if (step.optional) continue;
      const where = await tab.url().catch(() => 'a tab that is gone');
      throw new Error(`step ${JSON.stringify(step)} at ${where}: ${String(cause)}`, { cause });
    }
  }
}

function absolute(address: string, variables: StepVariables): string {
  return new URL(address, variables.origin).href;
}

function fillIn(value: string | undefined, variables: StepVariables): string {
  return (value ?? '').replaceAll('{user}', variables.user ?? '').replaceAll('{password}', variables.password ?? '');
}

function credentialsOf({ httpAuth, user, password }: StepVariables): { credentials?: Credentials } {
  return httpAuth ? { credentials: { username: user ?? '', password: password ?? '' } } : {};
}

function elementOptions({ timeout, nth, force }: Step): ElementOptions {
  return {
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    ...(nth === undefined ? {} : { nth }),
    ...(force ? { force } : {}),
  };
}

function waitState(state: string | undefined): NonNullable<WaitOptions['state']> {
  if (state === 'hidden' || state === 'detached') return 'gone';
  return state === 'attached' || state === 'gone' ? state : 'visible';
}

async function runStep(tab: Tab, step: Step, variables: StepVariables): Promise<void> {
  const options = elementOptions(step);
  const value = fillIn(step.value, variables);
  if (step.goto !== undefined) {
    const timeoutMs = step.timeout ?? 45_000;
    return tab.goto(absolute(step.goto, variables), { ...credentialsOf(variables), timeoutMs });
  }
  if (step.fill) return tab.fill(step.fill, value, options);
  if (step.type) {
    await tab.click(step.type, options);
    return tab.type(value);
  }
  if (step.click) return tab.click(step.click, options);
  if (step.check) return tab.check(step.check, options);
  if (step.press) {
    await tab.focus(step.press, options);
    return tab.press(step.key ?? 'Enter');
  }
  if (step.select) return tab.select(step.select, value, options);
  if (step.hover) return tab.hover(step.hover, options);
  return runWait(tab, step, options);
}

async function runWait(tab: Tab, step: Step, options: ElementOptions): Promise<void> {
  if (step.waitFor) return tab.waitFor(step.waitFor, { ...options, state: waitState(step.state) });
  if (step.waitGone) return tab.waitFor(step.waitGone, { ...options, state: 'gone' });
  if (step.waitUrl) {
    const pattern = new RegExp(step.waitUrl);
    await until(`an address like ${step.waitUrl}`, async () => pattern.test(await tab.url()), options.timeoutMs);
    return;
  }
  if (step.pause) return delay(step.pause);
  throw new Error('no such step');
}
