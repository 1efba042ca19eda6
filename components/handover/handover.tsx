import type { View } from '../../utils/message/messages';
import { Mark } from '../shared/mark';
import { privateWords } from '../shared/private-note';
import { progressText } from '../shared/session-progress';
import { isCertain } from '../shared/session-state';
import { TextContext, type Texts, useText } from '../shared/text';
import { Countdown, countdownWords } from './countdown';
import { farewellOf } from './farewell';
import { Finished } from './finished';
import { Working } from './working';

/** What the handover page can ask for. */
export interface HandoverActions {
  stay: () => void;
  done: () => void;
  /** Opens the panel that leads through changing the password. */
  closeElsewhere: (site: string) => void;
}

interface HandoverProps {
  /** Null until the background has answered for the first time. */
  view: View | null;
  actions: HandoverActions;
  text: Texts;
  /** Milliseconds since the epoch. */
  nowMs: number;
  /** True some time after the end: whoever comes next need not read where somebody was logged in. */
  isQuiet: boolean;
}

/** The cover over the screen while a visit ends: props in, callbacks out. */
export function Handover({ view, actions, text, nowMs, isQuiet }: HandoverProps) {
  return (
    <TextContext.Provider value={text}>
      <div
        class="handover"
        data-phase={view?.phase}
        data-open={view?.sessions.filter(isCertain).length}
        data-cause={view?.visit.cause}
      >
        <header class="handover-name">
          <Mark />
          {text('extensionName')}
        </header>
        <main class="handover-main">
          {view && <Phase view={view} actions={actions} nowMs={nowMs} isQuiet={isQuiet} />}
        </main>
        <Spoken view={view} isQuiet={isQuiet} />
      </div>
    </TextContext.Provider>
  );
}

function Phase({ view, actions, nowMs, isQuiet }: Omit<HandoverProps, 'view' | 'text'> & { view: View }) {
  if (view.phase === 'counting') return <Countdown visit={view.visit} onStay={actions.stay} nowMs={nowMs} />;
  if (view.phase === 'working') return <Working view={view} />;
  if (view.phase === 'done')
    return <Finished {...{ view, nowMs, isQuiet }} onDone={actions.done} onSecurity={actions.closeElsewhere} />;
  return <Nothing onDone={actions.done} />;
}

/** For screen readers: what is about to happen, how far it is, and that it is over. The seconds can be asked for, and are not read out. */
function Spoken({ view, isQuiet }: Pick<HandoverProps, 'view' | 'isQuiet'>) {
  const text = useText();
  return (
    <p class="spoken" role="status" aria-live="polite">
      {view && spokenWords(text, view, isQuiet).join(' – ')}
    </p>
  );
}

function spokenWords(text: Texts, view: View, isQuiet: boolean): string[] {
  if (view.phase === 'counting') return countdownWords(view.visit).map((key) => text(key));
  if (view.phase === 'working') return [progressText(text, view.sessions)];
  if (view.phase !== 'done') return [];
  const { title, detail, tone } = farewellOf(text, view, isQuiet);
  return [title, detail, privateWords(text, view, tone)].filter((words) => words !== null);
}

/** Opened by hand while no visit ends. */
function Nothing({ onDone }: { onDone: () => void }) {
  const text = useText();
  return (
    <div class="handover-words">
      <h1>{text('handoverIdle')}</h1>
      <p>{text('handoverIdleText')}</p>
      <button type="button" class="button handover-button" data-action="done" onClick={onDone}>
        {text('handoverClose')}
      </button>
    </div>
  );
}
