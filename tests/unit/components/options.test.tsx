// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { Options } from '../../../components/options/options';
import type { OptionsActions } from '../../../components/options/options-actions';
import type { OptionsView } from '../../../utils/message/messages';
import type { SettingKey } from '../../../utils/policy/setting-table';
import { optionsActions, sampleOptions } from '../../tools/preview/sample-options';
import { sampleSession } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';

function showOptions(view: OptionsView, more: Partial<OptionsActions> = {}) {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const actions: OptionsActions = {
    ...optionsActions,
    setSetting: vi.fn(async () => null),
    changeRules: vi.fn(async () => null),
    patternOf: (typed) => (typed.includes(' ') ? null : typed),
    exportPreferences: vi.fn(),
    readImport: async () => ({ ok: false, error: 'rules.0.pattern: expected a site' }),
    ...more,
  };
  const show = (now: OptionsView) =>
    act(() => render(<Options view={now} actions={actions} text={fakeTexts} problem={null} />, root));
  void show(view);
  const find = <E extends HTMLElement>(css: string): E => {
    const element = root.querySelector<E>(css);
    if (!element) throw new Error(`not there: ${css}`);
    return element;
  };
  const type = (css: string, value: string, event: 'input' | 'change' = 'input') =>
    act(() => {
      const input = find<HTMLInputElement>(css);
      input.value = value;
      input.dispatchEvent(new Event(event, { bubbles: true }));
    });
  const press = (css: string) => act(() => find(css).click());
  return { root, actions, show, find, type, press };
}

const IDLE = '[data-setting=idleMinutes] input';

test('what was typed and cannot be saved stays, says why, and survives news from the background', async () => {
  const { actions, show, find, type, root } = showOptions(sampleOptions());
  await type(IDLE, '5000');
  await type(IDLE, '5000', 'change');
  expect(actions.setSetting).not.toHaveBeenCalled();
  await show(sampleOptions());
  expect(find<HTMLInputElement>(IDLE).value).toBe('5000');
  expect(root.querySelector('[data-setting=idleMinutes] [role=alert]')?.textContent).toContain('1440');
  await type(IDLE, '15');
  await type(IDLE, '15', 'change');
  expect(actions.setSetting).toHaveBeenCalledExactlyOnceWith('idleMinutes', 15);
});

test('a locked setting says so and cannot be changed', () => {
  const { settings } = sampleOptions();
  const { find } = showOptions(sampleOptions({ settings: { ...settings, locked: ['idleMinutes', 'endOnLock'] } }));
  expect(find<HTMLInputElement>(IDLE).disabled).toBe(true);
  expect(find<HTMLInputElement>('[data-setting=endOnLock] input').disabled).toBe(true);
  expect(find('[data-setting=endOnLock] .field-locked').textContent).not.toBe('');
});

test('where the default is locked, so is what is wanted of every site in one kind of window', () => {
  const { settings } = sampleOptions();
  const locked: SettingKey[] = ['defaultPreference'];
  const { find } = showOptions(sampleOptions({ settings: { ...settings, locked } }));
  expect(find<HTMLSelectElement>('[data-store=private] select').disabled).toBe(true);
  expect(find('[data-store=private] .field-locked').textContent).not.toBe('');
  expect(find<HTMLInputElement>('.rule-form input').disabled).toBe(false);
});

test('where everything is set by an administrator, no recipe can be added', () => {
  const add = '[data-action=add-recipe]';
  expect(showOptions(sampleOptions({ recipes: [] })).find<HTMLButtonElement>(add).disabled).toBe(false);
  const { find } = showOptions(sampleOptions({ recipes: [], areRecipesLocked: true }));
  expect(find<HTMLButtonElement>(add).disabled).toBe(true);
  expect(find('[data-sites=own] .field-locked').textContent).not.toBe('');
});

