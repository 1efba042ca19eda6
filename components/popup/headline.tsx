import type { View } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { Hero } from '../shared/hero';
import { PrivateNote } from '../shared/private-note';
import { atWork } from '../shared/session-progress';
import { isCertain } from '../shared/session-state';
import { countText, useText } from '../shared/text';
import type { PopupActions } from './popup-actions';
import { countSites } from './sections';
import { Summary } from './summary';

/** What the popup has to say in one line, before any list. */
export function Headline({ view, actions }: { view: View; actions: PopupActions }) {
  const text = useText();
  if (view.phase === 'working')
    return <h1 class="headline">{countText(text, countSites(atWork(view.sessions)), 'working')}</h1>;
  // What is open cannot be seen then: that nothing is left would be said of what was seen only.
  if (!view.hasSiteAccess) return <NoAccess onAllow={actions.allowSites} />;
  if (view.phase === 'done') return <Summary view={view} />;
  const open = view.sessions.filter(({ state }) => state !== 'closed');
  if (open.length > 0) return <OpenHeadline view={view} />;
  if (view.isLooking) return <Hero tone="calm" icon="search" title={text('looking')} detail={text('lookingMore')} />;
  return (
    <Hero tone="safe" icon="check" title={text('emptyTitle')} detail={text('emptyText')}>
      <PrivateNote view={view} tone="safe" />
    </Hero>
  );
}

function OpenHeadline({ view }: { view: View }) {
  const text = useText();
  const certain = view.sessions.filter(isCertain).length;
  const unsure = countSites(view.sessions.filter(({ state }) => state === 'unsure'));
  if (certain === 0) return <h1 class="headline">{countText(text, unsure, 'unsureOnly')}</h1>;
  return (
    <div class="headline-group">
      <h1 class="headline">{countText(text, certain, 'open')}</h1>
      {unsure > 0 && <p class="headline-more">{countText(text, unsure, 'unsure')}</p>}
    </div>
  );
}

function NoAccess({ onAllow }: { onAllow: () => void }) {
  const text = useText();
  return (
    <Hero tone="attention" icon="shield" title={text('noAccessTitle')} detail={text('noAccessText')}>
      <Button action="allow" kind="main" onPress={onAllow}>
        {text('allow')}
      </Button>
    </Hero>
  );
}
