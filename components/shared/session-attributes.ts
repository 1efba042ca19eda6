import type { SessionView } from '../../utils/message/messages';

/** What a session's row tells automation, on every page: the contract in README. What has no value yet is absent. */
export const sessionAttributes = (session: SessionView) => ({
  'data-key': session.key,
  'data-site': session.site,
  'data-state': session.state,
  'data-account': session.account ?? undefined,
  'data-preference': session.preference,
  'data-preference-source': session.preferenceSource.kind,
  'data-stage': session.stage ?? undefined,
  'data-outcome': session.outcome ?? undefined,
  'data-way': session.way ?? undefined,
  'data-reason': session.reason ?? undefined,
});