test('a search leaves only what has the words', async () => {
  const { root, type } = showOptions(sampleOptions());
  await type('input[type=search]', 'idleminutes');
  expect([...root.querySelectorAll<HTMLElement>('.field')].map(({ dataset }) => dataset.setting)).toEqual([
    'idleMinutes',
  ]);
});

test('a rule is made, changed and removed; what is no site stays typed', async () => {
  const rule = { pattern: '*.example.edu', store: null, preference: 'ask' as const };
  const preferences = { rules: [rule], policyRules: [], asideCount: 0, isNewer: false };
  const { actions, find, type, press } = showOptions(sampleOptions({ preferences }));
  await type('.rule-form input', 'two words');
  await press('[data-action=add-rule]');
  expect(find<HTMLInputElement>('.rule-form input').value).toBe('two words');
  expect(actions.changeRules).not.toHaveBeenCalled();
  await type('.rule-form input', 'shop.test');
  await press('[data-action=add-rule]');
  const made = { pattern: 'shop.test', store: null, preference: 'keep' };
  expect(actions.changeRules).toHaveBeenLastCalledWith({ put: [made], drop: [] });
  await type('[data-rule="*.example.edu"] select', 'forget', 'change');
  expect(actions.changeRules).toHaveBeenLastCalledWith({ put: [{ ...rule, preference: 'forget' }], drop: [] });
  await press('[data-action=remove-rule]');
  expect(actions.changeRules).toHaveBeenLastCalledWith({ put: [], drop: [{ pattern: rule.pattern, store: null }] });
});

test('what is open is kept by one press, without what was taken out of the list', async () => {
  const open = [
    sampleSession('one.test'),
    sampleSession('two.test'),
    sampleSession('kept.test', { preference: 'keep' }),
    // A rule is written to the disk.
    sampleSession('secret.test', { storeKind: 'private' }),
  ];
  const { actions, press, root } = showOptions(sampleOptions({ open }));
  await press('[data-action=keep-now]');
  expect([...root.querySelectorAll<HTMLElement>('[data-keep]')].map(({ dataset }) => dataset.keep)).toEqual([
    'one.test',
    'two.test',
  ]);
  expect(actions.changeRules).not.toHaveBeenCalled();
  await press('[data-keep="two.test"] input');
  await press('[data-action=save-kept]');
  const put = [{ pattern: 'one.test', store: null, preference: 'keep' }];
  expect(actions.changeRules).toHaveBeenCalledExactlyOnceWith({ put, drop: [] });
});

test('where everything is locked nothing can be entered, but a machine can be looked at and written down', async () => {
  const { settings } = sampleOptions();
  const locked = Object.keys(settings.values) as SettingKey[];
  const exportPolicy = vi.fn();
  const { root, find, type, press } = showOptions(sampleOptions({ settings: { ...settings, locked } }), {
    exportPolicy,
  });
  const cards = [...root.querySelectorAll<HTMLFieldSetElement>('fieldset.options-card')];
  expect(cards.filter(({ disabled }) => !disabled).map((card) => card.parentElement?.id)).toEqual(['policy']);
  expect(find('#policy [data-action=open-check]')).toBeDefined();
  await type('#policy select', 'windows', 'change');
  await press('[data-action=export-policy]');
  expect(exportPolicy).toHaveBeenCalledExactlyOnceWith('windows');
});

test('a recipe that is being written stays while something is searched for, and is not left unasked', async () => {
  const { find, type, press } = showOptions(sampleOptions({ recipes: [] }));
  const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await press('[data-action=add-recipe]');
  await press('[data-action=recipe-json]');
  expect(isAsked()).toBe(false);
  await type('.recipe-json', '{"site": "shop.test"');
  await type('input[type=search]', 'history');
  expect(find<HTMLTextAreaElement>('.recipe-json').value).toBe('{"site": "shop.test"');
  expect(isAsked()).toBe(true);
  await press('.recipe-buttons [data-action=cancel]');
  expect(isAsked()).toBe(false);
});
