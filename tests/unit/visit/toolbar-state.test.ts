import { expect, test } from 'vitest';
import { toolbarState } from '../../../utils/visit/toolbar-state';
import { sampleView } from '../../tools/preview/sample-views';

test('where access to sites was withdrawn the icon is not that of a computer on which nothing is open', () => {
  expect(toolbarState(sampleView()).kind).toBe('calm');
  expect(toolbarState(sampleView({ hasSiteAccess: false })).kind).toBe('attention');
});
