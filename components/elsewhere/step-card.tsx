import type { PanelView, StepView, Target } from '../../utils/elsewhere/panel';
import type { StepId } from '../../utils/elsewhere/steps';
import { Button } from '../shared/button';
import { Icon } from '../shared/icon';
import { type TextKey, useText } from '../shared/text';
import type { PanelActions } from './panel-actions';
import { PhoneSteps } from './phone-steps';

const TITLES: Record<StepId, TextKey> = {
  sessions: 'elsewhereSessions',
  password: 'elsewherePassword',
  phone: 'elsewherePhone',
};

/** What the button says it opens: never more than is known. */
const OPENS: Record<Exclude<StepId, 'phone'>, Record<Target, TextKey>> = {
  sessions: {
    looking: 'elsewhereOpenHome',
    recipe: 'elsewhereOpenSessions',
    'well-known': 'elsewhereOpenSessions',
    link: 'elsewhereOpenAccount',
    home: 'elsewhereOpenHome',
  },
  password: {
    looking: 'elsewhereLooking',
    recipe: 'elsewhereOpenPassword',
    'well-known': 'elsewhereOpenPassword',
    link: 'elsewhereOpenAccount',
    home: 'elsewhereOpenHome',
  },
};

interface StepCardProps {
  step: StepView;
  view: PanelView;
  /** The one to do now. */
  isNext: boolean;
  actions: PanelActions;
}

/** One step: what to do, the page to do it on, and whether it is done. */
export function StepCard({ step, view, isNext, actions }: StepCardProps) {
  const text = useText();
  return (
    <li
      class="step"
      data-step={step.id}
      data-done={step.done ?? undefined}
      data-target={step.target}
      data-next={isNext || undefined}
    >
      <span class="step-mark">{step.done && <Icon name="check" />}</span>
      <div class="step-body">
        <h2>{text(TITLES[step.id])}</h2>
        {step.done && <p class="step-done">{text(doneText(step))}</p>}
        {step.id === 'phone' ? (
          <PhoneSteps isEnded={hasEndedAll(view)} />
        ) : (
          <>
            {!step.done && <p>{text(introOf(step, view))}</p>}
            <PageStep id={step.id} step={step} view={view} isNext={isNext} actions={actions} />
          </>
        )}
        {step.done !== 'seen' && (
          <Button action="mark-done" kind="plain" onPress={() => actions.markDone(step.id, step.done === null)}>
            {text(step.done === null ? 'elsewhereMark' : 'elsewhereUnmark')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Only where a new password is known to end every other session: an end in the list may have been another device's. */
const hasEndedAll = ({ endsOthers, steps }: PanelView): boolean =>
  endsOthers === 'yes' && steps.some(({ id, done }) => id === 'password' && done !== null);

function doneText({ id, done }: StepView): TextKey {
  if (done === 'said') return 'elsewhereSaid';
  return id === 'sessions' ? 'elsewhereSeenSessions' : 'elsewhereSeenPassword';
}

function introOf({ id }: StepView, { endsOthers }: PanelView): TextKey {
  if (id === 'sessions') return 'elsewhereSessionsText';
  if (endsOthers === 'yes') return 'elsewherePasswordEnds';
  return endsOthers === 'no' ? 'elsewherePasswordEndsNot' : 'elsewherePasswordChoice';
}

function PageStep({ id, step, view, isNext, actions }: StepCardProps & { id: Exclude<StepId, 'phone'> }) {
  const text = useText();
  const control = id === 'sessions' ? (view.page?.control ?? null) : null;
  const isHere = id === 'sessions' ? (view.page?.sessionCount ?? 0) > 0 : view.page?.hasChangeForm === true;
  return (
    <>
      {!step.done && isHere && (
        <p class="step-here">{text(id === 'sessions' ? 'elsewhereHereSessions' : 'elsewhereHerePassword')}</p>
      )}
      {control && (
        <div class="step-press">
          <p>{text(control.ends === 'one' ? 'elsewherePressOne' : 'elsewherePressAll', [control.label])}</p>
          <Button action="press-for-me" kind="quiet" onPress={() => actions.pressForMe(control.label)}>
            {text('elsewherePress')}
          </Button>
        </div>
      )}
      <Button
        action="open-step"
        kind={isNext && !isHere ? 'main' : 'quiet'}
        icon="outward"
        isDisabled={step.target === 'looking'}
        onPress={() => actions.openStep(id)}
      >
        {text(OPENS[id][step.target])}
      </Button>
    </>
  );
}
