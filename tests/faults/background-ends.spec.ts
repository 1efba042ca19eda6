import { WAYS, type Way } from '../../utils/logout/outcome.ts';
import { STAGES, type Stage } from '../../utils/message/messages.ts';
import type { Driver, Tab } from '../drivers/driver.ts';
import { pressLogOutAll } from '../drivers/popup-page.ts';
import { counted, faultPoint } from '../e2e/counted.ts';
import { DONE_MS, expectFinished } from '../e2e/job-finished.ts';
import { copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { test } from '../e2e/relay-fixture.ts';
import type { House } from '../sites/town/house.ts';
import { withRecipe } from './ask-background.ts';

/** How a way is met in the town; null where no house runs what it needs. */
interface Met {
  houses: string[];
  /** The house's tab is closed before: only what needs no open page is left. */
  isTabClosed?: true;
  hasRecipe?: true;
}

/** A new way has to say here how it is met. */
const MET: Record<Way, Met | null> = {
  recipe: { houses: ['get-link'], hasRecipe: true },
  'open-tab': { houses: ['fetch-menu'] },
  'fetched-page': { houses: ['get-link'] },
  // No house is a known application; tests/unit/faults ends the background at each of its steps.
  framework: null,
  openid: { houses: ['idp', 'rp-chess'] },
  'hidden-tab': { houses: ['fetch-menu'], isTabClosed: true },
  'single-log-out': { houses: ['saml-idp', 'saml-sp-without-log-out'] },
};

/** Enough for every stage to be met while it lasts. */
const SLOW_MS = 120;

for (const way of WAYS) {
  const met = MET[way];
  if (!met) continue;
  test(`${way}: the background ends at every stage, and the job is finished`, async ({ driver, relay, town }) => {
    test.setTimeout(STAGES.length * DONE_MS);
    const houses = met.houses.map(town.house);
    const popup = await driver.extensionPage('/popup.html');
    if (met.hasRecipe) for (const house of houses) await withRecipe(driver, house);
    for (const stage of STAGES) {
      const end = async () => {
        relay.latencyMs = 0;
        const copied = await prepare(driver, popup, houses, met);
        relay.latencyMs = SLOW_MS;
        const there = reachedOrOver(popup, stage);
        await pressLogOutAll(popup);
        const isMet = await there;
        await driver.killBackground();
        if (!isMet) counted('fault points', { 'after the last stage': 1 });
        relay.latencyMs = 0;
        await expectFinished(driver, popup, town, copied);
        await popup.click('[data-action=done]');
      };
      await test.step(stage, () => faultPoint(end));
    }
  });
}

/** Logged in at all houses, and listed; gives what a thief could have copied. */
async function prepare(driver: Driver, popup: Tab, houses: House[], { isTabClosed }: Met) {
  const logins = await logInAt(driver, houses);
  const copied = await copyCredentials(driver, logins);
  await expectListed(popup, houses);
  if (isTabClosed) for (const { tab } of logins) await tab.close();
  return copied;
}

/** True when a row is at this stage; false when all was over before. Ask before the stage can come. */
const reachedOrOver = (popup: Tab, stage: Stage): Promise<boolean> => popup.evaluate(watchFor, stage);

function watchFor(stage: string): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const isThere = document.querySelector(`[data-stage="${stage}"]`) !== null;
      if (!isThere && !document.querySelector('[data-phase=done]')) return;
      observer.disconnect();
      resolve(isThere);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
