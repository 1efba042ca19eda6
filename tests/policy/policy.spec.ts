import { expect } from '../e2e/fixture.ts';
import { startCollector } from '../sites/collector.ts';
import { arrive as arriveAt, expectEnded, setSettings } from '../visit/visit-steps.ts';
import { test } from './policy-fixture.ts';
import {
  clearStorage,
  installationOf,
  kioskIdOf,
  optionsOf,
  refusalOf,
  removalRefusal,
  writeStorage,
} from './policy-steps.ts';
import { isGateOpen } from './restored.ts';

/** Chromium fills managed storage up to two seconds after a forced installation, and tells changes five seconds later. */
const ARRIVES_MS = 60_000;

const WEAKER = { mode: 'only-me', idleMinutes: 0, endAtStart: false, endOnLock: false, wipeHistory: false };
/** A house that is logged out of by the control of its page, and how an organisation would tell that. */
const HOUSE = 'get-link';
const recipeOf = (site: string) => ({
  site,
  name: 'Our reading room',
  domains: [site],
  session: { cookies: ['library_sid'] },
  logOut: [{ page: `https://www.${site}/`, press: 'selector', selector: 'a.logout-link' }],
  facts: { date: '2026-11', source: 'own' },
});
const RECIPE = recipeOf('harbour-library.test');
const SENTENCE = 'Please push in your chair.';
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

  test('what the policy says holds, is locked, and nothing at the computer weakens it', async ({ driver, machine }) => {
    const packages = driver.name === 'chromium' ? ['update.xml', 'walkaway.crx'] : ['walkaway.xpi'];
    await expect.poll(() => machine.asked).toEqual(expect.arrayContaining(packages));
    await expect
      .poll(async () => (await optionsOf(driver)).settings.values.idleMinutes, { timeout: ARRIVES_MS })
      .toBe(7);
    await expect.poll(async () => (await optionsOf(driver)).passwordSaving).toBe('stopped');
    const before = await optionsOf(driver);
    expect(await installationOf(driver)).toEqual({ installType: 'admin', mayDisable: false });
    expect(before.settings.policyProblems).toEqual([]);
    expect(before.settings.values).toMatchObject({ mode: 'kiosk', closingTimes: { mon: '18:30' }, endAtStart: true });
    expect(before.settings.locked).toEqual(Object.keys(before.settings.values));

    const page = await driver.extensionPage('/options.html');
    await page.waitFor('.options-card');
    // Whoever sees to the machine may still ask it how it is set up.
    expect(await page.count('.options-section:not(#policy) :is(input, select, button):enabled')).toBe(0);
    await page.waitFor('[data-action="open-check"]');
    await page.close();

    for (const [key, value] of Object.entries(WEAKER))
      expect(await refusalOf(driver, { kind: 'set-setting', key, value })).toBe(`${key}: set by your administrator`);
    const site = RULE.pattern;
    for (const message of [
      { kind: 'set-preference', site, preference: 'keep' },
      { kind: 'change-rules', put: [RULE], drop: [] },
      { kind: 'set-recipe', recipe: recipeOf(site) },
      { kind: 'remove-recipe', site },
    ])
      expect.soft(await refusalOf(driver, message), message.kind).toMatch(/administrator/);

    await writeStorage(driver, { settings: WEAKER, preferences: { version: 1, rules: [RULE] }, version: '9.9.9' });
    await driver.killBackground();
    // What was written there is not counted; it may be said that there is something.
    const same = { ...before, preferences: { ...before.preferences, asideCount: expect.any(Number) } };
    await expect.poll(() => optionsOf(driver)).toEqual(same);
    expect(await removalRefusal(driver)).not.toBeNull();
    expect(await optionsOf(driver)).toEqual(same);
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

test.describe('a report', () => {
  test.use({ policy: { values: { mode: 'shared' } } });

  test('goes to the collector that the policy names, later where that was away, and says neither who nor where', async ({
    driver,
    machine,
    town,
  }) => {
    const collector = await startCollector();
    collector.status = 503;
    machine.setValues({ mode: 'shared', reportTo: collector.address, kioskId: 'hall-3' });
    await driver.relaunch();
    await expect.poll(() => kioskIdOf(driver), { timeout: ARRIVES_MS }).toBe('hall-3');
    await expect.poll(() => isGateOpen(driver)).toBe(true);
    const guest = await arriveAt(driver, town);
    await refusalOf(driver, { kind: 'log-out-all' });
    await expectEnded(driver, town, guest, 'button');
    await expect.poll(() => collector.bodies.length).toBeGreaterThan(0);
    expect(collector.records).toEqual([]);
    collector.status = 200;
    await driver.relaunch();
    await expect.poll(() => collector.records.length, { timeout: ARRIVES_MS }).toBeGreaterThan(0);
    expect(collector.faults).toEqual([]);
    expect(collector.records[0]).toMatchObject({
      'service.instance.id': 'hall-3',
      'walkaway.cause': 'button',
      'walkaway.sessions': String(guest.houses.length),
      'walkaway.outcome.ended': String(guest.houses.length),
    });
    for (const { site, account, title } of guest.houses)
      for (const word of [site, account, title]) expect(collector.bodies.join()).not.toContain(word);
    await collector.close();
  });
});

test.describe('recipes and a sentence of the organisation’s', () => {
  test.use({ policy: { values: { mode: 'kiosk', handoverText: SENTENCE, recipes: [JSON.stringify(RECIPE)] } } });

  test('its recipe logs out of its site, and its sentence stands on the page that the visit ends with', async ({
    driver,
    town,
  }) => {
    await expect
      .poll(async () => (await optionsOf(driver)).settings.policyProblems, { timeout: ARRIVES_MS })
      .toEqual([]);
    const guest = await arriveAt(driver, town, [HOUSE]);
    await refusalOf(driver, { kind: 'log-out-all' });
    await expectEnded(driver, town, guest, 'button');
    const page = await driver.extensionPage('/handover.html');
    await page.waitFor('.handover[data-phase="done"]');
    expect(await page.text('.farewell-note')).toBe(SENTENCE);
    const line = `.line[data-site="${RECIPE.site}"]`;
    expect(await page.attribute(line, 'data-outcome')).toBe('ended');
    expect(await page.attribute(line, 'data-way')).toBe('recipe');
    expect(await page.text(`${line} .line-name`)).toBe(RECIPE.name);
  });
});

test.describe('the self-check', () => {
  test.use({ policy: { values: { mode: 'kiosk' } } });

  test('finds nothing wrong on a machine that is set up by the templates, and says what it cannot see', async ({
    driver,
  }) => {
    const page = await driver.extensionPage('/self-check.html');
    await page.waitFor('.self-check[data-phase="done"]');
    // Chromium hands the policy over some seconds after the installation.
    await page.waitFor('.check[data-check="policy"][data-state="right"]', { timeoutMs: ARRIVES_MS });
    expect(await page.evaluate(readChecks)).toEqual(driver.name === 'chromium' ? IN_CHROMIUM : IN_FIREFOX);
    const { saved, prints } = await page.evaluate(saveAndPrint);
    expect(saved).toMatchObject({ walkaway: 'self-check', version: 1 });
    expect(saved.checks.map(({ name, state }) => `${name} ${state}`)).toEqual(await page.evaluate(checksShown));
    expect(prints).toBe(1);
  });
});

const RIGHT = 'installed policy mode sites permissions deletion passwords shortcut'.split(' ');
const inOrder = (...names: string[]) => [...RIGHT, ...names].sort().join();
/** What no extension sees is not said to be right. */
const IN_CHROMIUM = `${inOrder('forms')} unseen: private-windows,restore,sync`;
const IN_FIREFOX = `${inOrder('private-windows')} unseen: forms,restore,sync`;

const checksShown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.check')].map(({ dataset }) => `${dataset.check} ${dataset.state}`);

interface SavedChecks {
  walkaway: string;
  version: number;
  checks: { name: string; state: string }[];
}

/** Presses both buttons; a file to be saved is read where it is handed over, and the printer's question is only counted. */
async function saveAndPrint(): Promise<{ saved: SavedChecks; prints: number }> {
  let [text, prints] = [Promise.resolve(''), 0];
  URL.createObjectURL = (file) => {
    text = (file as Blob).text();
    return '#';
  };
  globalThis.print = () => void prints++;
  for (const action of ['save-check', 'print'])
    document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`)?.click();
  return { saved: JSON.parse(await text) as SavedChecks, prints };
}

function readChecks(): string {
  const rows = [...document.querySelectorAll<HTMLElement>('.check')].map(({ dataset }) => dataset);
  const inState = (state: string) =>
    rows
      .filter((row) => row.state === state)
      .map(({ check }) => check)
      .sort()
      .join();
  const wrong = inState('wrong');
  return `${inState('right')}${wrong ? ` wrong: ${wrong}` : ''} unseen: ${inState('unseen')}`;
}
