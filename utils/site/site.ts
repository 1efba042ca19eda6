import { parse } from 'tldts';

/**
 * The site a host or an address belongs to: its registrable domain, private suffixes counted
 * (`alice.github.io` is a site of its own). What has none (localhost, an IP address, a name without
 * a dot, a bare suffix) is a site by itself. Lower case; empty when there is no host at all (`about:blank`).
 */
export function siteOf(hostOrUrl: string): string {
  const { domain, hostname } = parse(hostOrUrl.trim().replace(/^\.+(?=[^.])/, ''), { allowPrivateDomains: true });
  return domain ?? hostname ?? '';
}

/** Whether a text is exactly a registrable domain: no host below one, no bare suffix, no address. */
export const isRegistrableDomain = (text: string): boolean =>
  parse(text, { allowPrivateDomains: true }).domain === text;
