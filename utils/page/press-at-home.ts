import { answerQuestion, findConfirmation } from './confirmation';
import { press } from './events';
import { isHomeHost } from './home';
import type { PressTask } from './page-functions';
import type { PressResult } from './page-reading';
import { pressLogout } from './press';
import { settled } from './settle';

const MOST_MENUS = 8;

/**
 * Presses the page's own log-out control, or agrees to its question, if the page belongs to the task's home. It is looked
 * at here, because a tab may have gone on to another site since the background saw where it was; a document keeps its
 * host for life, so that once is enough.
 */
export async function pressAtHome(win: Window, task: PressTask): Promise<PressResult> {
  if (!isHomeHost(win.location.hostname, task)) return { pressed: false, reason: 'not-at-home' };
  const { document: doc } = win;
  const { selector, question } = task;
  const settle = () => settled(win, { quietMs: 120, maxMs: 1_200 });
  answerQuestion(doc, question);
  const known = selector === undefined ? null : doc.querySelector(selector);
  if (known) {
    press(known);
    await settle();
  }
  const confirmation = findConfirmation(doc, win.location.href, task);
  if (confirmation) press(confirmation.element);
  else if (!known) return pressLogout(doc, { settle, maxMenus: MOST_MENUS, home: task });
  return { pressed: true, kind: confirmation?.kind ?? 'button', menusOpened: 0, confirmed: confirmation !== null };
}
