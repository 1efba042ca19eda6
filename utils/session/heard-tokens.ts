/** Each renewal brings another one, and only the newest lets in for long. */
const MOST_OF_ORIGIN = 3;
const MOST_ORIGINS = 8;
/** Older ones are told as long as no more than these are told in all: each has to be proven by itself. */
const MOST_WITH_OLDER = 5;

/** Tokens that calls of the sites' pages carried: values, in memory only. */
export interface HeardTokens {
  add(key: string, origin: string, value: string): void;
  /** Of one session: the newest of each service, then older ones. */
  of(key: string): string[];
  forget(key: string): void;
}

/** A service that renews its token often does not push out another one's that was heard but once. */
export function createHeardTokens(): HeardTokens {
  const heard = new Map<string, Map<string, string[]>>();
  return {
    add(key, origin, value) {
      const here = heard.get(key) ?? new Map<string, string[]>();
      const others = (here.get(origin) ?? []).filter((one) => one !== value);
      here.delete(origin);
      here.set(origin, [...others, value].slice(-MOST_OF_ORIGIN));
      const [oldest] = here.keys();
      if (here.size > MOST_ORIGINS && oldest) here.delete(oldest);
      heard.set(key, here);
    },
    of(key) {
      const newestFirst = [...(heard.get(key)?.values() ?? [])].reverse().map((values) => [...values].reverse());
      const newest = new Set(newestFirst.flatMap((values) => values.slice(0, 1)));
      const older = new Set(newestFirst.flatMap((values) => values.slice(1))).difference(newest);
      return [...newest, ...[...older].slice(0, Math.max(0, MOST_WITH_OLDER - newest.size))];
    },
    forget: (key) => void heard.delete(key),
  };
}
