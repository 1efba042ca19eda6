import { useState } from 'preact/hooks';

/** A site's icon as the browser holds it, or a tile with the first letter of its name. Decorative: the name stands beside it. */
export function SiteIcon({ site, name, iconUrl }: { site: string; name: string; iconUrl: string | null }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (iconUrl !== null && iconUrl !== broken)
    return (
      <span class="site-icon" aria-hidden="true">
        <img src={iconUrl} alt="" width={20} height={20} onError={() => setBroken(iconUrl)} />
      </span>
    );
  return (
    <span class="site-icon site-icon-letter" style={{ '--hue': String(hueOf(site)) }} aria-hidden="true">
      {[...name][0]?.toLocaleUpperCase() ?? '?'}
    </span>
  );
}

/** The same site always gets the same hue (degrees); twelve hues, so that neighbours can be told apart. */
function hueOf(site: string): number {
  let sum = 0;
  for (const letter of site) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % 12) * 30;
}
