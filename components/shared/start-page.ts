/**
 * Sets what every page of ours says of itself to the browser: its language, its writing direction and, where it has one,
 * its title.
 */
export function startPage({ language, direction }: { language: string; direction: string }, title = ''): HTMLElement {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  if (title !== '') document.title = `${title} – ${document.title}`;
  return document.getElementById('app') ?? document.body;
}
