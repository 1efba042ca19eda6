/*
 * The functions below run inside pages of Firefox: together they are one source text, so they use nothing from outside.
 * Beyond CSS they know Playwright's `:has-text('x')` and `:text('x')`, and comma lists of all these.
 */

/** What an element is like, told from inside the page. Coordinates are those of the viewport, in CSS pixels. */
export interface ElementState {
  isVisible: boolean;
  isEnabled: boolean;
  /** True when a press at `x`, `y` reaches the element. */
  isHit: boolean;
  x: number;
  y: number;
}

export type Question =
  | { ask: 'count' | 'state' | 'text' | 'focus' | 'isChecked' }
  | { ask: 'attribute'; name: string }
  | { ask: 'select'; value: string };

function squash(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Splits at top-level commas only: not within quotes, brackets or parentheses. */
function alternatives(list: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const char of list) {
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (char === ',' && depth === 0 && !quote) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

function findOne(single: string): Element[] {
  const special = /^(.*?):(has-text|text)\((["'])(.*?)\3\)\s*(.*)$/s.exec(single);
  if (!special) return [...document.querySelectorAll(single)];
  const [, before = '', kind, , wanted = '', after = ''] = special;
  const hasText = (element: Element) => squash(element.textContent).includes(squash(wanted));
  const withText = [...document.querySelectorAll(before.trim() || '*')].filter(hasText);
  // `:text` means the smallest element with the text, `:has-text` any.
  const found = kind === 'text' ? withText.filter((element) => ![...element.children].some(hasText)) : withText;
  if (!after) return found;
  return found.flatMap((element) => [...element.querySelectorAll(`:scope ${after}`)]);
}

function findAll(selector: string): Element[] {
  const found = new Set(alternatives(selector).flatMap(findOne));
  return [...found].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

function scrollToSee(element: Element): void {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  if (top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth) return;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

function stateOf(element: Element): ElementState {
  scrollToSee(element);
  const whole = element.getBoundingClientRect();
  // An inline element over two lines has a hole in the middle of its box: its first line box is sure to be itself.
  const box = element.getClientRects()[0] ?? whole;
  const x = Math.floor(box.left + box.width / 2);
  const y = Math.floor(box.top + box.height / 2);
  const hit = document.elementFromPoint(x, y);
  const label = element.closest('label');
  return {
    isVisible: whole.width > 0 && whole.height > 0 && getComputedStyle(element).visibility === 'visible',
    isEnabled: !element.matches(':disabled'),
    isHit: hit !== null && (element.contains(hit) || (label?.contains(hit) ?? false)),
    x,
    y,
  };
}

function focusOn(element: HTMLElement): { value: string } {
  element.focus();
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.select();
    return { value: element.value };
  }
  if (element.isContentEditable) getSelection()?.selectAllChildren(element);
  return { value: element.textContent ?? '' };
}

function selectOption(list: HTMLSelectElement, wanted: string): { value: string } | null {
  const option = [...list.options].find(({ value, label }) => value === wanted || label === wanted);
  if (!option) return null;
  list.value = option.value;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return { value: option.value };
}

function answer(selector: string, nth: number, question: Question): unknown {
  const found = findAll(selector);
  if (question.ask === 'count') return { count: found.length };
  const element = found[nth] as HTMLElement | undefined;
  if (!element) return null;
  if (question.ask === 'state') return stateOf(element);
  // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is asked, so hidden parts must not count
  if (question.ask === 'text') return { text: element.innerText ?? element.textContent ?? '' };
  if (question.ask === 'attribute') return { value: element.getAttribute(question.name) };
  if (question.ask === 'isChecked') return { isChecked: (element as HTMLInputElement).checked };
  if (question.ask === 'focus') return focusOn(element);
  if (question.ask === 'select') return selectOption(element as HTMLSelectElement, question.value);
  return null;
}

const PARTS = [squash, alternatives, findOne, findAll, scrollToSee, stateOf, focusOn, selectOption, answer];

/** Source of a function `(selector, nth, question)` that answers about the nth element; null when it is not there. */
export const ASK_ELEMENT = `(...asked) => {\n${PARTS.map(String).join('\n')}\nreturn answer(...asked);\n}`;
