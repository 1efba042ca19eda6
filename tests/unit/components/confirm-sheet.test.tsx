// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { SAMPLE_PLAN, sampleSession, sampleView } from '../../tools/preview/sample-views';
import { choose, find, press, showPopup } from './show-popup';

const forum = sampleSession('forum.example');
const wiki = sampleSession('wiki.example', { preference: 'remember' });
const mail = sampleSession('mail.example', { preference: 'keep' });
const photos = sampleSession('photos.example', { preference: 'ask', state: 'unsure' });

const noSheet = () => document.querySelector('dialog') === null;

/** What a browser sends to a modal dialog when Escape is pressed. */
function pressEscape(): void {
  act(() => {
    find('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
  });
}

test('only confirm follows log-out-all', () => {
  const { actions } = showPopup(sampleView({ sessions: [forum, wiki] }));
  press('[data-action="log-out-all"]');
  expect(actions.logOutAll).not.toHaveBeenCalled();
  press('[data-action="confirm"]');
  expect(actions.logOutAll).toHaveBeenCalledExactlyOnceWith({});
  expect(noSheet()).toBe(true);
});

test('says on how many servers, what is erased and how many are kept', () => {
  showPopup(sampleView({ sessions: [forum, wiki, mail, photos] }));
  expect(find('[data-action="log-out-all"]').textContent).toBe('Log out of everything3');
  press('[data-action="log-out-all"]');
  const words = find('dialog').textContent;
  for (const sentence of [
    'Log out of 3 sites?',
    'Log out on the servers of 3 sites',
    'Close their tabs',
    'except what lets 1 of them remember you',
    '1 session is kept, as you chose.',
    'This cannot be undone.',
  ])
    expect(words).toContain(sentence);
});

test('counts a site once though it is open in two cookie stores', () => {
  showPopup(sampleView({ sessions: [forum, { ...forum, key: '1|forum.example', storeKind: 'private' }] }));
  press('[data-action="log-out-all"]');
  expect(find('dialog h2').textContent).toBe('Log out of forum.example?');
});

test('the sheet is modal, named, and has its focus on confirm', () => {
  showPopup(sampleView({ sessions: [forum] }));
  find('[data-action="log-out-all"]').focus();
  press('[data-action="log-out-all"]');
  const dialog = find<HTMLDialogElement>('dialog');
  expect(dialog.open).toBe(true);
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.tagName).toBe('H2');
  expect(document.activeElement).toBe(find('[data-action="confirm"]'));
});

test.each([
  ['cancel', () => press('[data-action="cancel"]')],
  ['Escape', pressEscape],
  ['a press outside', () => press('dialog')],
])('%s changes nothing and gives the focus back', (_, leave) => {
  const { actions } = showPopup(sampleView({ sessions: [forum] }));
  find('[data-action="log-out-all"]').focus();
  press('[data-action="log-out-all"]');
  leave();
  expect(noSheet()).toBe(true);
  expect(actions.logOutAll).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(find('[data-action="log-out-all"]'));
});

test('sites set to ask are asked about, forget unless chosen otherwise', () => {
  const { actions } = showPopup(sampleView({ sessions: [forum, photos] }));
  press('[data-action="log-out-all"]');
  const select = find<HTMLSelectElement>('[data-ask="photos.example"] select');
  expect([...select.options].map(({ value }) => value)).toEqual(['forget', 'remember']);
  expect(select.value).toBe('forget');
  choose(select, 'remember');
  press('[data-action="confirm"]');
  expect(actions.logOutAll).toHaveBeenCalledExactlyOnceWith({ 'photos.example': 'remember' });
});

test('a single log-out asks only where the person wants to be asked', () => {
  const { actions } = showPopup(sampleView({ sessions: [forum, photos] }));
  press('[data-site="forum.example"] [data-action="log-out"]');
  expect(actions.logOut).toHaveBeenCalledExactlyOnceWith('0|forum.example', {});
  press('[data-site="photos.example"] [data-action="log-out"]');
  press('[data-action="confirm"]');
  expect(actions.logOut).toHaveBeenLastCalledWith('0|photos.example', { 'photos.example': 'forget' });
});

test.each([
  ['its sister sites', { reach: 'sister-sites' as const }, 'logs you out of all its sister sites'],
  ['every device', { reach: 'every-device' as const }, 'logs you out on all your devices'],
  ['accounts that were left', { otherAccounts: ['bob', 'carol'] }, 'other accounts too: bob and carol'],
])('a log-out that reaches %s says so before, also a single one', (_, more, words) => {
  const far = sampleSession('far.example', more);
  const { actions } = showPopup(sampleView({ sessions: [forum, far] }));
  press('[data-site="far.example"] [data-action="log-out"]');
  expect(find('[data-warning="far.example"]').textContent).toContain(words);
  press('[data-action="confirm"]');
  expect(actions.logOut).toHaveBeenCalledExactlyOnceWith('0|far.example', {});
  press('[data-action="log-out-all"]');
  expect(find('[data-warning="far.example"]').textContent).toContain(words);
});

test('with nothing but kept sessions there is nothing to press', () => {
  showPopup(sampleView({ sessions: [mail] }));
  expect(find<HTMLButtonElement>('[data-action="log-out-all"]').disabled).toBe(true);
});

test('the sheet goes when the work begins elsewhere', () => {
  const { show } = showPopup(sampleView({ sessions: [forum] }));
  press('[data-action="log-out-all"]');
  show(sampleView({ phase: 'working', sessions: [{ ...forum, stage: 'proving' }] }));
  expect(noSheet()).toBe(true);
});

test('counts what would be erased, and names what may not be', async () => {
  const { actions } = showPopup(sampleView({ sessions: [forum, wiki] }), SAMPLE_PLAN);
  press('[data-action="log-out-all"]');
  await act(async () => undefined);
  expect(actions.planWipe).toHaveBeenCalledExactlyOnceWith(null, {});
  const words = find('dialog').textContent;
  expect(words).toContain('84 cookies · 9 addresses with storage · 31 pages in the history · 2 downloads');
  expect(words).not.toContain('0 closed tabs');
  expect(words).toContain('Closed tabs can be opened again');
});

test('the log-out of a kept site alone leaves what lets it remember the person, and says so', () => {
  const bank = sampleSession('bank.example', { preference: 'keep', reach: 'sister-sites' });
  showPopup(sampleView({ sessions: [bank] }));
  press('[data-site="bank.example"] [data-action="log-out"]');
  const words = find('dialog').textContent;
  expect(words).not.toContain('Erase what it left');
});
