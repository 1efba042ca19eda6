import { useEffect, useState } from 'preact/hooks';
import type { SessionView, View } from '../../utils/message/messages';
import { Icon } from '../shared/icon';
import { useText } from '../shared/text';
import type { PopupActions } from './popup-actions';
import { firstOf, searchSections, sectionsOf } from './sections';
import { SessionRow } from './session-row';

/** With more rows than this the list no longer fits a popup, and looking becomes slower than typing. */
const SEARCH_FROM = 9;
/** More than a popup shows at once. The rows below come with the next picture, so that the first one need not wait. */
const FIRST_ROWS = 12;

interface SessionListProps {
  view: View;
  actions: PopupActions;
  onLogOut: (session: SessionView) => void;
  nowMs: number;
  isInTab: boolean;
}

/** All sessions in their sections, with a search field when there are many. */
export function SessionList({ view, actions, onLogOut, nowMs, isInTab }: SessionListProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const isWhole = useNextPicture();
  const sections = sectionsOf(view, isInTab);
  const rows = sections.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const canSearch = view.phase === 'idle' && rows >= SEARCH_FROM;
  if (rows === 0) return null;
  const all = canSearch ? searchSections(sections, query) : sections;
  const found = isWhole ? all : firstOf(all, FIRST_ROWS);
  return (
    <div class="sessions">
      {canSearch && <SearchField query={query} onQuery={setQuery} />}
      {found.length === 0 && (
        <p class="nothing-found" role="status">
          {text('searchNone', [query.trim()])}
        </p>
      )}
      {found.map(({ title, sessions }) => (
        <section key={title} aria-labelledby={title} data-section={title}>
          <h2 id={title} class={title === 'sectionWorking' ? 'spoken' : undefined}>
            {text(title)}
          </h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop list semantics with list-style none */}
          <ul role="list">
            {sessions.map((session) => (
              <SessionRow
                key={session.key}
                session={session}
                actions={actions}
                onLogOut={onLogOut}
                nowMs={nowMs}
                isBrief={view.phase === 'working'}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** False for the first picture, which effects come after. */
function useNextPicture(): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  return isThere;
}

function SearchField({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const label = useText()('search');
  return (
    <div class="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </div>
  );
}
