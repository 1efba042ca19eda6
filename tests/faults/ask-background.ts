import type { Driver } from '../drivers/driver.ts';
import type { House } from '../sites/town/house.ts';

interface Answer {
  ok: boolean;
  error?: string;
}

interface RuntimeApi {
  runtime: { sendMessage(message: unknown): Promise<Answer> };
}

/** Says things to the background at once, as one of our own pages; a refusal fails the test. */
export async function say(driver: Driver, ...messages: object[]): Promise<void> {
  const answers = await driver.evaluateInExtension((all) => {
    const { chrome } = globalThis as unknown as { chrome: RuntimeApi };
    return Promise.all(all.map((message) => chrome.runtime.sendMessage(message)));
  }, messages);
  for (const { ok, error } of answers) if (!ok) throw new Error(error);
}

/** Gives the person a recipe of their own for a house: its front page has the control. */
export const withRecipe = (driver: Driver, { site, title, homeUrl }: House): Promise<void> =>
  say(driver, {
    kind: 'set-recipe',
    recipe: {
      ...{ site, name: title, domains: [site], session: { cookies: ['library_sid'] } },
      logOut: [{ page: homeUrl, press: 'control' }],
      facts: { date: '2026-11', source: 'own' },
    },
  });
