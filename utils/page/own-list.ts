import { isInFrame } from './context';
import { closest } from './dom';
import { textOf } from './label';
import { isAccountLabel } from './words';

const MOST_ENTRIES = 12;

/**
 * Whether the entry is one of a list in the page's frame that is a menu of the person's own things: choosing acts at
 * once, because nothing is there to send it with. A list of which a form asks something only sets something.
 */
export function isOfOwnList(option: Element): boolean {
  const list = closest(option, 'select') as HTMLSelectElement | null;
  if (!list || list.multiple || list.size > 1 || list.disabled || list.options.length > MOST_ENTRIES) return false;
  const form = closest(list, 'form');
  if (form?.querySelector('button, input, textarea, label') || closest(list, 'label') || !isInFrame(list)) return false;
  const others = [...list.options].filter((other) => other !== option);
  return list.value !== (option as HTMLOptionElement).value && others.some((other) => isAccountLabel(textOf(other)));
}
