import { readPopup, sessionAt, waitForPopup } from '../drivers/popup-page.ts';
import { otherDevices } from '../sites/town/houses/other-devices.ts';
import { startTown, type Town } from '../sites/town/town.ts';
import { test as base, expect } from './fixture.ts';
import { copyCredentials, expectListed, logInAt, stillValid } from './logins.ts';

const DONE_MS = 40_000;

/** Where browsers themselves look for updates and lists, whatever the extension does: all hosts lead to the town. */
const BROWSER_MAKERS = /(^|\.)(google|googleapis|mozilla)\.(com|net|org)$/;

const test = base.extend<object, { town: Town }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from the pattern
    async ({}, use) => {
      const town = await startTown({ families: [otherDevices] });
      await use(town);
      await town.close();
    },
    { scope: 'worker' },
  ],
});

test('a person’s own recipe: wrong ones are refused by field, a dry run does nothing, and then it logs out', async ({
  driver,
  town,
}) => {
  const house = town.house('devices-well-known');
  const copied = await copyCredentials(driver, await logInAt(driver, [house]));
  const popup = await driver.extensionPage('/popup.html');
  await expectListed(popup, [house]);
  const options = await driver.extensionPage('/options.html#sites');
  await options.click('[data-action=add-recipe]');
  await options.fill('[data-field=site]', house.site);
  await options.fill('[data-field=cookies]', 'sessionid');
  await options.fill('[data-field=logOutUrl]', 'https://www.elsewhere.test/logout');
  await options.click('[data-action=save-recipe]');
  await options.waitFor('.recipe-problems [data-field="logOut.0.url"]');
  expect(await options.text('.recipe-problems')).toContain('leaves the site');

  await options.click('[data-action=recipe-json]');
  const recipe = {
    site: house.site,
    name: 'The observatory',
    domains: [house.site],
    session: { cookies: ['sessionid'] },
    logOut: [{ page: `https://${house.host}/`, press: 'selector', selector: 'form[action="/logout"] button' }],
    elsewhere: `https://${house.host}/sessions`,
    facts: { date: '2026-11', source: 'own' },
  };
  await options.fill('.recipe-json', JSON.stringify({ ...recipe, colour: 'red' }));
  await options.click('[data-action=save-recipe]');
  await options.waitFor('.recipe-problems [data-field=colour]');
  expect(await options.evaluate(() => document.querySelector('textarea')?.value)).toContain('"colour":"red"');

  await options.fill('.recipe-json', JSON.stringify(recipe));
  town.seen.length = 0;
  await options.click('[data-action=dry-run]');
  await options.waitFor('[data-dry-run=done]');
  const report = await options.text('[data-dry-run]');
  for (const words of [house.host, 'sessionid', 'shows that you are logged in', 'control that logs out'])
    expect.soft(report).toContain(words);
  const asked = town.seen.filter(({ host }) => !BROWSER_MAKERS.test(host));
  expect(asked.map(({ method, host, url }) => `${method} ${host}${url}`)).toEqual([]);
  expect(await stillValid(town, copied)).toEqual([house.id]);

  await options.click('[data-action=save-recipe]');
  await options.waitFor(`[data-recipe="${house.site}"]`);
  await expect.poll(() => popup.text(`[data-site="${house.site}"] .session-name`)).toContain('The observatory');
  await driver.killBackground();
  await popup.reload();
  await expectListed(popup, [house]);
  await popup.click(`[data-site="${house.site}"] [data-action=log-out]`);
  const done = await waitForPopup(popup, (state) => sessionAt(state, house.site)?.outcome != null, DONE_MS);
  expect(sessionAt(done ?? (await readPopup(popup)), house.site)).toMatchObject({ outcome: 'ended', way: 'recipe' });
  expect(await stillValid(town, copied)).toEqual([]);

  await options.click(`[data-recipe="${house.site}"] [data-action=remove-recipe]`);
  await options.waitFor(`[data-recipe="${house.site}"]`, { state: 'gone' });
});
