import { findConfirmation } from './confirmation';
import { type ControlCandidate, findControls } from './control';
import { closest, queryAll } from './dom';
import { hover, press, pressInPlace } from './events';
import type { Home } from './home';
import { namesOf } from './label';
import { leadsAway, menuOpeners } from './menus';
import type { PressResult } from './page-reading';
import { isInSessionRow } from './session-row';
import { isDangerLabel, mentionsLogout } from './words';

export interface PressOptions {
  /** Resolves when the page has come to rest after what was done to it. */
  settle(): Promise<void>;
  /** How many menus may be opened in all. */
  maxMenus: number;
  home?: Home;
}

/** How often a page that is still building itself is waited for before there is said to be no control. */
const WAITS = 3;
/** Menus inside menus. */
const DEEPEST = 3;

interface Search {
  doc: Document;
  options: PressOptions;
  /** Openers met so far, with how many menus had to be open before they appeared. */
  depth: Map<Element, number>;
  tried: Set<Element>;
  opened: number;
}

/** Presses the page's log-out control, opening menus if need be, and answers the page's own question. */
export async function pressLogout(doc: Document, options: PressOptions): Promise<PressResult> {
  const search: Search = { doc, options, depth: new Map(), tried: new Set(), opened: 0 };
  const control = (await waitForControl(search)) ?? (await searchMenus(search)) ?? unseenControl(search);
  if (!control) return { pressed: false, reason: hasDanger(doc) ? 'danger-only' : 'no-control' };
  press(control.element);
  await options.settle();
  const confirmation = findConfirmation(doc, doc.URL, options.home);
  const answers = confirmation !== null && confirmation.element !== control.element;
  if (answers) {
    press(confirmation.element);
    await options.settle();
  }
  return { pressed: true, kind: control.kind, menusOpened: search.opened, confirmed: answers };
}

function visibleControl({ doc, options }: Search): ControlCandidate | null {
  return findControls(doc, doc.URL, options.home).find((control) => control.visible) ?? null;
}

/** Waits while the page has neither a control nor anything that might open a menu. */
async function waitForControl(search: Search): Promise<ControlCandidate | null> {
  for (let waits = 0; waits < WAITS; waits += 1) {
    const control = visibleControl(search);
    if (control) return control;
    if (menuOpeners(search.doc).length > 0) return null;
    await search.options.settle();
  }
  return visibleControl(search);
}

async function searchMenus(search: Search): Promise<ControlCandidate | null> {
  while (search.opened < search.options.maxMenus) {
    const opener = nextOpener(search);
    if (!opener) return null;
    search.tried.add(opener);
    search.opened += 1;
    const control = await openMenu(opener, search);
    if (control) return control;
  }
  return null;
}

/** The likeliest opener not tried yet; one that the last menu brought to light goes first. */
function nextOpener({ doc, depth, tried, opened }: Search): Element | null {
  // What a row's menu ends is another session, and it may show it anywhere in the page.
  const openers = menuOpeners(doc).filter((one) => !isInSessionRow(one));
  const level = opened === 0 ? 1 : Math.max(1, ...[...tried].map((one) => depth.get(one) ?? 1)) + 1;
  const isFirstLook = opened === 0;
  const fresh = openers.filter((one) => !depth.has(one));
  for (const one of fresh) depth.set(one, isFirstLook ? 1 : level);
  const order = isFirstLook ? openers : [...fresh, ...openers];
  return order.find((one) => !tried.has(one) && (depth.get(one) ?? 1) <= DEEPEST) ?? null;
}

async function openMenu(opener: Element, search: Search): Promise<ControlCandidate | null> {
  if (!isPressedOpen(opener)) {
    hover(opener);
    await search.options.settle();
    const control = visibleControl(search);
    if (control) return control;
  }
  if (!opener.isConnected) return null;
  if (leadsAway(opener)) pressInPlace(opener);
  else press(opener);
  await search.options.settle();
  return visibleControl(search);
}

/** Whether its markup says that it opens by pressing, so that hovering first might close it again. */
function isPressedOpen(opener: Element): boolean {
  return opener.localName === 'summary' || opener.hasAttribute('aria-expanded') || opener.hasAttribute('popovertarget');
}

/**
 * A control whose menu could not be opened (some open only under a real pointer). An exact address makes it safe to
 * press unseen; so does a sure label among the person's own things, when there is but one.
 */
function unseenControl({ doc, options }: Search): ControlCandidate | null {
  const controls = findControls(doc, doc.URL, options.home).filter((control) => control.element.isConnected);
  const exact = controls.find((control) => control.reasons.includes('address-sure'));
  const [only] = controls;
  const isCertain = controls.length === 1 && only?.reasons.includes('text-sure') && only.reasons.includes('account');
  return exact ?? (isCertain && only ? only : null);
}

/** Whether the only things here that log out do more than that. */
function hasDanger(doc: Document): boolean {
  return queryAll(doc, 'a[href], button, [role="button"], [role="menuitem"], input[type="submit" i]').some(
    (element) =>
      closest(element, 'template') === null &&
      namesOf(element).some((name) => isDangerLabel(name) && mentionsLogout(name)),
  );
}
