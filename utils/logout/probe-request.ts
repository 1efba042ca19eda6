import type { SiteCookie } from '../browser/cookie-jar';
import type { SiteAnswer } from '../browser/site-requests';
import { siteOf } from '../site/site';
import { cookieHeader } from './credential';
import { type Ending, limited, sendAsPerson } from './ending';
import { type Sample, wordsOf } from './sample';

/** A question that the site answers differently to the person and to a stranger. */
export interface Question {
  method: 'GET' | 'POST';
  address: string;
  /** Header that carries a token, when it is not cookies that do. */
  header: { name: string; scheme: string } | null;
}

/** Who asks: nobody, somebody with these cookies, somebody with this token. */
export interface Asker {
  cookies: SiteCookie[];
  token?: string;
  /** The person asks with the jar itself, so that cookies which the site renews on the way are kept. */
  isPerson?: true;
}

export const STRANGER: Asker = { cookies: [] };

function tokenHeader({ header }: Question, token: string | undefined): Record<string, string> {
  if (!header || token === undefined) return {};
  return { [header.name]: header.scheme ? `${header.scheme} ${token}` : token };
}

async function send(ending: Ending, question: Question, asker: Asker, signal: AbortSignal): Promise<SiteAnswer> {
  const request = {
    url: question.address,
    method: question.method,
    headers: tokenHeader(question, asker.token),
  };
  if (asker.isPerson) return sendAsPerson(ending, request);
  const header = cookieHeader(asker.cookies, question.address);
  return ending.ports.requests.send({
    ...request,
    site: siteOf(question.address),
    cookies: header ? { kind: 'exact', header } : { kind: 'none' },
    signal: limited(signal),
  });
}

/**
 * Asks with exactly this credential. Unless the person asks, nothing is taken from the jar and nothing is stored in
 * it, so that neither the person's cookies nor a provider's can bring a session back. Null when there is no answer.
 */
export async function ask(
  ending: Ending,
  question: Question,
  asker: Asker,
  signal: AbortSignal,
): Promise<Sample | null> {
  const answer = await send(ending, question, asker, signal);
  if (!answer.ok) return null;
  const isPage = /<html|<body|<form|<a\s/i.test(answer.text);
  const page = isPage ? await ending.ports.parser.parse(answer.text, answer.address, answer.status) : null;
  const { origin, pathname } = new URL(answer.address);
  return {
    status: answer.status,
    address: origin + pathname,
    verdict: page?.reading.verdict ?? 'unknown',
    words: wordsOf(answer.text),
  };
}
