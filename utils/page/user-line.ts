import { cleanName } from './clean-name';
import { isWrittenContent } from './context';
import { isVisible, queryAll, type Root } from './dom';
import { briefTextOf } from './label';
import { isUserLabel } from './words';

const LINE = 'li, p, div, span, td, tr, dd';
const LONGEST_LINE = 100;
const MOST_CHILDREN = 3;
/** A page of any size must not take long. */
const MOST_LINES = 5_000;
/** Only an address: a plain word may be anybody whom the page is about. */
const USER_LINE = /^(.{2,20}?)\s?[:：]\s?(\S+@\S+)$/u;

/** The one address that stands in a line of its own after the word for a user (“User: alice@example.org”). */
export function fromUserLine(root: Root): string | null {
  const names = new Set<string>();
  for (const element of queryAll(root, LINE).slice(0, MOST_LINES)) {
    if (element.childElementCount > MOST_CHILDREN) continue;
    const [, label, address] = USER_LINE.exec(briefTextOf(element).slice(0, LONGEST_LINE)) ?? [];
    if (!label || !isUserLabel(label) || !isVisible(element) || isWrittenContent(element)) continue;
    const name = cleanName(address);
    if (name) names.add(name);
  }
  const [only] = names;
  return names.size === 1 && only ? only : null;
}
