import { randomBytes } from 'node:crypto';
import { USER } from './house.ts';

/** Makes and remembers every secret of one house, for the tests that search stores for secrets. */
export class Ledger {
  readonly issued: string[] = [];

  /** 128 random bits as hexadecimal digits. */
  secret(): string {
    return this.note(randomBytes(16).toString('hex'));
  }

  note(value: string): string {
    this.issued.push(value);
    return value;
  }
}

export interface LiveSession {
  id: string;
  /** Hidden token or nonce that is bound to this session. */
  csrf: string;
  /** Null for a visitor who has not logged in. */
  user: string | null;
}

/** The sessions that live on one server. */
export class Sessions {
  readonly #live = new Map<string, LiveSession>();
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  open(user: string | null = USER): LiveSession {
    const session = { id: this.#ledger.secret(), csrf: this.#ledger.secret(), user };
    this.#live.set(session.id, session);
    return session;
  }

  find(id: string | undefined): LiveSession | undefined {
    return id === undefined ? undefined : this.#live.get(id);
  }

  /** Only a session of somebody who logged in. */
  findUser(id: string | undefined): LiveSession | undefined {
    const session = this.find(id);
    return session?.user == null ? undefined : session;
  }

  /** Every session of a person, oldest first. */
  ofUser(user: string): LiveSession[] {
    return [...this.#live.values()].filter((session) => session.user === user);
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#live.delete(id);
  }
}
