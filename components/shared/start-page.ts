/** Sets what every page of ours says of itself to the browser: its language and its writing direction. */
export function startPage({ language, direction }: { language: string; direction: string }): HTMLElement {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  return document.getElementById('app') ?? document.body;
}
