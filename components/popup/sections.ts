import { needsYou } from '../../utils/logout/outcome';
import type { SessionView, View } from '../../utils/message/messages';
import { isOpen } from '../shared/session-state';
import type { TextKey } from '../shared/text';

export interface Section {
  title: TextKey;
  sessions: SessionView[];
}

/** What *Log out of everything* reaches: unsure ones too, for a log-out too many harms less than one too few. */
export const isToEnd = (session: SessionView): boolean =>
  isOpen(session) && session.preference !== 'keep' && session.keptFor.length === 0;
/** What stays only because a kept site was entered with its login. */
export const isStaying = (session: SessionView): boolean =>
  isOpen(session) && session.preference !== 'keep' && session.keptFor.length > 0;

/** Sites, not sessions: one site may be open in a private window and in a normal one. */
export const countSites = (sessions: SessionView[]): number => new Set(sessions.map(({ site }) => site)).size;

/**
 * The list in the order it is read: the tab in front first, or the one before it where the list fills a tab itself; after a
 * log-out, what needs the person first.
 */
export function sectionsOf(view: View, isInTab: boolean): Section[] {
  if (view.phase === 'done') return filled(resultSections(view.sessions));
  // While work goes on nothing moves: a row that jumps under the pointer is a row pressed by mistake.
  if (view.phase === 'working') return filled([{ title: 'sectionWorking', sessions: view.sessions }]);
  const isHere = ({ site }: SessionView) => site === view.presentSite;
  const open = view.sessions.filter(isOpen);
  const closed = view.sessions.filter((session) => !isOpen(session) && session.outcome !== null);
  const [here, others] = [open.filter(isHere), open.filter((one) => !isHere(one))];
  const isApart = here.length > 0 && !isInTab;
  return filled([
    { title: 'sectionPresent', sessions: isApart ? here : [] },
    { title: isApart ? 'sectionElsewhere' : 'sectionOpen', sessions: isApart ? others : [...here, ...others] },
    { title: 'sectionClosed', sessions: closed },
  ]);
}

function resultSections(sessions: SessionView[]): Section[] {
  const isKept = ({ outcome }: SessionView) => outcome === 'kept';
  const isFinished = (one: SessionView) => one.outcome !== null && !needsYou(one) && !isKept(one);
  return [
    { title: 'sectionNeedsYou', sessions: sessions.filter(needsYou) },
    { title: 'sectionFinished', sessions: sessions.filter(isFinished) },
    { title: 'sectionKept', sessions: sessions.filter(isKept) },
    { title: 'sectionOpen', sessions: sessions.filter((one) => one.outcome === null && isOpen(one)) },
  ];
}

const filled = (sections: Section[]): Section[] => sections.filter(({ sessions }) => sessions.length > 0);

/** Sections with only the sessions whose name, domain or account contains the query. */
export function searchSections(sections: Section[], query: string): Section[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return sections;
  const matches = ({ name, site, account }: SessionView) =>
    [name, site, account ?? ''].some((word) => word.toLocaleLowerCase().includes(wanted));
  return filled(sections.map(({ title, sessions }) => ({ title, sessions: sessions.filter(matches) })));
}

/** Sections with no more than the first so many sessions in all. */
export function firstOf(sections: Section[], most: number): Section[] {
  let left = most;
  const kept = sections.map(({ title, sessions }) => {
    const first = sessions.slice(0, left);
    left -= first.length;
    return { title, sessions: first };
  });
  return filled(kept);
}
