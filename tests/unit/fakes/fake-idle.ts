import type { IdleWatch, Presence } from '../../../utils/browser/idle-watch';

/** A person who is there or not, as a test says. */
export class FakeIdle implements IdleWatch {
  tellsLock = true;
  seconds: number | null = null;
  presence: Presence = 'active';
  #listener: (presence: Presence) => void = () => undefined;

  setInterval = (seconds: number): void => {
    this.seconds = seconds;
  };

  now = async (): Promise<Presence> => this.presence;

  onChange = (listener: (presence: Presence) => void): void => {
    this.#listener = listener;
  };

  become(presence: Presence): void {
    this.presence = presence;
    this.#listener(presence);
  }
}
