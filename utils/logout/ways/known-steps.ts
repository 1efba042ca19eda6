import type { Framework, Recipe, Step } from '../../site/recipe';
import { isPageStep } from '../../site/recipe';
import { fillStep, readBefore, recipeSteps, stepAddress } from '../../site/recipe-request';
import { type Ending, readAsPerson, sendAsPerson } from '../ending';
import { pressByRequest } from './press-by-request';
import { NO_WAY, OFFLINE, PRESSED, type WayOfLogout, type WayResult } from './way';

/** Where a framework's application lives: the directory of a page on which the person was logged in. */
function basesOf({ session, traceNow }: Ending): string[] {
  const seen = session.seenAt ? [new URL('.', session.seenAt).href, new URL('/', session.seenAt).href] : [];
  return [...new Set([...seen, ...traceNow().origins])];
}

async function pressPage(ending: Ending, step: Extract<Step, { page: string }>, base: string): Promise<WayResult> {
  if (step.press === 'selector') return NO_WAY; // needs a live page
  const found = await readAsPerson(ending, stepAddress(step, base));
  if (!found) return OFFLINE;
  const { control, confirmation } = found.page;
  const request = step.press === 'confirmation' ? (confirmation ?? control) : (control ?? confirmation);
  return request ? pressByRequest(ending, request, found.address) : NO_WAY;
}

async function sendStep(ending: Ending, step: Exclude<Step, { page: string }>, base: string): Promise<WayResult> {
  const cookies = await ending.cookiesNow();
  let before: string | undefined;
  if (step.before) {
    const answer = await sendAsPerson(ending, {
      url: stepAddress(step.before, base),
      ...(step.before.method ? { method: step.before.method } : {}),
    });
    if (!answer.ok) return OFFLINE;
    before = readBefore(step.before, answer) ?? undefined;
  }
  const filled = fillStep(step, { cookies, base, account: ending.session.account, ...(before ? { before } : {}) });
  if ('missing' in filled) return NO_WAY;
  const answer = await sendAsPerson(ending, { ...filled, method: step.method, from: `${new URL(filled.url).origin}/` });
  if (!answer.ok) return OFFLINE;
  return answer.status < 400 ? PRESSED : NO_WAY;
}

const attemptsOf = (ending: Ending, known: Recipe | Framework, base: string) =>
  recipeSteps(known).map(
    (step) => () => (isPageStep(step) ? pressPage(ending, step, base) : sendStep(ending, step, base)),
  );

/** What the site's recipe says. */
export const recipeWay: WayOfLogout = {
  name: 'recipe',
  settles: 'at-once',
  attempts: (ending) => (ending.recipe ? attemptsOf(ending, ending.recipe, `https://${ending.session.site}`) : []),
};

/** What the site's framework is known to do, wherever its application may live on this site. */
export const frameworkWay: WayOfLogout = {
  name: 'framework',
  settles: 'at-once',
  attempts: (ending) =>
    ending.frameworks.flatMap((framework) => basesOf(ending).flatMap((base) => attemptsOf(ending, framework, base))),
};
