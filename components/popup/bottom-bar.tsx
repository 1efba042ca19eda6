import { useEffect, useRef } from 'preact/hooks';
import type { SessionView, View } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { Progress } from '../shared/progress';
import { progressText, shareDone } from '../shared/session-progress';
import { isOpen } from '../shared/session-state';
import { formatCount, useText } from '../shared/text';
import { countSites, isToEnd } from './sections';

interface BottomBarProps {
  view: View;
  onLogOutAll: () => void;
  onDone: () => void;
}

/** The one thing to do now, always in the same place. */
export function BottomBar({ view, onLogOutAll, onDone }: BottomBarProps) {
  if (view.phase === 'working') return <WorkingBar sessions={view.sessions} />;
  const ending = view.sessions.filter(isToEnd);
  if (view.phase === 'done') return <DoneBar {...{ ending, onLogOutAll, onDone }} />;
  if (!view.sessions.some(isOpen)) return null;
  return (
    <footer class="bar">
      <LogOutAll {...{ ending, onLogOutAll }} />
    </footer>
  );
}

type LogOutAllProps = Pick<BottomBarProps, 'onLogOutAll'> & { ending: SessionView[] };

function LogOutAll({ ending, onLogOutAll }: LogOutAllProps) {
  const text = useText();
  return (
    <>
      {ending.length === 0 && <p class="bar-note">{text('allKept')}</p>}
      <Button action="log-out-all" kind="main" icon="exit" onPress={onLogOutAll} isDisabled={ending.length === 0}>
        <span class="button-words">{text('logOutAll')}</span>
        <span class="button-count">{formatCount(countSites(ending))}</span>
      </Button>
    </>
  );
}

/** What is over may have been somebody else's, or one site's only: what is open can be ended beside it. */
function DoneBar({ ending, onLogOutAll, onDone }: LogOutAllProps & Pick<BottomBarProps, 'onDone'>) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone with the work; a keyboard must not have to start from the top.
    if (document.activeElement === document.body || document.activeElement === null) button.current?.focus();
  }, []);
  return (
    <footer class="bar">
      <Button action="done" kind={ending.length > 0 ? 'quiet' : 'main'} onPress={onDone} buttonRef={button}>
        {text('done')}
      </Button>
      {ending.length > 0 && <LogOutAll {...{ ending, onLogOutAll }} />}
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
