import { expect, test } from 'vitest';
import { type Entered, keptProviders } from '../../../utils/preference/kept-providers';

const session = (site: string, more: Partial<Entered> = {}): Entered => ({
  ...{ site, storeId: '0', isKept: false, enteredThrough: null },
  ...more,
});
const none = () => [];

test('what lets a kept site in is named with it, over any number of providers', () => {
  const sessions = [
    session('chess.test', { isKept: true, enteredThrough: 'id.test' }),
    session('id.test', { enteredThrough: 'state.test' }),
    session('state.test'),
    session('garden.test', { enteredThrough: 'garden-id.test' }),
    session('garden-id.test'),
  ];
  expect([...keptProviders(sessions, none)]).toEqual([
    ['0|id.test', ['chess.test']],
    ['0|state.test', ['chess.test']],
  ]);
});

test('another store is another login', () => {
  const sessions = [
    session('chess.test', { isKept: true, enteredThrough: 'id.test', storeId: '1' }),
    session('id.test'),
    session('id.test', { storeId: '1' }),
  ];
  expect([...keptProviders(sessions, none).keys()]).toEqual(['1|id.test']);
});

test('a login that is known to be shared counts like one that was seen', () => {
  const sessions = [session('imdb.test', { isKept: true }), session('amazon.test')];
  const shared = (site: string) => (site === 'amazon.test' ? ['imdb.test'] : []);
  expect([...keptProviders(sessions, shared)]).toEqual([['0|amazon.test', ['imdb.test']]]);
});

test('a circle of providers comes to an end', () => {
  const sessions = [
    session('a.test', { isKept: true, enteredThrough: 'b.test' }),
    session('b.test', { enteredThrough: 'a.test' }),
  ];
  expect([...keptProviders(sessions, none)]).toEqual([['0|b.test', ['a.test']]]);
});
