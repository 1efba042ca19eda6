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

/** When the visit was over so long ago that its sites are not named any more. */
const QUIET = true;
const sample = (rest: Parameters<typeof sampleView>[0] = {}, isQuiet = false) => ({ view: sampleView(rest), isQuiet });
const done = (state: string, more: Partial<VisitView> = {}, isQuiet = false) =>
  sample({ phase: 'done', sessions: sessionsOf(state), visit: visit(more) }, isQuiet);

/** Everything the handover page can look like. */
export const HANDOVER_SAMPLES = {
  'handover-nothing': sample(),
  'handover-idle': sample({
    phase: 'counting',
    sessions: sessionsOf('three'),
    visit: visit({ cause: 'idle', endsAtMs: SOON_MS, canStay: true }),
  }),
  'handover-closing': sample({
    phase: 'counting',
    sessions: sessionsOf('three'),
    visit: visit({ cause: 'closing-time', endsAtMs: SOON_MS, isKiosk: true }),
  }),
  'handover-longest': sample({ phase: 'counting', visit: visit({ cause: 'longest', endsAtMs: SOON_MS }) }),
  'handover-working': sample({ phase: 'working', sessions: sessionsOf('working'), visit: visit() }),
  'handover-start': sample({ phase: 'working', sessions: sessionsOf('working'), visit: visit({ cause: 'start' }) }),
  'handover-safe': done('done-ended', { isKiosk: true }),
  'handover-mixed': done('done-mixed'),
  'handover-mixed-kiosk': done('done-mixed', { isKiosk: true, note: 'Please leave your card at the desk.' }),
  'handover-quiet': done('done-mixed', {}, QUIET),
  'handover-ready': done('empty', { cause: 'start', isKiosk: true }),
  'handover-left': done('done-mixed', { cause: 'start' }),
  'handover-part': done('three'),
  'handover-no-access': sample({ phase: 'done', hasSiteAccess: false, visit: visit() }),
};
