import { closest, isVisible, lineage, queryAll, type Root, tagOf } from './dom';
import { fold } from './fold';
import { briefTextOf, namesOf, textOf } from './label';
import { ENTRY, LONGEST_ENTRY, namesDevice, PRESSABLE, wordsBeside } from './session-entry';
import { wordSet } from './word-set';
import { END_ONE, END_OTHERS, SESSIONS, THIS_DEVICE } from './words/elsewhere';

/** The entries of a page's list of sessions. */
export interface SessionList {
  entries: Element[];
  /** Whether one of them says that it is this browser: only then the others are known to be others. */
  hasPresent: boolean;
}

const thisDevice = wordSet(THIS_DEVICE);
const sessions = wordSet(SESSIONS);
const endOne = wordSet(END_ONE);
const endOthers = wordSet(END_OTHERS);

const LONGEST_HEADING = 80;
const HEADING = 'h1, h2, h3, h4, legend, caption, [role="heading"]';

/** Whether an entry says that it is this browser. What its controls say does not count: “Log out of this device”. */
const saysThis = (entry: Element): boolean =>
  briefTextOf(entry) !== '' &&
  thisDevice.isWithin(fold(wordsBeside(entry, (one) => one.matches(PRESSABLE) && isEnd(one))));

/** Whether a heading of the page speaks of sessions or devices. */
export function speaksOfSessions(root: Root): boolean {
  return queryAll(root, HEADING).some((heading) => {
    const text = briefTextOf(heading);
    return text.length <= LONGEST_HEADING && isVisible(heading) && sessions.isWithin(fold(text));
  });
}

/** The list of sessions that the page shows; null when there is none. */
export function findSessionList(root: Root): SessionList | null {
  const isAboutSessions = speaksOfSessions(root);
  const lists = [...groupsOf(queryAll(root, ENTRY)), ...groupsOf(boxesWithControl(root))]
    .map((entries): SessionList => ({ entries, hasPresent: entries.some(saysThis) }))
    .filter((list) =>
      isAboutSessions ? list.hasPresent || canEndAny(list) : list.hasPresent && list.entries.length > 1,
    );
  return lists.sort((a, b) => weightOf(b) - weightOf(a))[0] ?? null;
}

const canEndAny = ({ entries }: SessionList): boolean => entries.some((entry) => endsOf(entry).length > 0);

/** Lists that say which entry is this browser go first; then the longest. */
const weightOf = ({ entries, hasPresent }: SessionList): number => entries.length + (hasPresent ? 1000 : 0);

/** Entries of one parent that look like sessions; the outer ones where one lies in another. */
function groupsOf(elements: Element[]): Element[][] {
  const like = elements.filter(isLikeSession);
  const outer = like.filter((one) => !like.some((other) => other !== one && other.contains(one)));
  return [...Map.groupBy(outer, (one) => one.parentNode).values()];
}

/** Pages that build their lists of nothing but boxes: the boxes that repeat, each with a control or this browser's mark. */
function boxesWithControl(root: Root): Element[] {
  const controls = queryAll(root, PRESSABLE).filter(isEnd);
  const marked = queryAll(root, 'div, section').filter(
    (box) => briefTextOf(box).length < LONGEST_ENTRY && saysThis(box),
  );
  const boxes = [...controls.flatMap((control) => boxesAround(control)), ...marked];
  const repeated = boxes.filter((box) => {
    const like = [...(box.parentElement?.children ?? [])].filter(
      (one) => tagOf(one) === tagOf(box) && isLikeSession(one),
    );
    return like.length > 1 && like.includes(box);
  });
  return [...new Set(repeated.flatMap((box) => [...(box.parentElement?.children ?? [])]))];
}

/** The boxes around a control that are no larger than an entry. */
function boxesAround(control: Element): Element[] {
  const boxes: Element[] = [];
  let at = control.parentElement;
  while (at && textOf(at).length <= LONGEST_ENTRY && tagOf(at) !== 'body') {
    boxes.push(at);
    at = at.parentElement;
  }
  return boxes;
}

function isLikeSession(element: Element): boolean {
  const text = briefTextOf(element);
  if (text === '' || text.length > LONGEST_ENTRY || !isVisible(element)) return false;
  if (closest(element, 'nav, footer, header, [role="navigation"], thead, select')) return false;
  return namesDevice(text) || saysThis(element);
}

const isEnd = (control: Element): boolean => namesOf(control).some((name) => endOne.has(name));

const isEndOfOthers = (control: Element): boolean => namesOf(control).some((name) => endOthers.has(name));

const canPress = (control: Element): boolean =>
  isVisible(control) && !control.hasAttribute('disabled') && control.getAttribute('aria-disabled') !== 'true';

/** Controls of an entry that end its session. */
const endsOf = (entry: Element): Element[] => [...entry.querySelectorAll(PRESSABLE)].filter(isEnd);

/** Whether a press there ends other sessions: all of them, or that of the entry it is in. */
export function endsOtherSessions(pressed: Element): boolean {
  const control = closest(pressed, PRESSABLE);
  if (!control || !canPress(control)) return false;
  if (isEndOfOthers(control)) return true;
  const list = isEnd(control) ? findSessionList(control.ownerDocument) : null;
  const around = lineage(control);
  return list?.entries.some((entry) => around.includes(entry) && !saysThis(entry)) ?? false;
}

/** A control that ends every other session, when there is exactly one. */
export function findEndOthers(root: Root): Element | null {
  const found = queryAll(root, PRESSABLE).filter((one) => canPress(one) && isEndOfOthers(one));
  const inner = found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
  return inner.length === 1 ? (inner[0] ?? null) : null;
}

/** The control of the first entry that is another browser; only where the list says which entry is this one. */
export function findEndOne(list: SessionList): Element | null {
  if (!list.hasPresent) return null;
  for (const entry of list.entries.filter((one) => !saysThis(one))) {
    const ends = endsOf(entry).filter(canPress);
    if (ends.length === 1) return ends[0] ?? null;
  }
  return null;
}
