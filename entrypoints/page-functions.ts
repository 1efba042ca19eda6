import { busyWith } from '../utils/page/busy';
import { answerQuestion, findConfirmation } from '../utils/page/confirmation';
import { press } from '../utils/page/events';
import type { PressResult } from '../utils/page/page-reading';
import { pressLogout } from '../utils/page/press';
import { probe } from '../utils/page/probe';
import { readFetchedPage } from '../utils/page/read-fetched-page';
import { removeTokens } from '../utils/page/remove-tokens';
import { settled } from '../utils/page/settle';
import { readTokens, readTokenValues } from '../utils/page/tokens';

const MOST_MENUS = 8;
const settle = () => settled(window, { quietMs: 120, maxMs: 1_200 });

async function pressOwn(selector?: string): Promise<PressResult> {
  const known = selector === undefined ? null : document.querySelector(selector);
  if (known) {
    press(known);
    await settle();
  }
  const question = findConfirmation(document, location.href);
  if (question) press(question.element);
  else if (!known) return pressLogout(document, { settle, maxMenus: MOST_MENUS });
  return { pressed: true, kind: question?.kind ?? 'button', menusOpened: 0, confirmed: question !== null };
}

export default defineUnlistedScript(() => {
  globalThis.walkawayPage = {
    probe: () => probe(window),
    busyWith: () => busyWith(document),
    answerQuestion: (name) => answerQuestion(document, name),
    press: pressOwn,
    tokenValues: async () => readTokenValues(window, await readTokens(window)),
    removeTokens: (keep) => removeTokens(window, keep),
    readFetchedPage,
  };
  return true;
});
