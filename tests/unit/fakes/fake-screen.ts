import type { Screen } from '../../../utils/browser/screen';

/** What is on the screen, as words: `cover`, or the address that was started with. */
export class FakeScreen implements Screen {
  readonly shown: string[] = [];
  isUp = false;
  clears = 0;
  #onLastWindowClosed: () => void = () => undefined;
  #onUncovered: () => void = () => undefined;

  cover = async (): Promise<void> => {
    if (!this.isUp) this.shown.push('cover');
    this.isUp = true;
  };

  isCovered = async (): Promise<boolean> => this.isUp;

  uncover = async (): Promise<void> => {
    this.isUp = false;
  };

  clear = async (): Promise<void> => {
    this.clears++;
  };

  start = async (address: string): Promise<void> => {
    this.shown.push(`start ${address}`);
  };

  openWelcome = async (): Promise<void> => {
    this.shown.push('welcome');
  };

  onLastWindowClosed = (listener: () => void): void => {
    this.#onLastWindowClosed = listener;
  };

  onUncovered = (listener: () => void): void => {
    this.#onUncovered = listener;
  };

  closeLastWindow = (): void => this.#onLastWindowClosed();

  closeCover(): void {
    this.isUp = false;
    this.#onUncovered();
  }
}
