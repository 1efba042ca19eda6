import type { FetchedPage } from '../../page/fetched-page';
import type { ControlRequest } from '../../page/page-reading';
import { type Ending, isOnSite, notePress, sendAsPerson } from '../ending';
import { NO_WAY, PRESSED, resultOf, type WayResult } from './way';

const MOST_CONFIRMATIONS = 2;

const bodyOf = ({ fields }: ControlRequest) => new URLSearchParams(fields).toString();

function addressOf({ method, url, fields }: ControlRequest): string {
  if (method !== 'GET' || fields.length === 0) return url;
  const address = new URL(url);
  for (const [name, value] of fields) address.searchParams.set(name, value);
  return address.href;
}

/** Sends what pressing a control amounts to, and answers yes when the site asks whether the person is sure. */
export async function pressByRequest(ending: Ending, control: ControlRequest, from: string): Promise<WayResult> {
  let next: ControlRequest | null = control;
  let origin = from;
  await notePress(ending);
  for (let turn = 0; next && turn <= MOST_CONFIRMATIONS; turn++) {
    // A log-out that goes on at a provider is the provider's own session, and is ended as such.
    if (!isOnSite(ending, next.url)) return turn > 0 ? PRESSED : NO_WAY;
    const url = addressOf(next);
    const answer = await sendAsPerson(ending, {
      url,
      method: next.method,
      from: origin,
      ...(next.method === 'POST'
        ? { body: bodyOf(next), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
        : {}),
    });
    if (!answer.ok || answer.status >= 400) return turn > 0 ? PRESSED : resultOf(answer, url);
    const page: FetchedPage = await ending.ports.parser.parse(answer.text, answer.address, answer.status);
    origin = answer.address;
    next = page.confirmation;
  }
  return PRESSED;
}
