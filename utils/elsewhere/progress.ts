import type { ElsewhereReading } from '../page/elsewhere-reading';
import type { StepId } from './steps';

/** As many readings in a row must say the same before it is believed: pages fill their lists little by little. */
const HELD_READINGS = 2;
/** An empty list is also what a page looks like before its entries come. */
const HELD_EMPTY = 4;
/** A form may be gone for a moment while its page waits for the server. */
const HELD_GONE = 4;
/** A list that is shorter later than this after a press is so for another reason. Three minutes: pages may ask for a password first. */
const PRESS_READINGS = 250;

/** What the readings of the site's pages came to. */
export interface Progress {
  /** The person has sent, in this tab, a form that asks for a new password. */
  submitted(tabId: number): void;
  /** A control that ends other sessions was pressed in this tab, by the person or for them. */
  pressed(tabId: number): void;
  /** Takes one reading of a tab and says which steps it shows to be done. */
  observe(reading: ElsewhereReading, tabId: number): StepId[];
  /** How many sessions a page lists, once that can be believed. */
  sessionCount(address: string): number | null;
}

/** Tells from one reading after the other that the list of sessions became shorter, or that the password was changed. */
export function createProgress(): Progress {
  const lists = createLists();
  const change = createChange();
  return {
    submitted: change.submitted,
    pressed: lists.pressed,
    observe(reading, tabId) {
      const done: StepId[] = [];
      if (lists.isShorterIn(reading, tabId)) done.push('sessions');
      if (change.isSeenIn(reading, tabId)) done.push('password');
      return done;
    },
    sessionCount: lists.sessionCount,
  };
}

interface ListSeen {
  last: number;
  held: number;
  /** What it has said long enough to be believed; null before. */
  believed: number | null;
}

interface Press {
  tabId: number;
  /** How many sessions each page listed at that moment. */
  counts: Map<string, number>;
  /** Readings since. */
  readings: number;
}

/**
 * The lists of sessions, by page. A list gets shorter by itself as well: it is loaded anew, or shows its next leaf. So it
 * tells of an end only where one was pressed, in the same tab; the page may ask, and be left and come back, before.
 */
function createLists() {
  const lists = new Map<string, ListSeen>();
  let press: Press | null = null;

  function isShorterIn({ address, sessionCount, isRefusal }: ElsewhereReading, tabId: number): boolean {
    if (press && ++press.readings > PRESS_READINGS) press = null;
    if (sessionCount === null) return false;
    const before = lists.get(address) ?? { last: -1, held: 0, believed: null };
    const held = before.last === sessionCount ? before.held + 1 : 1;
    const isHeld = held >= (sessionCount === 0 ? HELD_EMPTY : HELD_READINGS);
    lists.set(address, { last: sessionCount, held, believed: isHeld ? sessionCount : before.believed });
    if (press?.tabId !== tabId || isRefusal) return false;
    return isHeld && sessionCount < (press.counts.get(address) ?? 0);
  }

  return {
    isShorterIn,
    pressed(tabId: number) {
      press = { tabId, counts: new Map([...lists].map(([address, { last }]) => [address, last])), readings: 0 };
    },
    sessionCount: (address: string) => lists.get(address)?.believed ?? null,
  };
}

/** A form for a new password that was sent, and what its tab has shown since. */
interface Sent {
  tabId: number;
  address: string;
  /** The page spoke of a change before anything was sent: such words prove nothing. */
  saidBefore: boolean;
  goneFor: number;
  formFor: number;
}

/** The form stayed, and then another page came: the person may have given up. */
const hasGivenUp = (sent: Sent, { address }: ElsewhereReading) =>
  sent.goneFor > 0 && address !== sent.address && sent.formFor >= HELD_READINGS;

/**
 * One change of the password: a form was sent, and then the page says so, or asks for no password any more. Only the tab
 * it was sent in can tell: another one asks for none anyway.
 */
function createChange() {
  const last = new Map<number, Pick<ElsewhereReading, 'address' | 'saysChanged'>>();
  let sent: Sent | null = null;

  function isSeenIn(reading: ElsewhereReading, tabId: number): boolean {
    last.set(tabId, { address: reading.address, saysChanged: reading.saysChanged });
    if (sent?.tabId !== tabId || reading.isRefusal) return false;
    if (reading.hasChangeForm) sent.formFor++;
    sent.goneFor = reading.asksSecret ? 0 : sent.goneFor + 1;
    const isOver = (reading.saysChanged && !sent.saidBefore) || sent.goneFor >= HELD_GONE;
    if (isOver || hasGivenUp(sent, reading)) sent = null;
    return isOver;
  }

  return {
    isSeenIn,
    submitted(tabId: number) {
      const { address = '', saysChanged = false } = last.get(tabId) ?? {};
      sent = { tabId, address, saidBefore: saysChanged, goneFor: 0, formFor: 0 };
    },
  };
}
