import type { Driver } from '../drivers/driver.ts';
import type { House } from '../sites/town/house.ts';

interface RuntimeApi {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; error?: string }> };
}

/** Says something to the background as one of our own pages; its refusal fails the test. */
async function say(driver: Driver, message: unknown): Promise<void> {
  const { ok, error } = await driver.evaluateInExtension((said) => {
    const { chrome } = globalThis as unknown as { chrome: RuntimeApi };
    return chrome.runtime.sendMessage(said);
  }, message);
  if (!ok) throw new Error(error);
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
