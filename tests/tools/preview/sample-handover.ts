import type { VisitView } from '../../../utils/message/messages.ts';
import { NOW_MS, SAMPLES, sampleView } from './sample-views.ts';

const sessionsOf = (state: string) => SAMPLES[state]?.sessions ?? [];
const visit = (more: Partial<VisitView> = {}): VisitView => ({
  cause: 'button',
  endsAtMs: null,
  canStay: false,
  isKiosk: false,
  ...more,
});
const SOON_MS = NOW_MS + 24_000;

/** Everything the handover page can look like. */
export const HANDOVER_SAMPLES = {
  'handover-nothing': sampleView(),
  'handover-idle': sampleView({
    phase: 'counting',
    sessions: sessionsOf('three'),
    visit: visit({ cause: 'idle', endsAtMs: SOON_MS, canStay: true }),
  }),
  'handover-closing': sampleView({
    phase: 'counting',
    sessions: sessionsOf('three'),
    visit: visit({ cause: 'closing-time', endsAtMs: SOON_MS, isKiosk: true }),
  }),
  'handover-working': sampleView({ phase: 'working', sessions: sessionsOf('working'), visit: visit() }),
  'handover-start': sampleView({ phase: 'working', sessions: sessionsOf('working'), visit: visit({ cause: 'start' }) }),
  'handover-safe': sampleView({ phase: 'done', sessions: sessionsOf('done-ended'), visit: visit({ isKiosk: true }) }),
  'handover-mixed': sampleView({ phase: 'done', sessions: sessionsOf('done-mixed'), visit: visit() }),
  'handover-ready': sampleView({ phase: 'done', visit: visit({ cause: 'start', isKiosk: true }) }),
};
