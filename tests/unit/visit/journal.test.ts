import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openJournal } from '../../../utils/visit/journal';
import { makeItem, makeJob } from '../fakes/make-job';
import { makeSession } from '../fakes/make-session';

const job = (id: string) => makeJob([makeItem(makeSession({ site: 'shop.test' }))], { id });

test('a journal has what was put into it until it is removed, for whoever opens it next', async () => {
  const journal = openJournal('one');
  await journal.put(job('a'));
  await journal.put(job('b'));
  await journal.put({ ...job('a'), scope: 'one' });
  const next = openJournal('one');
  expect(await next.unfinished()).toEqual([{ ...job('a'), scope: 'one' }, job('b')]);
  await next.remove('a');
  await next.remove('never there');
  expect(await journal.unfinished()).toEqual([job('b')]);
});

test('journals of other names have nothing to do with each other', async () => {
  await openJournal('two').put(job('a'));
  expect(await openJournal('three').unfinished()).toEqual([]);
});
