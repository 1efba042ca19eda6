/** An administrator's collector of reports; only ever the address that a policy names. */
export interface Collector {
  /** Sends JSON; answers with the status, or null where nobody answered. */
  post(address: string, body: unknown): Promise<number | null>;
}

const PATIENCE_MS = 15_000;

export const collector: Collector = {
  post: (address, body) =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      ({ status }) => status,
      () => null, // away, for whatever reason: it is asked again later
    ),
};
