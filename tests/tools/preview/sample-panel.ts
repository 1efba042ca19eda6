import type { PanelActions } from '../../../components/elsewhere/panel-actions.ts';
import type { PanelView } from '../../../utils/elsewhere/panel.ts';

const steps = (done: Partial<Record<string, 'seen' | 'said'>> = {}): PanelView['steps'] => [
  { id: 'sessions', done: done.sessions ?? null, target: 'recipe' },
  { id: 'password', done: done.password ?? null, target: 'recipe' },
  { id: 'phone', done: done.phone ?? null, target: 'home' },
];

const samplePanel = (more: Partial<PanelView> = {}): PanelView => ({
  site: 'instagram.com',
  name: 'Instagram',
  endsOthers: 'optional',
  isStillValid: false,
  steps: steps(),
  page: null,
  ...more,
});

const host = 'accountscenter.instagram.com';

/** Everything the panel can look like; null while no site is chosen. */
export const PANEL_SAMPLES: Record<string, PanelView | null> = {
  'elsewhere-choice': null,
  'elsewhere-start': samplePanel(),
  'elsewhere-list': samplePanel({
    page: { host, sessionCount: 4, control: { label: 'Log out of this device', ends: 'one' }, hasChangeForm: false },
  }),
  'elsewhere-password': samplePanel({
    steps: steps({ sessions: 'seen' }),
    page: { host, sessionCount: null, control: null, hasChangeForm: true },
  }),
  'elsewhere-done': samplePanel({ steps: steps({ sessions: 'seen', password: 'said' }) }),
  'elsewhere-unknown': samplePanel({
    site: 'donaudampfschifffahrtsgesellschaft.example',
    name: 'donaudampfschifffahrtsgesellschaft.example',
    endsOthers: null,
    isStillValid: true,
    steps: [
      { id: 'password', done: null, target: 'looking' },
      { id: 'sessions', done: null, target: 'home' },
      { id: 'phone', done: null, target: 'home' },
    ],
  }),
};

const nothing = () => undefined;
export const panelActions: PanelActions = {
  chooseSite: nothing,
  openStep: nothing,
  pressForMe: nothing,
  markDone: nothing,
  finish: nothing,
};

export const PANEL_SITES = [
  { site: 'instagram.com', name: 'Instagram', iconUrl: null },
  { site: 'github.com', name: 'GitHub', iconUrl: null },
];
