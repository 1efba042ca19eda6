import { isElement } from './dom';

/** What entries call a device or browser: names that no language translates. */
export const DEVICE_NAME =
  /\b(?:Chrome|Chromium|Firefox|Safari|Edge|Opera|Brave|Vivaldi|Mozilla|Windows|Mac ?OS|OS X|Macintosh|Mac|MacBook|iMac|Linux|Ubuntu|Debian|Android|iPhone|iPad|iOS|Pixel|Galaxy|Samsung|Huawei|Xiaomi)\b/i;
export const PLACE_IN_NETWORK = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b/i;

/** Longer entries are whole sections. In UTF-16 units. */
export const LONGEST_ENTRY = 500;
export const ENTRY = 'li, tr, [role="listitem"], [role="row"], article';
export const PRESSABLE =
  'button, input[type="submit" i], input[type="button" i], [role="button"], [role="menuitem"], a[href]';

/** Whether a text calls a device or browser by its name, or by its place in the network. */
export const namesDevice = (text: string): boolean => DEVICE_NAME.test(text) || PLACE_IN_NETWORK.test(text);

/** The text of a box but for the elements that are left out. */
export function wordsBeside(node: Node, isLeftOut: (element: Element) => boolean): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (isElement(node) && isLeftOut(node)) return ' ';
  return [...node.childNodes].map((child) => wordsBeside(child, isLeftOut)).join(' ');
}
