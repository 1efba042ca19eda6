import type { NetworkEvent } from '../browser/network-watch';
import { siteOf } from '../site/site';
import type { SiteTrace } from './site-trace';

/** Parameters of an authorization request that say nothing of the person (OpenID Connect Core, section 3.1.2.1). */
const OF_NOBODY = ['client_id', 'redirect_uri', 'scope', 'response_type', 'response_mode', 'audience', 'resource'];

/** A login request of SAML has a few hundred letters. */
const LONGEST_REQUEST = 8_000;

/** The authorization request that an address is, as any visitor would make it; null for any other address. */
export function signInOf(url: string): SiteTrace['signIn'] {
  const { origin, pathname, searchParams } = new URL(url);
  if (!searchParams.has('client_id') || !searchParams.has('response_type')) return null;
  // A return address with a query of its own may hold something of the person.
  if (/[?#]/.test(searchParams.get('redirect_uri') ?? '')) return null;
  const known = OF_NOBODY.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { address: origin + pathname, parameters: Object.fromEntries(known) };
}

/**
 * The same for a login request of SAML (HTTP Redirect binding, section 3.4.4.1 of the bindings): compressed, and also
 * the name of a request to log out, which must not be asked again. One that names a subject is about somebody.
 */
export async function samlSignInOf(url: string): Promise<SiteTrace['signIn']> {
  const { origin, pathname, searchParams } = new URL(url);
  const request = searchParams.get('SAMLRequest');
  if (request === null || request.length > LONGEST_REQUEST) return null;
  const text = await inflated(request);
  if (!/^\s*(?:<\?[^>]*>\s*)?<(?:\w+:)?AuthnRequest\b/.test(text) || /<(?:\w+:)?Subject\b/.test(text)) return null;
  return { address: origin + pathname, parameters: { SAMLRequest: request } };
}

/** Base64 of what is compressed without a head, as text; empty where it is no such thing. */
async function inflated(base64: string): Promise<string> {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await new Response(text).text();
  } catch {
    return ''; // Anybody may send anything by this name.
  }
}

/** Which site was entered, and through whose login. */
export interface Entrance {
  site: string;
  provider: string;
}

const between = (party: string, provider: string): Entrance | null => {
  const entrance = { site: siteOf(party), provider: siteOf(provider) };
  return entrance.site === '' || entrance.provider === '' || entrance.site === entrance.provider ? null : entrance;
};

/** Where a login request says that it wants to return to: OpenID, CAS, and WS-Federation (section 13.1 there). */
function returnOf({ searchParams: asked }: URL): string | null {
  if (asked.get('wa') === 'wsignin1.0') return asked.get('wreply') ?? asked.get('wtrealm');
  return asked.get('redirect_uri') ?? (asked.has('client_id') ? null : asked.get('service'));
}

/** Names by which a request asks a provider for a login: SAML 2.0 bindings (section 3.4), WS-Federation. */
const ASKS = ['SAMLRequest'];
/** Names by which a provider answers, in a form that its page sends by itself, or with an artifact. */
const ANSWERS = ['SAMLResponse', 'wresult'];

/**
 * The entrance that a navigation belongs to: a login request by the address that it wants to return to, or by the page
 * that it comes from (`from`); an answer by the provider's page that sends it. The provider is told by the direction.
 */
export function entranceOf({ url, method, fields }: NetworkEvent, from: string): Entrance | null {
  const address = new URL(url);
  const back = returnOf(address);
  if (back && URL.canParse(back) && siteOf(back) !== '') return between(back, url);
  if (!URL.canParse(from)) return null;
  const has = (name: string) => address.searchParams.has(name) || fields.includes(name);
  // An answer by redirect belongs to a log-out (SAML 2.0 profiles, section 4.1.2: a login is never answered so).
  const isAnswer = (method === 'POST' && ANSWERS.some(has)) || address.searchParams.has('SAMLart');
  if (isAnswer) return between(url, from);
  return ASKS.some(has) || address.searchParams.get('wa') === 'wsignin1.0' ? between(from, url) : null;
}

/** Whether a provider sends somebody back with an answer that only somebody it knows gets, as a form. */
export const isAnswerByForm = ({ method, fields }: NetworkEvent): boolean =>
  method === 'POST' && ANSWERS.some((name) => fields.includes(name));

/**
 * Whether a request is a provider's answer that it knows the person: the address that the relying party named, with a
 * code, or sent there as a form (OpenID Connect Core, section 3.1.2.5; OAuth 2.0 Form Post Response Mode).
 */
export function isReturnOf({ url, method }: NetworkEvent, signIn: SiteTrace['signIn']): boolean {
  const back = signIn?.parameters.redirect_uri;
  if (!back || !URL.canParse(back)) return false;
  const [here, there] = [new URL(url), new URL(back)];
  const isThere = here.origin === there.origin && here.pathname === there.pathname;
  return isThere && (here.searchParams.has('code') || method === 'POST');
}
