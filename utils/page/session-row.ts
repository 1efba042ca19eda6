import { closest, lineage, tagOf } from './dom';
import { namesOf, textOf } from './label';
import {
  DEVICE_NAME,
  ENTRY,
  LONGEST_ENTRY,
  namesDevice,
  PLACE_IN_NETWORK,
  PRESSABLE,
  wordsBeside,
} from './session-entry';
import { logoutLabelScore, mentionsLogout } from './words';

/**
 * When a session was used last: a date, or in English. Lists in other languages are known by their rows. Applications greet
 * with the last login.
 */
const LAST_USED =
  /\blast (?:active|activity|seen|used)|\bactive now\b|\b\d+ (?:minute|min|hour|day|week|month)s? ago\b|\b\d{4}-\d\d-\d\d\b|\b\d\d?[./]\d\d?[./]\d{4}\b/i;

/** Where sites say for which devices they are made, and where their own menus are. */
const ELSEWHERE = 'nav, footer, header, menu, [role="navigation"], [role="menu"], thead, select';
/** What holds these is a page or a part of one, and no row. */
const PARTS = 'header, nav, footer, main, h1, [role="navigation"]';
/** A row has no more controls beside its log-out; a bar has. */
const MOST_CONTROLS = 4;
/** No words that anybody reads. */
const UNREAD = 'script, style, noscript, template, select';
/** Boxes around a control that may be its row, and rows before and behind that one which are looked at. */
const HIGHEST_ROW = 6;
const MOST_NEIGHBOURS = 4;
/** A row has fewer, its pictures included. */
const MOST_ELEMENTS = 300;
const LONGEST_WITH_INDENTATION = 3000;

/** Controls, and what nobody reads: no words of the row itself. */
const isLeftOut = (element: Element): boolean => element.matches(`${PRESSABLE}, ${UNREAD}`);
const logsOut = (element: Element): boolean =>
  element.matches(PRESSABLE) && namesOf(element).some((name) => logoutLabelScore(name) !== 'none');

/**
 * Whether the control stands in a row of a list of sessions or devices: “Log out” there ends another one of the person's
 * sessions, or it cannot be told that it does not.
 */
export const isInSessionRow = (control: Element): boolean => rowsAround(control).some(isSessionRow);

function rowsAround(control: Element): Element[] {
  const around = lineage(control, HIGHEST_ROW + 1).slice(1);
  const end = around.findIndex((at) => /^(?:body|html)$/.test(tagOf(at)) || !isShort(at) || isPart(at));
  return end === -1 ? around : around.slice(0, end);
}

const isPart = (box: Element): boolean =>
  !box.matches(ENTRY) &&
  (box.querySelector(PARTS) !== null ||
    [...box.querySelectorAll(PRESSABLE)].filter((one) => !logsOut(one)).length > MOST_CONTROLS);

const isShort = (box: Element): boolean =>
  box.getElementsByTagName('*').length <= MOST_ELEMENTS &&
  (box.textContent ?? '').length <= LONGEST_WITH_INDENTATION &&
  textOf(box).length <= LONGEST_ENTRY;

/**
 * A name alone is no device: menus and footers offer programs for them. Beside it stands when it was used, in an entry also
 * where, or there is another such row.
 */
function isSessionRow(row: Element): boolean {
  if (closest(row, ELSEWHERE)) return false;
  const plain = wordsBeside(row, isLeftOut);
  const isPlaced = row.matches(ENTRY) && PLACE_IN_NETWORK.test(plain); // an appliance names itself so beside its “Log out”
  const isUsed = isPlaced || LAST_USED.test(plain) || row.querySelector('time') !== null;
  if (DEVICE_NAME.test(plain) && isUsed) return true;
  const rows = [...(row.parentElement?.children ?? [])].filter((one) => tagOf(one) === tagOf(row));
  const at = rows.indexOf(row);
  const near = rows.slice(Math.max(0, at - MOST_NEIGHBOURS), at + MOST_NEIGHBOURS + 1);
  return near.some((other) => other !== row && isShort(other) && isOneList(row, other));
}

/** The name of an entry's device may be a link; in other boxes, a link leads to a program for it. */
function isOneList(row: Element, other: Element): boolean {
  const both = [row, other];
  const isPlain = both.every((one) => namesDevice(wordsBeside(one, isLeftOut)));
  const areEntries = row.matches(ENTRY) && both.every((one) => namesDevice(wordsBeside(one, logsOut)));
  if (isPlain === areEntries) return isPlain;
  return [...other.querySelectorAll(PRESSABLE)].some(logsOut) || mentionsLogout(textOf(other));
}
