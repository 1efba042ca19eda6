import { expect, test } from 'vitest';
import { type Messages, packedMessages } from '../../../utils/browser/pack-texts';

const ENGLISH: Messages = {
  openOne: { message: '1 open session', description: 'exactly 1' },
  openOther: { message: '$COUNT$ open sessions', placeholders: { count: { content: '$1' } } },
  changed: {
    message: '$BEFORE$ becomes $AFTER$',
    placeholders: { before: { content: '$1' }, after: { content: '$2' } },
  },
};

const packed = (messages: Messages, language: string) =>
  JSON.parse(packedMessages(messages, ENGLISH, language)) as Messages;

test('English goes without what only translators need, and says which language it is', () => {
  expect(packed(ENGLISH, 'en')).toEqual({
    openOne: { message: '1 open session' },
    openOther: { message: '$1 open sessions' },
    changed: { message: '$1 becomes $2' },
    textLanguage: { message: 'en' },
  });
});

test('other languages have their own order of placeholders, and plural forms that English lacks', () => {
  const portuguese: Messages = {
    openOne: { message: '$COUNT$ sessão' },
    openMany: { message: '$count$ de sessões' },
    changed: { message: '$AFTER$ em vez de $BEFORE$' },
  };
  expect(packed(portuguese, 'pt_BR')).toEqual({
    openOne: { message: '$1 sessão' },
    openMany: { message: '$1 de sessões' },
    changed: { message: '$2 em vez de $1' },
    textLanguage: { message: 'pt-BR' },
  });
});

test('a placeholder that English has not got fails the build, by name', () => {
  expect(() => packed({ changed: { message: '$BEFORE$ wird $NACHHER$' } }, 'de')).toThrow(
    'de: changed: English has no',
  );
});
