import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { NetworkEvent } from '../../../utils/browser/network-watch';
import { entranceOf, isAnswerByForm, samlSignInOf } from '../../../utils/session/entrance';
import { networkEvent } from '../fakes/fake-network-watch';

const SHOP = 'https://www.shop.test/start';
const PROVIDER = 'https://accounts.provider.test/sso';
const ENTERED = { site: 'shop.test', provider: 'provider.test' };
const navigation = (rest: Partial<NetworkEvent> & { url: string }) =>
  networkEvent({ type: 'main_frame', kind: 'sent', ...rest });

describe('a login request names where it wants to return to', () => {
  const at = (query: string) => entranceOf(navigation({ url: `${PROVIDER}?${query}` }), '');

  test.each([
    ['OpenID', 'client_id=1&redirect_uri=https%3A%2F%2Fwww.shop.test%2Fcallback'],
    ['CAS', 'service=https%3A%2F%2Fwww.shop.test%2Flogin'],
    ['WS-Federation, by its realm', 'wa=wsignin1.0&wtrealm=https%3A%2F%2Fwww.shop.test%2F'],
    ['WS-Federation, by its reply', 'wa=wsignin1.0&wtrealm=urn%3Ashop&wreply=https%3A%2F%2Fwww.shop.test%2Fin'],
  ])('%s', (_, query) => {
    expect(at(query)).toEqual(ENTERED);
  });

  test.each([
    ['no return', 'q=1'],
    ['the provider’s own pages', 'redirect_uri=https%3A%2F%2Fwww.provider.test%2F'],
    ['a path only', 'redirect_uri=%2Fhome'],
    ['an application, not a site', 'client_id=1&service=lso'],
    ['something without a host', 'redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob'],
    ['a log-out by WS-Federation', 'wa=wsignout1.0&wreply=https%3A%2F%2Fwww.shop.test%2F'],
  ])('is not seen in %s', (_, query) => {
    expect(at(query)).toBeNull();
  });
});

describe('a request or an answer that names nobody belongs to the page it comes from', () => {
  test.each<[string, Partial<NetworkEvent> & { url: string }, string]>([
    ['SAML by redirect', { url: `${PROVIDER}?SAMLRequest=abc&RelayState=7` }, SHOP],
    ['SAML by a form', { url: PROVIDER, method: 'POST', fields: ['SAMLRequest', 'RelayState'] }, SHOP],
    ['WS-Federation with a name for a realm', { url: `${PROVIDER}?wa=wsignin1.0&wtrealm=urn%3Ashop` }, SHOP],
    ['the answer by a form', { url: SHOP, method: 'POST', fields: ['SAMLResponse', 'RelayState'] }, PROVIDER],
    ['the answer of WS-Federation', { url: SHOP, method: 'POST', fields: ['wa', 'wresult', 'wctx'] }, PROVIDER],
    ['an artifact', { url: `${SHOP}?SAMLart=abc` }, PROVIDER],
  ])('%s', (_, event, from) => {
    expect(entranceOf(navigation(event), from)).toEqual(ENTERED);
  });

  test.each<[string, Partial<NetworkEvent> & { url: string }, string]>([
    ['a log-out that is answered by redirect', { url: `${PROVIDER}?SAMLResponse=abc` }, SHOP],
    ['one site', { url: `${PROVIDER}?SAMLRequest=abc` }, 'https://www.provider.test/'],
    ['a tab that was empty', { url: `${PROVIDER}?SAMLRequest=abc` }, ''],
    ['any other form', { url: SHOP, method: 'POST', fields: ['name', 'password'] }, PROVIDER],
  ])('is not seen in %s', (_, event, from) => {
    expect(entranceOf(navigation(event), from)).toBeNull();
  });

  test('only an answer by a form says that the provider knows the person', () => {
    expect(isAnswerByForm(navigation({ url: SHOP, method: 'POST', fields: ['SAMLResponse'] }))).toBe(true);
    expect(isAnswerByForm(navigation({ url: PROVIDER, method: 'POST', fields: ['SAMLRequest'] }))).toBe(false);
    expect(isAnswerByForm(navigation({ url: `${SHOP}?SAMLResponse=abc` }))).toBe(false);
  });
});

describe('how a relying party asks by SAML', () => {
  const asking = (text: string) => {
    const request = deflateRawSync(text).toString('base64');
    return {
      request,
      url: `${PROVIDER}?${new URLSearchParams({ SAMLRequest: request, RelayState: 'https://www.shop.test/?t=1' })}`,
    };
  };
  const LOGIN = '<samlp:AuthnRequest ID="_1"><saml:Issuer>https://www.shop.test/</saml:Issuer></samlp:AuthnRequest>';

  test('is kept without what the party wants to be told afterwards', async () => {
    const { request, url } = asking(LOGIN);
    expect(await samlSignInOf(url)).toEqual({ address: PROVIDER, parameters: { SAMLRequest: request } });
  });

  test.each([
    ['a log-out', asking('<samlp:LogoutRequest ID="_1"></samlp:LogoutRequest>').url],
    ['one that names somebody', asking(LOGIN.replace('</samlp', '<saml:Subject>alice</saml:Subject></samlp')).url],
    ['something else by that name', `${PROVIDER}?SAMLRequest=abc`],
    ['no base64', `${PROVIDER}?SAMLRequest=%2A`],
    ['another address', `${PROVIDER}?client_id=1`],
  ])('%s is not', async (_, url) => {
    expect(await samlSignInOf(url)).toBeNull();
  });
});
