import type { Remembered, RememberedKind, RememberedList } from '../../../utils/browser/remembered-list';

interface Entry {
  urls: string[];
  storeId: string | null;
}

/** A list that the browser keeps, in memory. */
export class FakeRememberedList implements RememberedList {
  readonly kind: RememberedKind;
  isAllowed = true;
  /** Entries that cannot be forgotten. */
  isStubborn: (entry: Entry) => boolean = () => false;
  #entries: Entry[];

  constructor(kind: RememberedKind, entries: Entry[]) {
    this.kind = kind;
    this.#entries = entries;
  }

  /** First address of each entry that is there now. */
  get now(): string[] {
    return this.#entries.map(({ urls: [first = ''] }) => first);
  }

  all = async (): Promise<Remembered[] | null> =>
    this.isAllowed ? this.#entries.map((entry) => ({ ...entry, forget: () => this.#forget(entry) })) : null;

  async #forget(entry: Entry): Promise<void> {
    if (this.isStubborn(entry)) throw new Error('cannot be forgotten');
    this.#entries = this.#entries.filter((one) => one !== entry);
  }
}
