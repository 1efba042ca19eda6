/**
 * What is true of one session after its log-out (design.md section 4).
 * `ended` is only ever the result of a proof: the server refused the old credential.
 */
export const OUTCOMES = ['ended', 'logged-out', 'still-valid', 'wiped-only', 'failed', 'kept'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The manner in which a log-out was brought about, in the order in which they are tried. */
export const WAYS = [
  'recipe',
  'open-tab',
  'fetched-page',
  'framework',
  'openid',
  'hidden-tab',
  'single-log-out', // the log-out of another session ended it: its provider's, or that of a site entered through it
] as const;
export type Way = (typeof WAYS)[number];

/** Why an outcome is not a better one. The popup has one plain sentence for each. */
export const REASONS = [
  'no-proof-page', // no page tells a logged-in person from a stranger without running scripts
  'credential-untestable', // part of the credential is never sent to a page that could be asked
  'old-credential-works', // the server still accepts what the site's own log-out should have ended
  'token-until-expiry', // a token that its server accepts until it expires
  'offline', // the site could not be reached
  'no-way', // no log-out control was found and no recipe knows one
  'no-effect', // a control was pressed and the person was still logged in afterwards
  'time-limit', // the session's time limit was over before the site was done
  'browser-keeps-sign-in', // HTTP sign-in that only closing the browser ends
  'survivors', // something of the site is still in this browser
  'http-sign-in', // the browser's own sign-in: there is no session on the server, the browser has forgotten it
  'other-account', // another account was left here for this one, and its session could not be asked about
  'interrupted', // the browser or the extension was stopped in the middle, and the proof was lost with it
  'no-access', // the person has withdrawn the access meanwhile: what is still here cannot be seen
  'preference', // kept by the person's own rule
  'lets-in-kept', // kept, because a site that is kept was entered with its login
] as const;
export type Reason = (typeof REASONS)[number];

/** Whether the person still has something to do about it: nothing where it has not come to an outcome yet. */
export const needsYou = ({ outcome, reason }: { outcome: Outcome | null; reason: Reason | null }): boolean =>
  outcome === 'still-valid' ||
  outcome === 'failed' ||
  reason === 'other-account' || // that one may be open still, and nothing here can be asked or pressed for it any more
  // An HTTP sign-in has no session on a server: when the browser has forgotten it, nothing is left to do.
  (outcome === 'wiped-only' && reason !== 'http-sign-in');
