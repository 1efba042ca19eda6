import { useEffect, useRef } from 'preact/hooks';
import { needsYou } from '../../utils/logout/outcome';
import type { SessionView, View } from '../../utils/message/messages';
import { Button } from '../shared/button';
import { Icon, type IconName } from '../shared/icon';
import { OutcomeLine } from '../shared/outcome-line';
import { PrivateNote } from '../shared/private-note';
import { sessionAttributes } from '../shared/session-attributes';
import { SiteIcon } from '../shared/site-icon';
import { SiteName } from '../shared/site-name';
import { useText } from '../shared/text';
import { type Farewell, farewellOf, listsRest, namesSites } from './farewell';

interface FinishedProps {
  view: View;
  onDone: () => void;
  onSecurity: (site: string) => void;
  nowMs: number;
  isQuiet: boolean;
}

const ICONS: Record<Farewell['tone'], IconName> = { safe: 'check', calm: 'half', attention: 'attention' };

/** The end: that it is safe to walk away, or what is left to do by hand, one line for each session. */
export function Finished({ view, onDone, onSecurity, nowMs, isQuiet }: FinishedProps) {
  const text = useText();
  const { tone, title, detail } = farewellOf(text, view, isQuiet);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever looks first sees whether it is safe, not the end of the list.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const sessions = namesSites(view, isQuiet) ? view.sessions.filter(({ outcome }) => outcome !== null) : [];
  const ordered = [...sessions.filter(needsYou), ...sessions.filter((one) => !needsYou(one))];
  return (
    <>
      <span class="farewell-icon" data-tone={tone}>
        <Icon name={ICONS[tone]} />
      </span>
      <div class="handover-words">
        <h1>{title}</h1>
        {detail && <p class="farewell-detail">{detail}</p>}
        <PrivateNote view={view} tone={tone} />
        {view.visit.note && <p class="farewell-note">{view.visit.note}</p>}
      </div>
      <Lines sessions={ordered} nowMs={nowMs} onSecurity={view.visit.isKiosk ? null : onSecurity} />
      <div class="handover-bar">
        <Button action="done" kind="main" onPress={onDone} buttonRef={button}>
          {text(view.visit.isKiosk ? 'handoverBegin' : 'handoverStart')}
        </Button>
        {view.visit.isKiosk && !listsRest(view, isQuiet) && <p class="handover-hint">{text('handoverAnyKey')}</p>}
      </div>
    </>
  );
}

interface LineContext {
  nowMs: number;
  /** Null in a kiosk, where no steps of one person are kept for later: there only the site's page is named. */
  onSecurity: ((site: string) => void) | null;
}

function Lines({ sessions, ...context }: LineContext & { sessions: SessionView[] }) {
  return (
    <ul class="lines">
      {sessions.map((session) => (
        <Line key={session.key} session={session} {...context} />
      ))}
    </ul>
  );
}

function Line({ session, nowMs, onSecurity }: LineContext & { session: SessionView }) {
  const { site, name, iconUrl, outcome } = session;
  if (outcome === null) return null;
  return (
    <li class="line" {...sessionAttributes(session)}>
      <SiteIcon site={site} name={name} iconUrl={iconUrl} />
      <span class="line-name">
        <SiteName name={name} />
      </span>
      <OutcomeLine
        {...session}
        outcome={outcome}
        securityUrl={session.changePasswordUrl ?? session.elsewhereUrl}
        {...(onSecurity && { onSecurity: () => onSecurity(site) })}
        nowMs={nowMs}
        isBrief={!needsYou(session)}
      />
    </li>
  );
}
