import type { Notice } from '../browser/notice';
import type { ToolbarState } from '../browser/toolbar';
import type { EffectiveSettings } from '../policy/settings';

export interface LeftToDoInput {
  settings: EffectiveSettings;
  notice: Notice;
}

/**
 * Is told each state of the toolbar icon. Shows the notification when work is over, something needs the person, and no
 * page of ours is open to say so; takes it back when that was put away.
 */
export function createLeftToDo({ settings, notice }: LeftToDoInput) {
  // Unknown at first: a background that wakes up must not tell again what was told.
  let before: ToolbarState['kind'] | null = null;
  return async (kind: ToolbarState['kind'], isSeen: boolean): Promise<void> => {
    const last = before;
    before = kind;
    if (kind === 'attention' && last === 'working' && !isSeen && settings.values().notifyLeftToDo) await notice.show();
    if (kind !== 'attention' && last === 'attention') await notice.clear();
  };
}
