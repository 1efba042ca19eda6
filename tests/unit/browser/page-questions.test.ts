// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { giveQuestionsBack, takeQuestions } from '../../../utils/browser/page-questions.ts';
import { answerQuestion } from '../../../utils/page/confirmation.ts';

const box = vi.fn(() => true);

beforeEach(() => {
  box.mockClear();
  Object.assign(window, { confirm: box, alert: box, prompt: box });
});

test.each([
  ['Do you really want to log out?', true],
  ['Möchten Sie sich wirklich abmelden?', true],
  ['Log out of all devices?', false],
  ['Delete your account and log out?', false],
  ['Leave without saving?', false],
])('“%s”: %s', (text, isAgreed) => {
  takeQuestions('a-name');
  answerQuestion(document, 'a-name');
  expect(window.confirm(text)).toBe(isAgreed);
  giveQuestionsBack('a-name');
  expect(box).not.toHaveBeenCalled();
});

test('one question is agreed to, a second one is not', () => {
  takeQuestions('a-name');
  answerQuestion(document, 'a-name');
  expect([window.confirm('Log out?'), window.confirm('Log out?')]).toEqual([true, false]);
  giveQuestionsBack('a-name');
});

test('a question about something else does not use up the yes', () => {
  takeQuestions('a-name');
  answerQuestion(document, 'a-name');
  expect([window.confirm('Delete your draft?'), window.confirm('Log out?')]).toEqual([false, true]);
  giveQuestionsBack('a-name');
});

test('nothing holds the tab meanwhile, and afterwards the page has its own boxes again', () => {
  takeQuestions('a-name');
  window.alert('You are logged out');
  expect([window.confirm('Log out?'), window.prompt('Why?')]).toEqual([false, null]);
  expect(box).not.toHaveBeenCalled();
  giveQuestionsBack('a-name');
  expect([window.confirm('Log out?'), window.prompt('Why?')]).toEqual([true, true]);
});
