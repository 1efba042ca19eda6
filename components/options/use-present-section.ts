import { useEffect, useState } from 'preact/hooks';

/** The section that is being read: the one that crosses a line in the upper third of the page. */
export function usePresentSection(ids: string[], isReady: boolean): string | null {
  const [present, setPresent] = useState<string | null>(ids[0] ?? null);
  useEffect(() => {
    if (!isReady || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        const crossing = entries.find(({ isIntersecting }) => isIntersecting);
        if (crossing) setPresent(crossing.target.id);
      },
      { rootMargin: '-25% 0px -74% 0px' },
    );
    for (const section of document.querySelectorAll('.options-section')) observer.observe(section);
    return () => observer.disconnect();
  }, [isReady]);
  return present;
}
