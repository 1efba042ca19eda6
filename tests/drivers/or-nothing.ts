/** A page that vanishes while the extension is exchanged may do so without an answer to who asked in it. */
const ANSWER_LIMIT_MS = 10_000;

/** The answer, or undefined where none comes in time. */
export async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ANSWER_LIMIT_MS, undefined);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
