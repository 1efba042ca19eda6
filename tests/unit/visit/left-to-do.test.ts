import { expect, test } from 'vitest';
import { createLeftToDo } from '../../../utils/visit/left-to-do';
import { settingsOf } from '../fakes/settings';

async function start(isWanted = true) {
  const done: string[] = [];
  const notice = {
    show: async () => void done.push('show'),
    clear: async () => void done.push('clear'),
    onPress: () => undefined,
  };
  const settings = await settingsOf('only-me', { notifyLeftToDo: isWanted });
  return { tell: createLeftToDo({ settings, notice }), done };
}

test('what is left after work is told once, where no page says it, and goes when it is put away', async () => {
  const { tell, done } = await start();
  await tell('calm', false);
  await tell('working', false);
  expect(done).toEqual([]);
  await tell('attention', false);
  await tell('attention', false);
  expect(done).toEqual(['show']);
  await tell('calm', true);
  await tell('calm', false);
  expect(done).toEqual(['show', 'clear']);
});

test('nothing is told where a page is open, where nobody wants it, or by a background that has just woken up', async () => {
  const seen = await start();
  await seen.tell('working', true);
  await seen.tell('attention', true);
  const unwanted = await start(false);
  await unwanted.tell('working', false);
  await unwanted.tell('attention', false);
  const woken = await start();
  await woken.tell('attention', false);
  expect([seen.done, unwanted.done, woken.done]).toEqual([[], [], []]);
});
