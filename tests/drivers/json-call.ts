/** Source of an expression that calls `fn` in a page and gives its result as JSON; both protocols take it. */
export function jsonCall(fn: string, args: readonly unknown[]): string {
  return `(async () => JSON.stringify({ value: await (${fn})(...${JSON.stringify(args)}) }))()`;
}

/** The one place where a page's answer gets its type: it is what the function given to the page returns. */
export function fromJson<R>(json: unknown): R {
  if (typeof json !== 'string') throw new Error(`the page answered no JSON: ${String(json)}`);
  return (JSON.parse(json) as { value: R }).value;
}
