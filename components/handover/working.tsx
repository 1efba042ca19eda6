import type { View } from '../../utils/message/messages';
import { atWork, progressText, shareDone } from '../popup/bottom-bar';
import { STAGE_LABELS } from '../popup/session-row';
import { Progress } from '../shared/progress';
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
          {sessions.map(({ key, site, name, iconUrl, stage }) => (
            <li key={key} class="line" data-site={site} data-stage={stage}>
              <SiteIcon site={site} name={name} iconUrl={iconUrl} />
              <span class="line-name">
                <SiteName name={name} />
              </span>
              <span class="line-more">{stage && text(STAGE_LABELS[stage])}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
