import { needsYou } from '../../utils/logout/outcome';
import type { SessionView, View } from '../../utils/message/messages';
import { isOpen } from '../shared/session-state';
import { countText, type TextKey, type Texts } from '../shared/text';

export interface Farewell {
  tone: 'safe' | 'calm' | 'attention';
  title: string;
  detail: string | null;
}

const has = (sessions: SessionView[], outcome: SessionView['outcome']) =>
  sessions.some((session) => session.outcome === outcome);

/** Nobody is told that nothing is left where that is not so: what the person has to do comes before what is done. */
function remainder(text: Texts, { sessions, hasSiteAccess }: View): Farewell | null {
  if (!hasSiteAccess) return { tone: 'attention', title: text('noAccessTitle'), detail: text('handoverNoAccessText') };
  const needing = sessions.filter(needsYou).length;
  if (needing > 0) {
    const title = countText(text, needing, 'summaryNeeds');
    return { tone: 'attention', title, detail: text('handoverNeedsText') };
  }
  const untouched = sessions.filter((session) => session.outcome === null && isOpen(session)).length;
  if (untouched === 0) return null;
  const title = countText(text, untouched, 'summaryPart');
  return { tone: 'attention', title, detail: text('handoverPartText') };
}

/** What is said when a visit is over. It never claims more than the weakest of the outcomes. */
export function farewellOf(text: Texts, view: View): Farewell {
  const left = remainder(text, view);
  if (left) return left;
  const { sessions, visit } = view;
  const say = (tone: Farewell['tone'], title: TextKey, detail: TextKey): Farewell => ({
    tone,
    title: text(title),
    detail: text(detail),
  });
  if (has(sessions, 'kept')) return say('calm', 'summaryKept', 'summaryKeptText');
  if (visit.cause === 'start') return say('safe', 'handoverReady', 'handoverReadyText');
  if (has(sessions, 'logged-out')) return say('calm', 'handoverLoggedOut', 'summaryLoggedOutText');
  if (sessions.length === 0) return say('safe', 'handoverNothing', 'handoverSafe');
  return say('safe', 'summaryLoggedOut', 'handoverSafe');
}
