import type { NetworkEvent, NetworkWatch } from '../../../utils/browser/network-watch';

/** Requests of pages, as a test makes them happen. */
export class FakeNetworkWatch implements NetworkWatch {
  readonly #listeners: ((event: NetworkEvent) => void)[] = [];

  onEvent = (listener: (event: NetworkEvent) => void): void => {
    this.#listeners.push(listener);
  };

  happen(event: NetworkEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** A request of a page's script that was answered with success, unless told otherwise. */
export const networkEvent = (rest: Partial<NetworkEvent> & Pick<NetworkEvent, 'url'>): NetworkEvent => ({
  kind: 'answered',
  requestId: '1',
  tabId: 1,
  type: 'xmlhttprequest',
  method: 'GET',
  status: rest.kind === 'sent' ? 0 : 200,
  headers: [],
  fields: [],
  ...rest,
});
