import { reaches } from '../../session/site-cookies';
import { detectFrameworks, htmlMarksOf } from '../../site/detect-frameworks';
import type { Framework, Recipe, Step } from '../../site/recipe';
import { isPageStep } from '../../site/recipe';
import { addressIn, fillStep, isSessionCookie, readBefore, recipeSteps, stepAddress } from '../../site/recipe-request';
import { type Ending, notePress, readAsPerson, sendAsPerson } from '../ending';
import { withHiddenTab } from '../hidden-tab';
import { pressIn } from './hidden-tab';
import { pressByRequest } from './press-by-request';
import { NO_WAY, OFFLINE, resultOf, type WayOfLogout, type WayResult } from './way';

/**
 * Where a framework's application lives: the directory of a page on which the person was logged in, or, where the
 * framework says so, the path that its session cookie is for.
 */
async function basesOf(ending: Ending, framework: Framework): Promise<string[]> {
  const { session, traceNow } = ending;
  const seen = session.seenAt ? [new URL('.', session.seenAt).href, new URL('/', session.seenAt).href] : [];
  const noted = traceNow().origins;
  const origins = noted.length === 0 && session.seenAt ? [new URL(session.seenAt).origin] : noted;
  if (framework.base !== 'cookie-path') return [...new Set([...seen, ...origins])];
  const paths = (await ending.cookiesNow())
    .filter((cookie) => isSessionCookie(framework, cookie.name, cookie.value))
    .map(({ path }) => path);
  return [...new Set(origins.flatMap((origin) => paths.map((path) => origin + path)))];
}

async function pressPage(ending: Ending, step: Extract<Step, { page: string }>, base: string): Promise<WayResult> {
  const { selector } = step;
  if (selector !== undefined) {
    const press = (tabId: number) => pressIn(ending, tabId, selector);
    return (await withHiddenTab(ending, stepAddress(step, base), press)) ?? NO_WAY;
  }
  const found = await readAsPerson(ending, stepAddress(step, base));
  if (!found) return OFFLINE;
  const { control, confirmation } = found.page;
  const request = step.press === 'confirmation' ? (confirmation ?? control) : (control ?? confirmation);
  return request ? pressByRequest(ending, request, found.address) : NO_WAY;
}

async function sendStep(ending: Ending, step: Exclude<Step, { page: string }>, base: string): Promise<WayResult> {
  let before: string | undefined;
  if (step.before) {
    const answer = await sendAsPerson(ending, {
      url: stepAddress(step.before, base),
      ...(step.before.method ? { method: step.before.method } : {}),
    });
    if (!answer.ok) return OFFLINE;
    before = readBefore(step.before, answer) ?? undefined;
  }
  // Read after the question before, which may have set one; only what the browser would send to this very address.
  const cookies = (await ending.cookiesNow()).filter((cookie) => reaches(cookie, addressIn(step.url, base)));
  const filled = fillStep(step, { cookies, base, account: ending.session.account, ...(before ? { before } : {}) });
  if ('missing' in filled) return NO_WAY;
  await notePress(ending);
  const answer = await sendAsPerson(ending, { ...filled, method: step.method, from: `${new URL(filled.url).origin}/` });
  return resultOf(answer, filled.url);
}

const runStep = (ending: Ending, step: Step, base: string): Promise<WayResult> =>
  isPageStep(step) ? pressPage(ending, step, base) : sendStep(ending, step, base);

/** One attempt for each step, together with the steps that belong to it (`also`: a second host, for instance). */
function attemptsOf(ending: Ending, known: Recipe | Framework, base: string): (() => Promise<WayResult>)[] {
  const groups: Step[][] = [];
  for (const step of recipeSteps(known)) {
    const last = groups.at(-1);
    if (last && !isPageStep(step) && step.also) last.push(step);
    else groups.push([step]);
  }
  return groups.map((steps) => async () => {
    const results: WayResult[] = [];
    for (const step of steps) results.push(await runStep(ending, step, base));
    return results.find(({ pressed }) => pressed) ?? results[0] ?? NO_WAY;
  });
}

/** What the site's recipe says. */
export const recipeWay: WayOfLogout = {
  name: 'recipe',
  settles: 'at-once',
  attempts: async (ending) =>
    ending.recipe ? attemptsOf(ending, ending.recipe, `https://${ending.session.site}`) : [],
};

/**
 * The site's framework: by its cookies, or else by where its tokens lie and by what a page's source names, both of which are only known
 * once the session is to be ended.
 */
async function frameworksOf(ending: Ending): Promise<Framework[]> {
  const { frameworks, session, recipe } = ending;
  if (recipe || frameworks.length > 0 || !session.seenAt) return frameworks;
  const all = await ending.allFrameworks();
  const answer = await sendAsPerson(ending, { url: session.seenAt });
  const source = answer.ok ? answer.text : '';
  return detectFrameworks(all, {
    cookieNames: [],
    htmlMarks: htmlMarksOf(all).filter((mark) => source.includes(mark)),
    storageKeys: session.tokens.map(({ key }) => key),
  });
}

/** What the site's framework is known to do, wherever its application may live on this site. */
export const frameworkWay: WayOfLogout = {
  name: 'framework',
  settles: 'at-once',
  async attempts(ending) {
    const found = (await frameworksOf(ending)).map(async (framework) => {
      const bases = await basesOf(ending, framework);
      return bases.flatMap((base) => attemptsOf(ending, framework, base));
    });
    return (await Promise.all(found)).flat();
  },
};
