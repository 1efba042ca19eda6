import { needsYou } from '../../utils/logout/outcome';
import type { SessionView, View } from '../../utils/message/messages';
import { Hero, type Tone } from '../shared/hero';
import type { IconName } from '../shared/icon';
import { PrivateNote } from '../shared/private-note';
import { isOpen } from '../shared/session-state';
import { countText, formatCount, type TextKey, type Texts, useText } from '../shared/text';

export interface Verdict {
  tone: Tone;
  headline: string;
  detail: string | null;
}

const count = (sessions: SessionView[], outcome: SessionView['outcome']) =>
  sessions.filter((session) => session.outcome === outcome).length;

/** Logged out with nothing left to do, but without a proof. */
const countUnproven = (sessions: SessionView[]) =>
  sessions.filter((one) => (one.outcome === 'logged-out' || one.outcome === 'wiped-only') && !needsYou(one)).length;

/** The result in one headline, which never claims more than the weakest of the outcomes. */
export function verdictOf(text: Texts, sessions: SessionView[]): Verdict {
  const needing = sessions.filter(needsYou).length;
  const kept = count(sessions, 'kept');
  const ended = count(sessions, 'ended');
  const loggedOut = countUnproven(sessions);
  const say = (tone: Tone, headline: TextKey, detail: TextKey | null): Verdict => ({
    tone,
    headline: text(headline),
    detail: detail && text(detail),
  });
  if (needing > 0) {
    const headline = countText(text, needing, 'summaryNeeds');
    return { tone: 'attention', headline, detail: text('summaryNeedsText') };
  }
  const untouched = sessions.filter((session) => session.outcome === null && isOpen(session)).length;
  if (untouched > 0) {
    const headline = countText(text, untouched, 'summaryPart');
    return { tone: 'calm', headline, detail: null };
  }
  if (ended + loggedOut === 0) return say('calm', 'summaryNothing', kept > 0 ? 'summaryKeptText' : null);
  if (kept > 0) return say('calm', 'summaryKept', 'summaryKeptText');
  if (loggedOut === 0) return say('safe', 'summaryEnded', 'summaryEndedText');
  return say('safe', 'summaryLoggedOut', 'summaryLoggedOutText');
}

const ICONS: Record<Tone, IconName> = { safe: 'check', calm: 'pin', attention: 'attention' };

/** Headline and tally of a log-out that is over. */
export function Summary({ view }: { view: View }) {
  const text = useText();
  const { sessions } = view;
  const { tone, headline, detail } = verdictOf(text, sessions);
  return (
    <Hero tone={tone} icon={ICONS[tone]} title={headline} detail={detail}>
      <ul class="tally">
        {tallyOf(text, sessions).map(([kind, words]) => (
          <li key={kind} data-tone={kind}>
            {words}
          </li>
        ))}
      </ul>
      <PrivateNote view={view} tone={tone} />
    </Hero>
  );
}

function tallyOf(text: Texts, sessions: SessionView[]): [tone: string, words: string][] {
  const needing = sessions.filter(needsYou).length;
  const say = (tone: string, number: number, key: TextKey): [number, string, string] => [
    number,
    tone,
    text(key, [formatCount(number)]),
  ];
  const parts: [number, string, string][] = [
    [needing, 'attention', countText(text, needing, 'tallyNeedsYou')],
    say('safe', count(sessions, 'ended'), 'tallyEnded'),
    say('plain', countUnproven(sessions), 'tallyLoggedOut'),
    say('calm', count(sessions, 'kept'), 'tallyKept'),
  ];
  return parts.filter(([number]) => number > 0).map(([, tone, words]) => [tone, words]);
}
