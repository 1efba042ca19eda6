import { useState } from 'preact/hooks';
import { type SessionView, type View, wantsQuestion } from '../../utils/message/messages';
import { privateWords } from '../shared/private-note';
import { progressText } from '../shared/session-progress';
import { isCertain, isOpen } from '../shared/session-state';
import { TextContext, type Texts, useText } from '../shared/text';
import { BottomBar } from './bottom-bar';
import { ConfirmSheet } from './confirm-sheet';
import { Header } from './header';
import { Headline } from './headline';
import type { Choices, PopupActions } from './popup-actions';
import { isStaying, isToEnd } from './sections';
import { SessionList } from './session-list';
import { Skeleton } from './skeleton';
import { verdictOf } from './summary';

interface PopupProps {
  /** Null until the background has answered for the first time. */
  view: View | null;
  actions: PopupActions;
  text: Texts;
  /** Milliseconds since the epoch. */
  nowMs: number;
  /** Something the person asked for did not work. */
  problem?: string | null;
  /** It fills a tab of its own, so that no site is in this one. */
  isInTab?: boolean;
}

/** The whole popup: props in, callbacks out. */
export function Popup({ view, actions, text, nowMs, problem = null, isInTab = false }: PopupProps) {
  return (
    <TextContext.Provider value={text}>
      <div class="popup" data-phase={view?.phase} data-open={view?.sessions.filter(isCertain).length}>
        {view === null ? <Skeleton /> : <Loaded {...{ view, actions, nowMs, problem, isInTab }} />}
      </div>
    </TextContext.Provider>
  );
}

interface LoadedProps {
  view: View;
  actions: PopupActions;
  nowMs: number;
  problem: string | null;
  isInTab: boolean;
}

/** What a confirmation is open for: everything, or the key of one session. */
type Asking = { all: true } | { all: false; key: string } | null;

function Loaded({ view, actions, nowMs, problem, isInTab }: LoadedProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const ending = endingOf(view, asking);
  const logOut = (session: SessionView) => {
    if (wantsQuestion(session)) setAsking({ all: false, key: session.key });
    else actions.logOut(session.key, {});
  };
  const confirm = (choices: Choices) => {
    if (asking?.all) actions.logOutAll(choices);
    else if (asking) actions.logOut(asking.key, choices);
    setAsking(null);
  };
  return (
    <>
      <Header
        isLooking={view.isLooking}
        onCheckNow={view.phase !== 'working' && view.hasSiteAccess ? actions.checkNow : null}
        onOptions={actions.openOptions}
      />
      <main class="content">
        <Notices problem={problem} isCounting={view.phase === 'counting'} />
        <Headline view={view} actions={actions} />
        <SessionList {...{ view, actions, nowMs, isInTab }} onLogOut={logOut} />
      </main>
      <BottomBar view={view} onLogOutAll={() => setAsking({ all: true })} onDone={actions.dismiss} />
      <Spoken view={view} />
      {asking && ending.length > 0 && (
        <ConfirmSheet
          ending={ending}
          isAll={asking.all}
          keptCount={asking.all ? view.sessions.filter((one) => isOpen(one) && one.preference === 'keep').length : 0}
          staying={asking.all ? view.sessions.filter(isStaying) : []}
          onCount={(choices) => actions.planWipe(asking.all ? null : asking.key, choices)}
          onConfirm={confirm}
          onCancel={() => setAsking(null)}
        />
      )}
    </>
  );
}

function endingOf(view: View, asking: Asking): SessionView[] {
  if (asking === null) return [];
  const isKept = ({ outcome }: SessionView) => outcome === 'kept';
  const waiting = view.sessions.filter((one) => isOpen(one) && (one.stage === null || isKept(one)));
  return waiting.filter((one) => (asking.all ? isToEnd(one) : one.key === asking.key && !isKept(one)));
}

function Notices({ problem, isCounting }: { problem: string | null; isCounting: boolean }) {
  const text = useText();
  return (
    <>
      {problem && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      {isCounting && (
        <p class="notice" role="status">
          {text('counting')}
        </p>
      )}
    </>
  );
}

/** What is said of a log-out that is over: what an eye reads of it beside the tally. */
function spokenWords(text: Texts, view: View): string {
  if (!view.hasSiteAccess) return text('noAccessTitle');
  const { headline, detail, tone } = verdictOf(text, view.sessions);
  return [headline, detail, privateWords(text, view, tone)].filter((words) => words !== null).join(' – ');
}

/** For screen readers: how far the work is and what came of it. Always there, for a new live region is not read. */
function Spoken({ view }: { view: View }) {
  const text = useText();
  return (
    <p class="spoken" role="status" aria-live="polite">
      {view.phase === 'working' && progressText(text, view.sessions)}
      {view.phase === 'done' && spokenWords(text, view)}
    </p>
  );
}
