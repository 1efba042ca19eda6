// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { findControls } from '../../../utils/page/control';
import { controlRequest } from '../../../utils/page/control-request';
import { readPage } from '../../../utils/page/marks';

test('a plain header with a log-out link', () => {
  const doc = new DOMParser().parseFromString(
    '<html lang="en"><body><header><a href="/u/alice">alice</a> <a href="/logout?token=1">Log out</a></header></body></html>',
    'text/html',
  );
  const [control] = findControls(doc, 'https://example.test/home');
  expect(control?.kind).toBe('link');
  if (!control) throw new Error('no control');
  expect(controlRequest(control, doc, 'https://example.test/home')?.url).toBe('https://example.test/logout?token=1');
  expect(readPage(doc, 'https://example.test/home?secret=1')).toMatchObject({
    verdict: 'in',
    account: 'alice',
    address: 'https://example.test/home',
  });
});
