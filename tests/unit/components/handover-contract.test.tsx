// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Handover } from '../../../components/handover/handover';
import { sessionAttributes } from '../../../components/shared/session-attributes';
import { HANDOVER_SAMPLES } from '../../tools/preview/sample-handover';
import { NOW_MS } from '../../tools/preview/sample-views';
import { fakeTexts } from './fake-texts';

const actions = { stay: () => undefined, done: () => undefined, closeElsewhere: () => undefined };

test.each(Object.entries(HANDOVER_SAMPLES))(
  '%s: its rows say what the contract for automation says',
  (_, { view, isQuiet }) => {
    const root = document.createElement('div');
    act(() => render(<Handover {...{ view, actions, text: fakeTexts, nowMs: NOW_MS, isQuiet }} />, root));
    const rows = [...root.querySelectorAll('[data-site]')];
    expect(rows).toHaveLength(root.querySelectorAll('.line').length);
    for (const row of rows) {
      const said = Object.fromEntries([...row.attributes].map(({ name, value }) => [name, value]));
      const session = view.sessions.find(({ key }) => key === said['data-key']);
      expect(session, 'names its session').toBeDefined();
      const wanted = Object.entries(session ? sessionAttributes(session) : {}).filter(
        ([, value]) => value !== undefined,
      );
      expect(said).toMatchObject(Object.fromEntries(wanted));
      expect(Object.values(said)).not.toContain('');
    }
  },
);
