// @vitest-environment happy-dom

import { expect, test } from 'vitest';
import { sectionsOf } from '../../../components/popup/sections';
import { sampleSession, sampleView } from '../../tools/preview/sample-views';
import { choose, find, press, showPopup, typeWord } from './show-popup';

const instagram = sampleSession('instagram.com', {
  name: 'Instagram',
  account: 'ana',
  preference: 'remember',
  elsewhereUrl: 'https://instagram.com/devices',
});
const library = sampleSession('library.example', { state: 'unsure' });

test('the root carries the phase and the number of open sessions', () => {
  showPopup(sampleView({ sessions: [instagram, library] }));
  expect(find('[data-phase]').dataset).toMatchObject({ phase: 'idle', open: '1' });
});

test('before the first answer nothing claims that nothing is open', () => {
  const { root } = showPopup(null);
  expect(root.querySelector('[data-phase], [data-open]')).toBeNull();
  expect(root.textContent).not.toContain('Nothing is open');
  expect(find('main').getAttribute('aria-busy')).toBe('true');
});

test('a row carries what automation reads', () => {
  const failed = { ...instagram, state: 'closed', stage: 'finished', outcome: 'failed', way: 'recipe' } as const;
  showPopup(sampleView({ phase: 'done', sessions: [{ ...failed, reason: 'survivors', survivorCount: 2 }] }));
  const { key, site, state, account, preference, stage, outcome, way, reason } = find('[data-site]').dataset;
  expect({ key, site, state, account, preference, stage, outcome, way, reason }).toEqual({
    key: '0|instagram.com',
    site: 'instagram.com',
    state: 'closed',
    account: 'ana',
    preference: 'remember',
    stage: 'finished',
    outcome: 'failed',
    way: 'recipe',
    reason: 'survivors',
  });
});

test('what is not known is not an attribute', () => {
  showPopup(sampleView({ sessions: [library] }));
  const row = find('[data-site]');
  for (const name of ['data-account', 'data-outcome', 'data-way', 'data-reason', 'data-stage'])
    expect(row.hasAttribute(name), name).toBe(false);
});

test('every button has an accessible name and an action', () => {
  const { root } = showPopup(sampleView({ sessions: [instagram, library] }));
  const buttons = [...root.querySelectorAll('button')];
  expect(buttons.map((button) => button.dataset.action)).toEqual([
    'check-now',
    'open-options',
    'close-elsewhere',
    'log-out',
    'close-elsewhere',
    'log-out',
    'log-out-all',
  ]);
  for (const button of buttons) expect(button.getAttribute('aria-label') ?? button.textContent).not.toBe('');
  expect(find('[data-site="instagram.com"] [data-action="log-out"]').getAttribute('aria-label')).toBe(
    'Log out of instagram.com',
  );
});

test('row buttons and the choice ask for what they say', () => {
  const { actions } = showPopup(sampleView({ sessions: [instagram, library] }));
  press('[data-site="library.example"] [data-action="log-out"]');
  expect(actions.logOut).toHaveBeenCalledExactlyOnceWith('0|library.example', {});
  press('[data-site="instagram.com"] [data-action="close-elsewhere"]');
  expect(actions.closeElsewhere).toHaveBeenCalledExactlyOnceWith('instagram.com');
  press('[data-action="check-now"]');
  expect(actions.checkNow).toHaveBeenCalledOnce();
  choose(find<HTMLSelectElement>('[data-site="instagram.com"] select'), 'keep');
  expect(actions.setPreference).toHaveBeenCalledExactlyOnceWith('instagram.com', 'keep', 'normal');
});

test('the site of the tab in front comes first', () => {
  const { root } = showPopup(sampleView({ sessions: [library, instagram], presentSite: 'instagram.com' }));
  const sites = [...root.querySelectorAll<HTMLElement>('[data-site]')].map((row) => row.dataset.site);
  expect(sites).toEqual(['instagram.com', 'library.example']);
});

