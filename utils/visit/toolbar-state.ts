import type { ToolbarState } from '../browser/toolbar';
import { needsYou } from '../logout/outcome';
import type { View } from '../message/messages';

/** What the icon tells of a view: how many are open, whether we work, and whether a person is needed. */
export function toolbarState({ phase, sessions, hasSiteAccess }: View): ToolbarState {
  const count = sessions.filter(({ state }) => state === 'open').length;
  if (phase === 'working') return { kind: 'working', count };
  // Without access nothing can be seen of what is open: that has to be allowed by somebody.
  return { kind: sessions.some(needsYou) || !hasSiteAccess ? 'attention' : 'calm', count };
}
