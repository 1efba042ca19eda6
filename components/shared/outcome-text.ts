import type { Outcome, Reason } from '../../utils/logout/outcome';
import { countText, formatMoment, type TextKey, type Texts } from './text';

/** What a sentence about an outcome needs to know; a `SessionView` has all of it. */
export interface OutcomeFacts {
  outcome: Outcome;
  reason: Reason | null;
  expiresAtMs: number | null;
  survivorCount: number;
}

export const OUTCOME_LABELS: Record<Outcome, TextKey> = {
  ended: 'outcomeEnded',
  'logged-out': 'outcomeLoggedOut',
  'still-valid': 'outcomeStillValid',
  'wiped-only': 'outcomeWipedOnly',
  failed: 'outcomeFailed',
  kept: 'outcomeKept',
};

/** The sentence of an outcome whose reason is unknown or adds nothing. It claims no more than the outcome does. */
const GENERAL: Record<Outcome, TextKey> = {
  ended: 'endedText',
  'logged-out': 'loggedOutText',
  'still-valid': 'stillValidText',
  'wiped-only': 'wipedOnlyText',
  failed: 'failedText',
  kept: 'keptText',
};

/** The sentences that say why. A test demands that every reason has one somewhere. */
const WITH_REASON: Record<Outcome, Partial<Record<Reason, TextKey>>> = {
  ended: {},
  'logged-out': {
    'no-proof-page': 'loggedOutNoProofPage',
    'credential-untestable': 'loggedOutUntestable',
    'other-account': 'loggedOutOtherAccount',
    interrupted: 'loggedOutInterrupted',
  },
  'still-valid': { 'old-credential-works': 'stillValidText', 'token-until-expiry': 'stillValidToken' },
  'wiped-only': {
    offline: 'wipedOnlyOffline',
    'no-way': 'wipedOnlyNoWay',
    'no-effect': 'wipedOnlyNoEffect',
    'time-limit': 'wipedOnlyTimeLimit',
    interrupted: 'wipedOnlyInterrupted',
    'browser-keeps-sign-in': 'wipedOnlyBrowserSignIn',
    'http-sign-in': 'wipedOnlyHttpSignIn',
  },
  failed: {
    survivors: 'failedSurvivorsOther',
    'no-access': 'failedNoAccess',
    'browser-keeps-sign-in': 'failedBrowserSignIn',
  },
  kept: { preference: 'keptPreference', 'lets-in-kept': 'keptLetsIn' },
};

/** The sentence's key before counts and times are known; null as reason means none was given. */
export function outcomeKey(outcome: Outcome, reason: Reason | null): TextKey {
  return (reason !== null && WITH_REASON[outcome][reason]) || GENERAL[outcome];
}

/** What is true of a session now and why, in one or two plain sentences. */
export function outcomeText(text: Texts, facts: OutcomeFacts, nowMs: number): string {
  const key = outcomeKey(facts.outcome, facts.reason);
  if (key === 'failedSurvivorsOther') {
    if (facts.survivorCount < 1) return text('failedText');
    return countText(text, facts.survivorCount, 'failedSurvivors');
  }
  if (key === 'stillValidToken' && facts.expiresAtMs !== null)
    return text('stillValidTokenUntil', [formatMoment(facts.expiresAtMs, nowMs)]);
  return text(key);
}

/** How an outcome is coloured and drawn; never the only sign, the words say it too. */
export const OUTCOME_TONES: Record<Outcome, 'safe' | 'calm' | 'attention' | 'danger'> = {
  ended: 'safe',
  'logged-out': 'safe',
  'still-valid': 'danger',
  'wiped-only': 'attention',
  failed: 'danger',
  kept: 'calm',
};
