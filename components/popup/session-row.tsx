import type { SessionView } from '../../utils/message/messages';
import { IconButton } from '../shared/button';
import { OutcomeLine } from '../shared/outcome-line';
import { PreferenceChoice } from '../shared/preference-choice';
import { sessionAttributes } from '../shared/session-attributes';
import { STAGE_LABELS } from '../shared/session-progress';
import { SiteIcon } from '../shared/site-icon';
import { SiteName } from '../shared/site-name';
import { STORE_LABELS } from '../shared/store-labels';
import { formatMoment, listText, useText } from '../shared/text';
import { isSurprising, whyText } from '../shared/why-text';
import type { PopupActions } from './popup-actions';

interface SessionRowProps {
  session: SessionView;
  actions: PopupActions;
  /** A press on the row's own log-out. */
  onLogOut: (session: SessionView) => void;
  nowMs: number;
  /** The outcome in a word, so that rows keep their height while work goes on. */
  isBrief?: boolean;
}

/** One session. */
export function SessionRow({ session, actions, onLogOut, nowMs, isBrief = false }: SessionRowProps) {
  const isIdle = session.state !== 'closed' && session.outcome === null && session.stage === null;
  return (
    <li class="session" {...sessionAttributes(session)} data-brief={isBrief || undefined}>
      <SiteIcon site={session.site} name={session.name} iconUrl={session.iconUrl} />
      <div class="session-words">
        <Name session={session} />
        <Below session={session} nowMs={nowMs} isBrief={isBrief} actions={actions} />
      </div>
      {isOver(session) && !isBrief && (
        <div class="session-tools">
          <CloseElsewhere site={session.site} actions={actions} />
        </div>
      )}
      {isIdle && <Tools session={session} actions={actions} onLogOut={onLogOut} />}
    </li>
  );
}

function Name({ session }: { session: SessionView }) {
  const text = useText();
  const { name, site, storeKind } = session;
  return (
    <p class="session-name">
      <strong title={site}>
        <SiteName name={name} />
      </strong>
      {storeKind !== 'normal' && <span class="badge">{text(STORE_LABELS[storeKind])}</span>}
    </p>
  );
}

/** Ended here, so that other devices are what is left. At `still-valid` the outcome itself has the button. */
const isOver = ({ outcome, reason }: SessionView): boolean =>
  outcome !== null && outcome !== 'still-valid' && reason !== 'http-sign-in';

type BelowProps = Pick<SessionRowProps, 'session' | 'nowMs' | 'actions'> & { isBrief: boolean };

function Below({ session, nowMs, isBrief, actions }: BelowProps) {
  const text = useText();
  const { outcome, stage } = session;
  if (outcome !== null)
    return (
      <OutcomeLine
        {...session}
        {...{ outcome, nowMs, isBrief }}
        securityUrl={session.changePasswordUrl ?? session.elsewhereUrl}
        onSecurity={() => actions.closeElsewhere(session.site)}
      />
    );
  if (stage !== null)
    return (
      <p class="session-stage" data-stage={stage}>
        {text(STAGE_LABELS[stage])}
      </p>
    );
  return (
    <p class="session-facts">
      {session.state === 'unsure' && <span class="maybe">{text('maybe')}</span>}
      {session.account !== null ? (
        <bdi class="account" title={session.account}>
          {[session.account, ...session.otherAccounts].join(' · ')}
        </bdi>
      ) : (
        session.name !== session.site && <bdi class="account">{session.site}</bdi>
      )}
      {session.state !== 'unsure' && <span class="since">{text('since', [formatMoment(session.sinceMs, nowMs)])}</span>}
      <Why session={session} />
    </p>
  );
}

/** Said in the row only where it is not plain from the choice itself. */
function Why({ session }: { session: SessionView }) {
  const text = useText();
  if (session.keptFor.length > 0 && session.preference !== 'keep')
    return <span class="why">{text('whyLetsIn', [listText(session.keptFor)])}</span>;
  if (!isSurprising(session.preferenceSource)) return null;
  return <span class="why">{whyText(text, session.preferenceSource, session.storeKind)}</span>;
}

/** Leads to ending the site's sessions on other devices, whether one is open here or not. */
function CloseElsewhere({ site, actions }: { site: string; actions: PopupActions }) {
  const label = useText()('closeElsewhereOf', [site]);
  const open = () => actions.closeElsewhere(site);
  return <IconButton action="close-elsewhere" icon="devices" label={label} onPress={open} />;
}

function Tools({ session, actions, onLogOut }: Omit<SessionRowProps, 'nowMs' | 'isBrief'>) {
  const text = useText();
  return (
    <div class="session-tools">
      <PreferenceChoice
        site={session.site}
        value={session.preference}
        why={whyText(text, session.preferenceSource, session.storeKind)}
        isLocked={session.preferenceSource.byPolicy}
        onChange={(preference) => actions.setPreference(session.site, preference, session.storeKind)}
      />
      <CloseElsewhere site={session.site} actions={actions} />
      <IconButton
        action="log-out"
        icon="exit"
        label={text('logOutOf', [session.site])}
        onPress={() => onLogOut(session)}
      />
    </div>
  );
}