test('in a tab of its own the list has one part, because no site is in this tab', () => {
  const view = sampleView({ sessions: [library, instagram], presentSite: 'instagram.com' });
  const titles = (isInTab: boolean) => sectionsOf(view, isInTab).map(({ title }) => title);
  expect([titles(false), titles(true)]).toEqual([['sectionPresent', 'sectionElsewhere'], ['sectionOpen']]);
  expect(sectionsOf(view, true)[0]?.sessions.map(({ site }) => site)).toEqual(['instagram.com', 'library.example']);
});

test('a closed session shows only with an outcome', () => {
  const closed = { ...library, state: 'closed' } as const;
  const { root, show } = showPopup(sampleView({ sessions: [instagram, closed] }));
  expect(root.querySelectorAll('[data-site]').length).toBe(1);
  show(sampleView({ sessions: [instagram, { ...closed, outcome: 'ended' }] }));
  expect(find('[data-state="closed"]').textContent).toContain('Ended');
});

test('without access the only action, beside the options, is to allow it', () => {
  const { actions, root } = showPopup(sampleView({ hasSiteAccess: false }));
  expect([...root.querySelectorAll('button')].map((button) => button.dataset.action)).toEqual([
    'open-options',
    'allow',
  ]);
  press('[data-action="allow"]');
  expect(actions.allowSites).toHaveBeenCalledOnce();
});

test('without access no log-out that is over says that one can walk away: what else is open cannot be seen', () => {
  const ended = { ...library, state: 'closed', stage: 'finished', outcome: 'ended' } as const;
  const { root } = showPopup(sampleView({ phase: 'done', hasSiteAccess: false, sessions: [ended] }));
  expect(root.textContent).not.toContain('Every session is ended');
  expect(find('[data-action="allow"]').textContent).not.toBe('');
  expect(find('[data-state="closed"]').textContent).toContain('Ended');
});

test('one more session can be logged out of where others are over, with the question that it needs', () => {
  const ended = { ...library, state: 'closed', stage: 'finished', outcome: 'ended' } as const;
  const far = sampleSession('far.example', { reach: 'sister-sites' });
  const view = sampleView({ phase: 'done', sessions: [ended, far] });
  const { actions, root, show } = showPopup(view);
  press('[data-site="far.example"] [data-action="log-out"]');
  show({ ...view, sessions: [ended, { ...far, stage: 'logging-out' }] });
  expect(root.querySelector('[data-action="confirm"]')).toBeNull();
  show(view);
  press('[data-action="confirm"]');
  expect(actions.logOut).toHaveBeenCalledWith(far.key, {});
});

test('search appears with the ninth session and finds names, domains and accounts', () => {
  const many = Array.from({ length: 8 }, (_, index) => sampleSession(`site${index}.example`));
  const { root, show } = showPopup(sampleView({ sessions: many }));
  expect(root.querySelector('input')).toBeNull();
  show(sampleView({ sessions: [...many, instagram] }));
  const found = (word: string) => {
    typeWord(find<HTMLInputElement>('input[type="search"]'), word);
    return root.querySelectorAll('[data-site]').length;
  };
  expect(found('ANA')).toBe(1);
  expect(found('.example')).toBe(8);
  expect(found('nobody')).toBe(0);
  expect(root.textContent).toContain('No session matches “nobody”.');
});

test('of many sessions the first rows come alone, so that the list is there at once, and then all', () => {
  const many = Array.from({ length: 30 }, (_, index) => sampleSession(`site${index}.example`));
  const counts: number[] = [];
  const { root, show } = showPopup(null, null, () => void counts.push(document.querySelectorAll('[data-site]').length));
  show(sampleView({ sessions: many }));
  expect(counts).toEqual([0, 12]);
  expect(root.querySelectorAll('[data-site]')).toHaveLength(30);
});
