import type { View } from '../../utils/message/messages';
import { Progress } from '../shared/progress';
import { sessionAttributes } from '../shared/session-attributes';
import { atWork, progressText, STAGE_LABELS, shareDone } from '../shared/session-progress';
import { SiteIcon } from '../shared/site-icon';
import { SiteName } from '../shared/site-name';
import { useText } from '../shared/text';

/** How far the log-out is. Of a visit that somebody else left behind no site is named. */
export function Working({ view }: { view: View }) {
  const text = useText();
  const isOthers = view.visit.cause === 'start';
  const sessions = atWork(view.sessions);
  return (
    <>
      <div class="handover-words">
        <h1>{text(isOthers ? 'handoverPreparing' : 'handoverWorking')}</h1>
        <p>{text(isOthers ? 'handoverPreparingText' : 'handoverWorkingText')}</p>
      </div>
      <div class="handover-progress">
        <Progress share={shareDone(sessions)} label={progressText(text, sessions)} />
        {sessions.length > 0 && <p>{progressText(text, sessions)}</p>}
      </div>
      {!isOthers && (
        <ul class="lines">
          {sessions.map((session) => (
            <li key={session.key} class="line" {...sessionAttributes(session)}>
              <SiteIcon site={session.site} name={session.name} iconUrl={session.iconUrl} />
              <span class="line-name">
                <SiteName name={session.name} />
              </span>
              <span class="line-more">{session.stage && text(STAGE_LABELS[session.stage])}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
