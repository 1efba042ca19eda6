/**
 * The site that a person means by what they typed: an address, a host or a domain. Known domains win, so that
 * `mail.example.com` is `example.com` where that is known. Null when it is no host at all.
 */
export function siteFromInput(text: string, knownDomains: string[]): string | null {
  const address = text.trim().replace(/^(?!\w+:\/\/)/, 'https://');
  if (!URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/^www\./, '');
  if (!/^[^.]+(\.[^.]+)+$/.test(host)) return null;
  return knownDomains.find((domain) => host === domain || host.endsWith(`.${domain}`)) ?? host;
}
