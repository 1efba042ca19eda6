import { type SessionView, STAGES, type Stage } from '../../utils/message/messages';
import { formatCount, type TextKey, type Texts } from './text';

export const STAGE_LABELS: Record<Stage, TextKey> = {
  waiting: 'stageWaiting',
  'logging-out': 'stageLoggingOut',
  proving: 'stageProving',
  wiping: 'stageWiping',
  checking: 'stageChecking',
  finished: 'stageFinished',
};

/** The sessions that are part of the running work. */
export const atWork = (sessions: SessionView[]): SessionView[] => sessions.filter(({ stage }) => stage !== null);

/** “3 of 8 finished”, counting sessions. */
export function progressText(text: Texts, sessions: SessionView[]): string {
  const all = atWork(sessions);
  const finished = all.filter(({ stage }) => stage === 'finished');
  return text('workingProgress', [formatCount(finished.length), formatCount(all.length)]);
}

/** From 0 to 1, counting stages, so that the line moves though no session is finished yet. */
export function shareDone(sessions: SessionView[]): number {
  const all = atWork(sessions);
  const steps = all.reduce((sum, { stage }) => sum + (stage === null ? 0 : STAGES.indexOf(stage)), 0);
  return all.length === 0 ? 0 : steps / (all.length * (STAGES.length - 1));
}
