import type { Cause, VisitView } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { formatCount, type TextKey, useText } from '../shared/text';

interface CountdownProps {
  visit: VisitView;
  onStay: () => void;
  nowMs: number;
}

const WORDS: Partial<Record<Cause, [title: TextKey, detail: TextKey]>> = {
  longest: ['countLongest', 'countLimitText'],
  'closing-time': ['countClosing', 'countLimitText'],
};

/** Why the visit is about to end, and what can be done about it. */
export const countdownWords = ({ cause }: VisitView): [title: TextKey, detail: TextKey] =>
  (cause && WORDS[cause]) ?? ['countIdle', 'countIdleText'];

/** How long there is to come back. Any input is an answer; the button says so to those who look for one. */
export function Countdown({ visit, onStay, nowMs }: CountdownProps) {
  const text = useText();
  const seconds = Math.max(0, Math.ceil(((visit.endsAtMs ?? nowMs) - nowMs) / 1000));
  const [title, detail] = countdownWords(visit);
  return (
    <>
      <p class="count" role="timer" aria-label={text('countSeconds', [formatCount(seconds)])}>
        <span class="count-number" aria-hidden="true">
          {formatCount(seconds)}
        </span>
      </p>
      <div class="handover-words">
        <h1>{text(title)}</h1>
        <p>{text(detail)}</p>
        {visit.canStay && (
          <Button action="stay" kind="main" onPress={onStay}>
            {text('stay')}
          </Button>
        )}
      </div>
    </>
  );
}
