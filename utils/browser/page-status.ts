const LIMIT_MS = 8_000;

/**
 * Whether an address is answered with an ok status, as the W3C's “Detecting the reliability of HTTP status codes” asks:
 * no credentials, no cache, redirects followed. Null where there is no answer.
 */
export async function isAnsweredOk(address: string): Promise<boolean | null> {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return null; // No network, no such host, a refused certificate: nothing is there to rely on.
  }
}
