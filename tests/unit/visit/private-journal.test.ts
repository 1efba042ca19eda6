import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { EMPTY_TRACE } from '../../../utils/session/site-trace';
import type { Job } from '../../../utils/visit/job';
import { openJournal } from '../../../utils/visit/journal';
import { withoutPrivate } from '../../../utils/visit/private-journal';
import { FakeStore } from '../fakes/fake-store';
import { makeItem, makeJob } from '../fakes/make-job';
import { makeSession } from '../fakes/make-session';

let count = 0;

function open() {
  const disk = openJournal(`private-${count++}`);
  const memory = new FakeStore();
  return { disk, memory, journal: withoutPrivate(disk, memory) };
}

const at = (key: string) => makeItem(makeSession({ key, site: key.split('|')[1] ?? '' }), { trace: EMPTY_TRACE });
const mixed = (id: string): Job =>
  makeJob([at('0|open.test'), at('1|hidden.test'), at('firefox-private|veiled.test')], {
    id,
    visited: [
      { key: '0|seen.test', origins: ['https://seen.test'] },
      { key: '1|peeked.test', origins: ['https://peeked.test'] },
    ],
  });
const sitesOf = (jobs: Job[]) =>
  jobs.flatMap(({ items, visited }) => [...items, ...visited].map(({ key }) => key)).sort();

describe('the journal', () => {
  test('has the whole job, and the disk nothing of private windows', async () => {
    const { disk, journal } = open();
    const job = mixed('one');
    await journal.put(job);
    expect(sitesOf(await journal.unfinished())).toEqual(sitesOf([job]));
    expect(sitesOf(await disk.unfinished())).toEqual(['0|open.test', '0|seen.test']);
    expect(JSON.stringify(await disk.unfinished())).not.toMatch(/hidden|veiled|peeked/);
  });

  test('keeps a job that is about private windows only in memory, and without it when the browser has ended', async () => {
    const { disk, memory, journal } = open();
    await journal.put(makeJob([at('1|hidden.test')], { id: 'one' }));
    expect(await disk.unfinished()).toEqual([]);
    expect(sitesOf(await journal.unfinished())).toEqual(['1|hidden.test']);
    memory.values.clear();
    expect(await journal.unfinished()).toEqual([]);
  });

  test('leaves nothing of a finished job anywhere, and loses no other', async () => {
    const { disk, memory, journal } = open();
    await Promise.all([journal.put(mixed('one')), journal.put(mixed('two'))]);
    await journal.remove('one');
    expect((await journal.unfinished()).map(({ id, items }) => [id, items.length])).toEqual([['two', 3]]);
    await journal.remove('two');
    expect([await disk.unfinished(), memory.values.size]).toEqual([[], 0]);
  });
});
