import { PASSWORD } from '../../sites/town/house.ts';
import type { Ledger } from '../../sites/town/sessions.ts';

export interface Account {
  id: string;
  username: string;
}

/** What tells one browser from another before anybody logs in. */
export interface Device {
  mid: string;
  igDid: string;
  datr: string;
}

export interface InstagramSession {
  sessionid: string;
  account: Account;
  device: string;
}

interface SavedLogin {
  account: Account;
  mid: string;
}

/** The accounts behind the simulated Instagram. Two, because people switch between theirs. */
export const ACCOUNTS: Account[] = [
  { id: '4815162342', username: 'alice' },
  { id: '1618033988', username: 'bob' },
];

/** What the servers of Instagram know: sessions, saved logins, devices, passwords. */
export class InstagramServer {
  readonly #ledger: Ledger;
  readonly #sessions = new Map<string, InstagramSession>();
  /** Nonces of saved logins; each works once and only with the `mid` it was made for. */
  readonly #saved = new Map<string, SavedLogin>();
  /** Profiles that a device is known for, by its three cookies together. */
  readonly #profiles = new Map<string, Set<string>>();
  readonly #passwords = new Map(ACCOUNTS.map(({ id }) => [id, PASSWORD]));

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  secret(): string {
    return this.#ledger.secret();
  }

  logIn(username: string, password: string, device: string): InstagramSession | null {
    const account = ACCOUNTS.find((one) => one.username === username);
    return account && this.#passwords.get(account.id) === password ? this.#open(account, device) : null;
  }

  /** Logs in by a saved nonce; it is used up, whether it fits or not. */
  logInSaved(userId: string, nonce: string, device: Device): InstagramSession | null {
    const saved = this.#saved.get(nonce);
    this.#saved.delete(nonce);
    return saved?.account.id === userId && saved.mid === device.mid ? this.#open(saved.account, 'saved login') : null;
  }

  find(sessionid: string | undefined): InstagramSession | undefined {
    return sessionid === undefined ? undefined : this.#sessions.get(sessionid);
  }

  sessionsOf(account: Account): InstagramSession[] {
    return [...this.#sessions.values()].filter((session) => session.account.id === account.id);
  }

  end(sessionid: string): void {
    this.#sessions.delete(sessionid);
  }

  /** Ends the account's sessions but this one. */
  endOthers(session: InstagramSession): void {
    for (const other of this.sessionsOf(session.account))
      if (other.sessionid !== session.sessionid) this.end(other.sessionid);
  }

  changePassword(account: Account, from: string, to: string): boolean {
    if (this.#passwords.get(account.id) !== from || to === '') return false;
    this.#passwords.set(account.id, to);
    return true;
  }

  /** Saves the login for one click; the nonce is what the page keeps. */
  save(account: Account, device: Device): string {
    const nonce = this.secret();
    this.#saved.set(nonce, { account, mid: device.mid });
    const key = keyOf(device);
    this.#profiles.set(key, (this.#profiles.get(key) ?? new Set()).add(account.username));
    return nonce;
  }

  isSaved(nonce: string, mid: string): boolean {
    return this.#saved.get(nonce)?.mid === mid;
  }

  /** User names that this device is known for; none when one of its three cookies is gone. */
  profilesOf(device: Device): string[] {
    return [...(this.#profiles.get(keyOf(device)) ?? [])];
  }

  #open(account: Account, device: string): InstagramSession {
    // The value begins with the account's number, as the real one does.
    const sessionid = this.#ledger.note(`${account.id}%3A${this.secret()}%3A12`);
    const session = { sessionid, account, device };
    this.#sessions.set(sessionid, session);
    return session;
  }
}

const keyOf = ({ mid, igDid, datr }: Device): string => `${mid} ${igDid} ${datr}`;
