import { useEffect, useRef } from 'preact/hooks';
import { type SessionView, STAGES, type View } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { Progress } from '../shared/progress';
import { formatCount, type Texts, useText } from '../shared/text';
import { countSites, isOpen, isToEnd } from './sections';

interface BottomBarProps {
  view: View;
  onLogOutAll: () => void;
  onDone: () => void;
}

/** The one thing to do now, always in the same place. */
export function BottomBar({ view, onLogOutAll, onDone }: BottomBarProps) {
  if (view.phase === 'working') return <WorkingBar sessions={view.sessions} />;
  if (view.phase === 'done') return <DoneBar onDone={onDone} />;
  if (!view.sessions.some(isOpen)) return null;
  return <StartBar ending={view.sessions.filter(isToEnd)} onLogOutAll={onLogOutAll} />;
}

function StartBar({ ending, onLogOutAll }: { ending: SessionView[]; onLogOutAll: () => void }) {
  const text = useText();
  return (
    <footer class="bar">
      {ending.length === 0 && <p class="bar-note">{text('allKept')}</p>}
      <Button action="log-out-all" kind="main" icon="exit" onPress={onLogOutAll} isDisabled={ending.length === 0}>
        <span class="button-words">{text('logOutAll')}</span>
        <span class="button-count">{formatCount(countSites(ending))}</span>
      </Button>
    </footer>
  );
}

function DoneBar({ onDone }: { onDone: () => void }) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone with the work; a keyboard must not have to start from the top.
    if (document.activeElement === document.body || document.activeElement === null) button.current?.focus();
  }, []);
  return (
    <footer class="bar">
      <Button action="done" kind="main" onPress={onDone} buttonRef={button}>
        {text('done')}
      </Button>
    </footer>
  );
}

function WorkingBar({ sessions }: { sessions: SessionView[] }) {
  const text = useText();
  return (
    <footer class="bar">
      <Progress share={shareDone(sessions)} label={progressText(text, sessions)} />
      <p class="bar-progress" aria-hidden="true">
        {progressText(text, sessions)}
      </p>
      <p class="bar-note">{text('workingGoesOn')}</p>
    </footer>
  );
}

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
