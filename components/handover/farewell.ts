import { needsYou } from '../../utils/logout/outcome';
import type { SessionView, View } from '../../utils/message/messages';
import type { Tone } from '../shared/hero';
import { isOpen } from '../shared/session-state';
import { countText, type TextKey, type Texts } from '../shared/text';

export interface Farewell {
  tone: Tone;
  title: string;
  detail: string | null;
}

const has = (sessions: SessionView[], outcome: SessionView['outcome']) =>
  sessions.some((session) => session.outcome === outcome);

/** Whether sites are named: not for long, and never those of an earlier visit, because whoever reads it then is somebody else. */
export const namesSites = ({ visit }: View, isQuiet: boolean): boolean => !isQuiet && visit.cause !== 'start';

/** Whether the page lists what is left to do by hand. */
export const listsRest = (view: View, isQuiet: boolean): boolean =>
  namesSites(view, isQuiet) && view.sessions.some(needsYou);

/** Whether something is left to do that the page does not list: it stays in the window of the toolbar when the page goes. */
export const leavesRest = (view: View, isQuiet: boolean): boolean =>
  !listsRest(view, isQuiet) && view.sessions.some(needsYou);

/** What needs the person: by hand while the page lists it; in the window of the toolbar otherwise, which a kiosk does not show. */
function needing(text: Texts, view: View, count: number, isQuiet: boolean): Farewell {
  const isListed = listsRest(view, isQuiet);
  const elsewhere = view.visit.isKiosk ? null : text('handoverListText');
  const detail = isListed ? text('handoverNeedsText') : elsewhere;
  if (view.visit.cause === 'start') return { tone: 'calm', title: text('handoverReady'), detail };
  return { tone: 'attention', title: countText(text, count, 'summaryNeeds'), detail };
}

/** Nobody is told that nothing is left where that is not so: what the person has to do comes before what is done. */
function remainder(text: Texts, view: View, isQuiet: boolean): Farewell | null {
  const { sessions, hasSiteAccess } = view;
  if (!hasSiteAccess) return { tone: 'attention', title: text('noAccessTitle'), detail: text('handoverNoAccessText') };
  const needingCount = sessions.filter(needsYou).length;
  if (needingCount > 0) return needing(text, view, needingCount, isQuiet);
  const untouched = sessions.filter((session) => session.outcome === null && isOpen(session)).length;
  if (untouched === 0) return null;
  const title = countText(text, untouched, 'summaryPart');
  return { tone: 'attention', title, detail: text('handoverPartText') };
}

/** What is said when a visit is over. It never claims more than the weakest of the outcomes. */
export function farewellOf(text: Texts, view: View, isQuiet: boolean): Farewell {
  const left = remainder(text, view, isQuiet);
  if (left) return left;
  const { sessions, visit } = view;
  const say = (tone: Tone, title: TextKey, detail: TextKey): Farewell => ({
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
