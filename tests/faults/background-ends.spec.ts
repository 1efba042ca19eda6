import { WAYS, type Way } from '../../utils/logout/outcome.ts';
import { STAGES, type Stage } from '../../utils/message/messages.ts';
import type { Driver, Tab } from '../drivers/driver.ts';
import { pressLogOutAll, readPopup } from '../drivers/popup-page.ts';
import { counted, faultPoint } from '../e2e/counted.ts';
import { expect } from '../e2e/fixture.ts';
import { DONE_MS, expectFinished } from '../e2e/job-finished.ts';
import { readJournal } from '../e2e/job-journal.ts';
import { copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { test } from '../e2e/relay-fixture.ts';
import type { House } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';
import { withRecipe } from './ask-background.ts';

/** How a way is met in the town; null where no house runs what it needs. */
interface Met {
  houses: string[];
  /** The house's tab is closed before: only what needs no open page is left. */
  isTabClosed?: true;
  hasRecipe?: true;
}

interface Case {
  way: Way;
  houses: House[];
  met: Met;
}

/** A new way has to say here how it is met. */
const MET: Record<Way, Met | null> = {
  recipe: { houses: ['get-link'], hasRecipe: true },
  'open-tab': { houses: ['fetch-menu'] },
  'fetched-page': { houses: ['get-link'] },
  // No house is a known application; tests/unit/faults ends the background at each of its steps.
  framework: null,
  openid: { houses: ['bare-idp'] },
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
    const metStages = new Set<Stage>();
    if (met.hasRecipe) for (const house of houses) await withRecipe(driver, house);
    await test.step('no fault', () => expectWay(driver, popup, town, { way, houses, met }));
    for (const stage of STAGES) {
      const end = async () => {
        relay.latencyMs = 0;
        const copied = await prepare(driver, popup, houses, met);
        relay.latencyMs = SLOW_MS;
        const there = reachedOrOver(popup, stage);
        await pressLogOutAll(popup);
        await there;
        await driver.killBackground();
        // What the journal holds is what the next life finds; what was shown may be a stage behind.
        const stages = (await readJournal(driver)).flatMap(({ items }) => items.map((item) => item.stage));
        for (const one of stages) metStages.add(one);
        counted('fault points', { [stages.length > 0 ? 'in the middle of a job' : 'after the last stage']: 1 });
        relay.latencyMs = 0;
        await expectFinished(driver, popup, town, copied);
        await popup.click('[data-action=done]');
      };
      await test.step(stage, () => faultPoint(end));
    }
    expect([...metStages].sort(), 'stages at which the background was ended').toEqual(
      expect.arrayContaining(['logging-out', 'proving']),
    );
  });
}

/** Without a fault, the way is really met: by one of the houses at least, and with the outcome that is true of it. */
async function expectWay(driver: Driver, popup: Tab, town: Town, { way, houses, met }: Case): Promise<void> {
  const copied = await prepare(driver, popup, houses, met);
  await pressLogOutAll(popup);
  await expectFinished(driver, popup, town, copied);
  const { sessions } = await readPopup(popup);
  expect(sessions.map((session) => session.way)).toContain(way);
  for (const { site, expected } of houses) {
    const said = sessions.find((session) => session.site === site);
    expect.soft(expected.outcomes, `${site} ${said?.reason}`).toContain(said?.outcome);
  }
  await popup.click('[data-action=done]');
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
