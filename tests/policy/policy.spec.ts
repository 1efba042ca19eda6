import { expect } from '../e2e/fixture.ts';
import { setSettings } from '../visit/visit-steps.ts';
import { test } from './policy-fixture.ts';
import { clearStorage, installationOf, optionsOf, refusalOf, removalRefusal, writeStorage } from './policy-steps.ts';

/** Chromium fills managed storage up to two seconds after a forced installation, and tells changes five seconds later. */
const ARRIVES_MS = 60_000;

const WEAKER = { mode: 'only-me', idleMinutes: 0, endAtStart: false, endOnLock: false, wipeHistory: false };
const RULE = { pattern: 'wide-storage.test', store: null, preference: 'keep' };

test.describe('a kiosk', () => {
  test.use({
    policy: {
      values: {
        mode: 'kiosk',
        idleMinutes: 7,
        closingTimes: { mon: '18:30' },
        preferences: [{ pattern: '*.example.edu', preference: 'keep' }],
      },
    },
  });

  test('what the policy says holds, is locked, and nothing at the computer weakens it', async ({ driver }) => {
    await expect
      .poll(async () => (await optionsOf(driver)).settings.values.idleMinutes, { timeout: ARRIVES_MS })
      .toBe(7);
    const before = await optionsOf(driver);
    expect(await installationOf(driver)).toEqual({ installType: 'admin', mayDisable: false });
    expect(before.settings.policyProblems).toEqual([]);
    expect(before.settings.values).toMatchObject({ mode: 'kiosk', closingTimes: { mon: '18:30' }, endAtStart: true });
    expect(before.settings.locked).toEqual(Object.keys(before.settings.values));

    const page = await driver.extensionPage('/options.html');
    await page.waitFor('.options-card');
    expect(await page.count('.options-card :is(input, select):enabled')).toBe(0);
    await page.close();

    for (const [key, value] of Object.entries(WEAKER))
      expect(await refusalOf(driver, { kind: 'set-setting', key, value })).toBe(`${key}: set by your administrator`);
    const site = RULE.pattern;
    for (const message of [
      { kind: 'set-preference', site, preference: 'keep' },
      { kind: 'change-rules', put: [RULE], drop: [] },
      { kind: 'set-recipe', recipe: { site, name: 'Not so', sessionCookies: ['none'] } },
      { kind: 'remove-recipe', site },
    ])
      expect.soft(await refusalOf(driver, message), message.kind).toMatch(/administrator/);

    await writeStorage(driver, { settings: WEAKER, preferences: { version: 1, rules: [RULE] }, version: '9.9.9' });
    await driver.killBackground();
    expect(await optionsOf(driver)).toEqual(before);
    expect(await removalRefusal(driver)).not.toBeNull();
    expect(await optionsOf(driver)).toEqual(before);
  });
});

test.describe('a policy that is changed', () => {
  test.use({ policy: { values: { mode: 'shared', idleMinutes: 7 } } });

  test('holds without a restart where the browser tells, and from the next start elsewhere', async ({
    driver,
    machine,
  }) => {
    const idle = async () => (await optionsOf(driver)).settings.values.idleMinutes;
    await expect.poll(idle, { timeout: ARRIVES_MS }).toBe(7);
    await setSettings(driver, { wipeHistory: false });
    expect(await refusalOf(driver, { kind: 'set-setting', key: 'idleMinutes', value: 0 })).toMatch(/administrator/);
    machine.setValues({ mode: 'kiosk', idleMinutes: 2 });
    if (driver.name === 'firefox') await driver.relaunch();
    await expect.poll(idle, { timeout: ARRIVES_MS }).toBe(2);
    expect((await optionsOf(driver)).settings.values).toMatchObject({ mode: 'kiosk', wipeHistory: true });
  });
});

test.describe('a policy of which a part is wrong', () => {
  test.use({ policy: { values: { mode: 'only-me', idleMinutes: 5000, countdownSeconds: 25 } } });

  test('is as strict as can be, keeps what is right, and names what is wrong on the options page', async ({
    driver,
  }) => {
    const problems = async () => (await optionsOf(driver)).settings.policyProblems;
    const expected = ['idleMinutes: expected a whole number from 0 to 1440'];
    await expect.poll(problems, { timeout: ARRIVES_MS }).toEqual(expected);
    const { settings } = await optionsOf(driver);
    expect(settings.values).toMatchObject({ mode: 'kiosk', idleMinutes: 3, countdownSeconds: 25 });
    const page = await driver.extensionPage('/options.html');
    await page.waitFor('.policy-trouble');
    expect(await page.text('.policy-trouble code')).toBe(expected[0]);
  });
});

test.describe('no policy, although an administrator has installed it', () => {
  test.use({ policy: { values: {} } });

  test('is as strict as can be, also after its storage was emptied', async ({ driver }) => {
    await expect.poll(async () => (await optionsOf(driver)).settings.values.mode).toBe('kiosk');
    expect((await optionsOf(driver)).settings.policyProblems[0]).toMatch(/^policy: none has arrived/);
    await clearStorage(driver);
    await driver.relaunch();
    await expect.poll(async () => (await optionsOf(driver)).settings.values.mode).toBe('kiosk');
  });
});
