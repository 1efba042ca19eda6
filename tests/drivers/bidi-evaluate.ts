import type { BidiClient } from './bidi-client.ts';
import { fromJson, jsonCall } from './json-call.ts';

interface EvaluateResult {
  type: 'success' | 'exception';
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/** Calls a function in a browsing context; the page's exception becomes ours. */
export async function evaluateIn<A extends unknown[], R>(
  client: BidiClient,
  context: string,
  fn: ((...args: A) => R | Promise<R>) | string,
  args: A,
): Promise<R> {
  const answer = await client.send<EvaluateResult>('script.evaluate', {
    target: { context },
    awaitPromise: true,
    userActivation: true,
    expression: jsonCall(String(fn), args),
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'exception in the page');
  return fromJson<R>(answer.result?.value);
}

/** Calls a function in Firefox's parent process, where Services, ChromeUtils and WebExtensionPolicy are. */
export async function evaluateInParent<A extends unknown[], R>(
  client: BidiClient,
  fn: (...args: A) => R | Promise<R>,
  ...args: A
): Promise<R> {
  const tree = await client.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const [first] = tree.contexts;
  if (!first) throw new Error('Firefox shows no window of its own');
  return evaluateIn(client, first.context, fn, args);
}
