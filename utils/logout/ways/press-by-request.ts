import type { FetchedPage } from '../../page/fetched-page';
import type { ControlRequest } from '../../page/page-reading';
import { isNormalStore } from '../../session/store';
import { siteOf } from '../../site/site';
import { type Ending, homeOf, isOnSite, limited, notePress, sendAsPerson } from '../ending';
import { NO_WAY, PRESSED, resultOf, type WayResult } from './way';

const MOST_CONFIRMATIONS = 2;

const bodyOf = ({ fields }: ControlRequest) => new URLSearchParams(fields).toString();

function addressOf({ method, url, fields }: ControlRequest): string {
  if (method !== 'GET' || fields.length === 0) return url;
  const address = new URL(url);
  for (const [name, value] of fields) address.searchParams.set(name, value);
  return address.href;
}

/**
 * A provider's last page tells the sites that were entered through it in frames, which only a browser's page would load
 * (OpenID Connect Front-Channel Logout 1.0, section 2). Only sites that are being ended are told.
 */
async function tellParties(ending: Ending, frames: string[], from: string): Promise<void> {
  const { ports, parties, session, signal } = ending;
  if (ending.isLeftAccount || !isNormalStore(session.storeId)) return;
  const due = frames.filter((url) => parties.includes(siteOf(url)));
  await Promise.all(
    due.map((url) =>
      ports.requests.send({ url, site: siteOf(url), cookies: { kind: 'jar' }, from, signal: limited(signal) }),
    ),
  );
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
    origin = answer.address;
    const page: FetchedPage | null = await ending.ports.parser.parse(
      answer.text,
      origin,
      answer.status,
      homeOf(ending),
    );
    if (!page) return PRESSED;
    next = page.confirmation;
    if (!next) await tellParties(ending, page.frames, origin);
  }
  return PRESSED;
}
