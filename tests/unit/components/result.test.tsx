// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { verdictOf } from '../../../components/popup/summary';
import type { Outcome } from '../../../utils/logout/outcome';
import type { SessionView } from '../../../utils/message/messages';
import { sampleSession, sampleView } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';
import { find, press, showPopup } from './show-popup';

const withOutcome = (outcome: Outcome | null, index: number): SessionView =>
  sampleSession(`site${index}.example`, {
    outcome,
    state: outcome === 'kept' || outcome === null ? 'open' : 'closed',
    stage: outcome === null ? null : 'finished',
  });

const VERDICTS: [outcomes: (Outcome | null)[], headline: string][] = [
  [['ended', 'ended'], 'Every session is ended'],
  [['ended', 'logged-out'], 'You are logged out everywhere'],
  [['ended', 'kept'], 'You are logged out, except where you chose to stay'],
  [['kept'], 'Nothing was logged out'],
  [['ended', 'still-valid'], '1 session needs you'],
  [['wiped-only', 'failed', 'ended'], '2 sessions need you'],
  [['ended', null], '1 session is still open'],
  [['failed', null], '1 session needs you'],
];

test.each(VERDICTS)('%j: the headline claims no more than was proved', (outcomes, headline) => {
  expect(verdictOf(fakeTexts, outcomes.map(withOutcome)).headline).toBe(headline);
});

test('an HTTP sign-in that the browser has forgotten needs nobody', () => {
  const signIn = { ...withOutcome('wiped-only', 1), reason: 'http-sign-in' } as const;
  expect(verdictOf(fakeTexts, [signIn, withOutcome('ended', 2)]).headline).toBe('You are logged out everywhere');
  expect(verdictOf(fakeTexts, [{ ...signIn, reason: 'offline' }]).headline).toBe('1 session needs you');
});

test('an account that could not be asked about any more needs somebody', () => {
  const left = { ...withOutcome('logged-out', 1), reason: 'other-account' } as const;
  expect(verdictOf(fakeTexts, [left]).headline).toBe('1 session needs you');
});

test('progress counts finished sessions, moves with every stage and is read out', () => {
  const waiting = sampleSession('a.example', { stage: 'waiting' });
  const { show } = showPopup(sampleView({ phase: 'working', sessions: [waiting] }));
  expect(find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('0');
  show(sampleView({ phase: 'working', sessions: [{ ...waiting, stage: 'proving' }] }));
  expect(find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('40');
  expect(find('[data-site]').textContent).toContain('Asking the server for proof');
  show(sampleView({ phase: 'working', sessions: [{ ...waiting, stage: 'finished', outcome: 'ended' }] }));
  expect(find('[aria-live="polite"]').textContent).toBe('1 of 1 finished');
});

test('what is open beside what is over can be ended at once: what is over may be somebody else’s', () => {
  const left = withOutcome('still-valid', 1);
  const { root, actions, show } = showPopup(sampleView({ phase: 'done', sessions: [left, withOutcome(null, 2)] }));
  press('[data-action="log-out-all"]');
  press('[data-action="confirm"]');
  expect(actions.logOutAll).toHaveBeenCalledOnce();
  expect(find('[data-action="done"]').textContent).not.toBe('');
  show(sampleView({ phase: 'done', sessions: [left] }));
  expect(root.querySelector('[data-action="log-out-all"]')).toBeNull();
});

test('what was kept, and is to be kept no longer, can be ended with everything', () => {
  const kept = { ...withOutcome('kept', 1), stage: 'finished', preference: 'forget' } as const;
  const { actions } = showPopup(sampleView({ phase: 'done', sessions: [kept, withOutcome('ended', 2)] }));
  press('[data-action="log-out-all"]');
  press('[data-action="confirm"]');
  expect(actions.logOutAll).toHaveBeenCalledOnce();
});

test('while the work goes on no row moves to another place', () => {
  const sessions = [withOutcome('failed', 1), withOutcome(null, 2), withOutcome('ended', 3)];
  const { root } = showPopup(sampleView({ phase: 'working', sessions, presentSite: 'site3.example' }));
  const sites = [...root.querySelectorAll<HTMLElement>('[data-site]')].map((row) => row.dataset.site);
  expect(sites).toEqual(['site1.example', 'site2.example', 'site3.example']);
});

test('the result is read out, what needs the person comes first, and done dismisses it', () => {
  const { root, actions } = showPopup(
    sampleView({ phase: 'done', sessions: [withOutcome('ended', 1), withOutcome('still-valid', 2)] }),
  );
  expect(find('[aria-live="polite"]').textContent).toMatch(/^1 session needs you – ./);
  expect(root.querySelector<HTMLElement>('[data-site]')?.dataset.outcome).toBe('still-valid');
  press('[data-action="done"]');
  expect(actions.dismiss).toHaveBeenCalledOnce();
});

test('links lead to where the person can do more, and nowhere but to the web', () => {
  const stillValid = { ...withOutcome('still-valid', 1), elsewhereUrl: 'https://a.example/password' };
  const failed = { ...withOutcome('failed', 2), byHandUrl: 'https://b.example/settings' };
  const unsafe = { ...withOutcome('wiped-only', 3), byHandUrl: 'javascript:alert(1)' };
  const { root, actions } = showPopup(sampleView({ phase: 'done', sessions: [stillValid, failed, unsafe] }));
  press(`[data-site="${stillValid.site}"] [data-action="close-elsewhere"]`);
  expect(actions.closeElsewhere).toHaveBeenCalledExactlyOnceWith(stillValid.site);
  expect([...root.querySelectorAll('a')].map(({ href, rel }) => [href, rel])).toEqual([
    ['https://b.example/settings', 'noopener noreferrer'],
  ]);
});
