import type { Outcome } from '../../utils/logout/outcome';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { OUTCOME_LABELS, OUTCOME_TONES, type OutcomeFacts, outcomeText } from './outcome-text';
import { useText } from './text';

const ICONS: Record<Outcome, IconName> = {
  ended: 'check',
  'logged-out': 'half',
  'still-valid': 'attention',
  'wiped-only': 'attention',
  failed: 'cross',
  kept: 'pin',
};

interface OutcomeLineProps extends OutcomeFacts {
  /** Where the password can be changed, or at least sessions be closed. */
  securityUrl: string | null;
  byHandUrl: string | null;
  /** Leads through changing the password; where it is given, it goes before the link. */
  onSecurity?: () => void;
  nowMs: number;
  /** Only the word, for a list that must not move. */
  isBrief?: boolean;
}

/** What came of one session's log-out: a word, a sentence and, where the person can do more, the link to do it. */
export function OutcomeLine({ securityUrl, byHandUrl, onSecurity, nowMs, isBrief, ...facts }: OutcomeLineProps) {
  const text = useText();
  const isOpenQuestion = facts.outcome === 'failed' || facts.outcome === 'wiped-only';
  return (
    <div class="outcome" data-tone={OUTCOME_TONES[facts.outcome]}>
      <p class="outcome-label">
        <Icon name={ICONS[facts.outcome]} />
        {text(OUTCOME_LABELS[facts.outcome])}
      </p>
      {!isBrief && <p class="outcome-text">{outcomeText(text, facts, nowMs)}</p>}
      {!isBrief && facts.outcome === 'still-valid' && onSecurity && (
        <Button action="close-elsewhere" icon="devices" onPress={onSecurity}>
          {text('elsewhereAct')}
        </Button>
      )}
      {!isBrief && facts.outcome === 'still-valid' && !onSecurity && securityUrl && (
        <OutwardLink address={securityUrl} label={text('securityPage')} />
      )}
      {!isBrief && isOpenQuestion && byHandUrl && <OutwardLink address={byHandUrl} label={text('logOutByHand')} />}
    </div>
  );
}

/** A link to a site. Only http(s): the address comes from recipes and pages. */
function OutwardLink({ address, label }: { address: string; label: string }) {
  if (!/^https?:\/\//.test(address)) return null;
  return (
    <a class="outward" href={address} target="_blank" rel="noopener noreferrer">
      {label}
      <Icon name="outward" directed />
    </a>
  );
}
