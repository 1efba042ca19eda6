import type { KeyValueStore } from '../browser/stores';
import { fieldsOf, isSessionKey, readSession, readTrace } from './read-ledger';
import type { Session } from './session';
import { EMPTY_TRACE, type SiteTrace } from './site-trace';

interface State {
  sessions: Record<string, Session>;
  traces: Record<string, SiteTrace>;
}

const STORE_KEY = 'ledger';

/** What an earlier life, or an older version, has written: whole sessions and traces, and nothing else. */
function understood(saved: unknown): State {
  const { sessions, traces } = fieldsOf(saved);
  const read = <T>(from: unknown, readOne: (key: string, value: unknown) => T | null) =>
    Object.fromEntries(
      Object.entries(fieldsOf(from)).flatMap(([key, value]) => {
        const one = isSessionKey(key) ? readOne(key, value) : null;
        return one === null ? [] : [[key, one] as const];
      }),
    );
  return { sessions: read(sessions, readSession), traces: read(traces, (_, value) => readTrace(value)) };
}

/** The one place that knows which sessions are open. Kept in memory-backed storage: empty after a restart. */
export interface Ledger {
  /** Resolves when what an earlier life of the background knew is loaded. */
  ready: Promise<void>;
  /** True when storage was empty: the browser or the extension has just started. */
  isFresh(): boolean;
  sessions(): Session[];
  get(key: string): Session | undefined;
  put(session: Session): void;
  remove(key: string): void;
  trace(key: string): SiteTrace;
  /** Keys of all sites that left a trace in this visit. */
  traceKeys(): string[];
  setTrace(key: string, trace: SiteTrace): void;
  /** Drops what is known of a site altogether, after it was wiped. */
  forget(key: string): void;
  onChange(listener: () => void): void;
}

/** Which cookie is the likeliest may change with every value that a page sets: new in memory, and no reason to write. */
const worthWriting = (session: Session | undefined): string | undefined =>
  session && JSON.stringify({ ...session, cookieNames: session.cookieNames.toSorted() });

/** Writes at most one at a time; a burst of changes becomes one write more. */
function createSaver(save: () => Promise<void>, onFailure: (error: unknown) => void): () => void {
  let isWriting = false;
  let isStale = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    isStale = false;
    try {
      await save();
    } catch (error) {
      onFailure(error);
    } finally {
      isWriting = false;
    }
    if (isStale) await write();
  };
  return () => {
    if (isWriting) isStale = true;
    else void write();
  };
}

export function createLedger(store: KeyValueStore, onFailure: (error: unknown) => void): Ledger {
  let state: State = { sessions: {}, traces: {} };
  let isFresh = false;
  const listeners: (() => void)[] = [];
  const save = createSaver(() => store.set(STORE_KEY, state), onFailure);
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const changed = () => {
    save();
    tell();
  };
  const load = async () => {
    try {
      const saved = await store.get(STORE_KEY);
      isFresh = saved === undefined;
      if (isFresh) save();
      else state = understood(saved);
    } catch (error) {
      onFailure(error); // what is open is found again; memory that cannot be read must not keep anybody logged in
    }
  };
  return {
    ready: load(),
    isFresh: () => isFresh,
    sessions: () => Object.values(state.sessions),
    get: (key) => state.sessions[key],
    put(session) {
      const isSame = worthWriting(state.sessions[session.key]) === worthWriting(session);
      state.sessions[session.key] = session;
      if (!isSame) save();
      tell(); // of an equal one as well: that it was looked at is news to whoever shows that
    },
    remove(key) {
      if (!(key in state.sessions)) return;
      delete state.sessions[key];
      changed();
    },
    trace: (key) => state.traces[key] ?? EMPTY_TRACE,
    traceKeys: () => Object.keys(state.traces),
    setTrace(key, trace) {
      if (state.traces[key] === trace) return;
      state.traces[key] = trace;
      save();
    },
    forget(key) {
      delete state.sessions[key];
      delete state.traces[key];
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
