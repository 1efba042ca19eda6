/**
 * Runs in the page: every English text that is seen, or read aloud, where another language should be. Self-contained, for
 * it is sent as text. `texts` are the English texts that are worded differently in the language of the page.
 */
export function findUntranslated(texts: string[]): string[] {
  const english = new Set(texts);
  const found: (string | null)[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) found.push(walker.currentNode.textContent);
  for (const element of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder'])
      found.push(element.getAttribute(name));
  const seen = found.map((words) => words?.trim() ?? '').filter((words) => english.has(words));
  return [...new Set(seen)].map((words) => `untranslated: ${words}`);
}
