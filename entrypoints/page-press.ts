import { findConfirmation } from '../utils/page/confirmation';
import { press } from '../utils/page/events';
import type { PressResult } from '../utils/page/page-reading';
import { pressLogout } from '../utils/page/press';
import { settled } from '../utils/page/settle';

const MOST_MENUS = 8;
const settle = () => settled(window, { quietMs: 120, maxMs: 1_200 });

export default defineUnlistedScript(async (): Promise<PressResult> => {
  const question = findConfirmation(document, location.href);
  if (!question) return pressLogout(document, { settle, maxMenus: MOST_MENUS });
  press(question.element);
  return { pressed: true, kind: question.kind, menusOpened: 0, confirmed: true };
});
