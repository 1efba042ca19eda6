import type { ElsewhereReading } from '../page/elsewhere-reading';
import type { StepId } from './steps';

/** As many readings in a row must say the same before it is believed: pages fill their lists little by little. */
const HELD_READINGS = 2;
/** An empty list is also what a page looks like before its entries come. */
const HELD_EMPTY = 4;
/** A form may be gone for a moment while its page waits for the server. */
const HELD_GONE = 4;

interface ListSeen {
  /** Longest list that was there for a while. */
  most: number;
  last: number;
  held: number;
  /** What it has said long enough to be believed; null before. */
  believed: number | null;
}

/** What the readings of the page came to. */
export interface Progress {
  /** The person has sent a form that asks for a new password. */
  submitted(): void;
  /** Takes one reading and says which steps it shows to be done. */
  observe(reading: ElsewhereReading): StepId[];
  /** How many sessions a page lists, once that can be believed. */
  sessionCount(address: string): number | null;
}

/** Tells from one reading after the other that the list of sessions became shorter, or that the password was changed. */
export function createProgress(): Progress {
  const lists = new Map<string, ListSeen>();
  const change = createChange();
  return {
    submitted: change.submitted,
    observe(reading) {
      const done: StepId[] = [];
      if (isShorter(lists, reading)) done.push('sessions');
      if (change.isSeenIn(reading)) done.push('password');
      return done;
    },
    sessionCount: (address) => lists.get(address)?.believed ?? null,
  };
}

function isShorter(lists: Map<string, ListSeen>, { address, sessionCount }: ElsewhereReading): boolean {
  if (sessionCount === null) return false;
  const before = lists.get(address) ?? { most: 0, last: -1, held: 0, believed: null };
  const held = before.last === sessionCount ? before.held + 1 : 1;
  const isHeld = held >= (sessionCount === 0 ? HELD_EMPTY : HELD_READINGS);
  const believed = isHeld ? sessionCount : before.believed;
  const most = isHeld ? Math.max(before.most, sessionCount) : before.most;
  lists.set(address, { most, last: sessionCount, held, believed });
  return isHeld && sessionCount < most;
}

/** One change of the password: a form was sent, and then the page says so, or asks for no password any more. */
function createChange() {
  let submittedAt: string | null = null;
  let lastAddress = '';
  /** The page spoke of a change before anything was sent: such words prove nothing. */
  let saidBefore = false;
  let goneFor = 0;
  let formFor = 0;

  /** The form stayed, and then another page came: the person may have given up. */
  const hasGivenUp = ({ address }: ElsewhereReading) => address !== submittedAt && formFor >= HELD_READINGS;

  function isSeenIn(reading: ElsewhereReading): boolean {
    lastAddress = reading.address;
    if (submittedAt === null) {
      saidBefore = reading.saysChanged;
      return false;
    }
    if (reading.isRefusal) return false;
    if (reading.hasChangeForm) formFor++;
    goneFor = reading.asksSecret ? 0 : goneFor + 1;
    const isOver = (reading.saysChanged && !saidBefore) || goneFor >= HELD_GONE;
    if (isOver || (goneFor > 0 && hasGivenUp(reading))) submittedAt = null;
    return isOver;
  }

  return {
    isSeenIn,
    submitted() {
      submittedAt = lastAddress;
      goneFor = 0;
      formFor = 0;
    },
  };
}
