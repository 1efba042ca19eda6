/** Waits so long (milliseconds) for work of the browser's that may never come to an end; then rejects, naming `what`. */
export function inTime<T>(what: string, work: Promise<T>, ms: number): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  return new Promise((resolve, reject) => {
    limit.addEventListener('abort', () => reject(new Error(`${what}: no answer`)));
    work.then(resolve, reject);
  });
}
