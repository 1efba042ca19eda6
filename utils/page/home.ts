/**
 * Where a session is at home: the registrable domains of its site. The background tells, for the table of suffixes is too
 * big for a page.
 */
export interface Home {
  sites: string[];
}

/** Whether a host is one of the home's sites or below one. */
export function isHomeHost(host: string, { sites }: Home): boolean {
  const plain = host.replace(/^\[|\]$|\.$/g, ''); // of an IPv6 address, or of a name with its root
  return sites.some((site) => plain === site || plain.endsWith(`.${site}`));
}
