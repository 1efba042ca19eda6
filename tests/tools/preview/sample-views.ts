import type { Outcome, Reason } from '../../../utils/logout/outcome.ts';
import type { SessionView, Stage, View } from '../../../utils/message/messages.ts';
import type { WipePlan } from '../../../utils/wipe/plan.ts';

/** A quarter to eleven on a Wednesday, so that pictures do not change from day to day. */
export const NOW_MS = new Date(2026, 2, 18, 10, 45).getTime();
const MINUTE_MS = 60_000;
/** A small drawn icon, as a browser would hold one. */
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="5" fill="#d6336c"/><circle cx="10" cy="10" r="4.4" fill="none" stroke="#fff" stroke-width="1.8"/></svg>')}`;

/** One session as the background would describe it; everything can be told otherwise. */
export function sampleSession(site: string, more: Partial<SessionView> = {}): SessionView {
  const base: SessionView = {
    key: `0|${site}`,
    site,
    name: site,
    iconUrl: null,
    storeKind: 'normal',
    state: 'open',
    account: null,
    otherAccounts: [],
    reach: null,
    sinceMs: NOW_MS - 33 * MINUTE_MS,
    preference: 'forget',
    preferenceSource: { kind: 'default', pattern: null, byPolicy: false },
    keptFor: [],
    loginFor: [],
    stage: null,
    outcome: null,
    way: null,
    reason: null,
    expiresAtMs: null,
    survivorCount: 0,
    elsewhereUrl: null,
    changePasswordUrl: null,
    byHandUrl: null,
  };
  return { ...base, ...more };
}

export const sampleView = (more: Partial<View> = {}): View => ({
  phase: 'idle',
  hasSiteAccess: true,
  hasPrivateAccess: true,
  isLooking: false,
  presentSite: null,
  sessions: [],
  visit: { cause: null, endsAtMs: null, canStay: false, isKiosk: false },
  ...more,
});

const three = [
  sampleSession('instagram.com', {
    name: 'Instagram',
    iconUrl: ICON,
    account: 'ana.lopez',
    otherAccounts: ['ana.ceramics'],
    preference: 'ask',
    sinceMs: NOW_MS - 3 * MINUTE_MS,
    elsewhereUrl: 'https://instagram.com/session/login_activity/',
  }),
  sampleSession('github.com', {
    name: 'GitHub',
    account: 'analopez',
    preference: 'remember',
    sinceMs: NOW_MS - 62 * MINUTE_MS,
  }),
  sampleSession('stadtbibliothek.example', { state: 'unsure' }),
];

const twelve = [
  ...three,
  sampleSession('google.com', {
    name: 'Google',
    account: 'ana.lopez@gmail.com',
    reach: 'sister-sites',
    elsewhereUrl: 'https://myaccount.google.com/device-activity',
    keptFor: ['Wikipedia'],
  }),
  sampleSession('wikipedia.org', { name: 'Wikipedia', account: 'Ana L.', preference: 'keep' }),
  sampleSession('reddit.com', { name: 'Reddit', account: 'u/quietriver', storeKind: 'private', key: '1|reddit.com' }),
  sampleSession('mastodon.social', { name: 'Mastodon', account: '@ana@mastodon.social' }),
  sampleSession('example.co.uk', { storeKind: 'container', key: 'c1|example.co.uk', account: 'ana@work.example' }),
  sampleSession('discourse.example', { name: 'The Gardeners’ Forum', sinceMs: NOW_MS - 2900 * MINUTE_MS }),
  sampleSession('nextcloud.example', { name: 'Nextcloud', account: 'ana' }),
  sampleSession('bank.example', { name: 'Town Savings Bank', account: 'A. López García' }),
  sampleSession('moodle.example', {
    name: 'Moodle',
    account: 'alopez21',
    preferenceSource: { kind: 'pattern', pattern: '*.example', byPolicy: false },
  }),
];

const byPolicy = { kind: 'pattern', pattern: '*.example.edu', byPolicy: true } as const;
const managed = [
  sampleSession('library.example.edu', { name: 'Library', account: 'reader-204', preferenceSource: byPolicy }),
  sampleSession('portal.example.edu', { preference: 'keep', preferenceSource: byPolicy }),
];

const twoHundred = Array.from({ length: 200 }, (_, index) =>
  sampleSession(`site-${index + 1}.example`, { account: `person-${index + 1}`, sinceMs: NOW_MS - index * MINUTE_MS }),
);

const longNames = [
  sampleSession('donaudampfschifffahrtselektrizitaetenhauptbetriebswerk.example', {
    account: 'maximiliana-alexandra.von-und-zu-hohenstein@donaudampfschifffahrt.example',
    elsewhereUrl: 'https://example.com/devices',
    storeKind: 'container',
    preference: 'remember',
  }),
  sampleSession('a.example', { name: 'موقع المكتبة العامة', account: 'لينا', elsewhereUrl: 'https://a.example' }),
  sampleSession('xn--h1ahn.example', {
    name: 'The Very Long Name Of A Learning Management System For Everybody',
    account: 'student-number-00012345678901234567890',
    state: 'unsure',
  }),
];

function working(): SessionView[] {
  const stages: Stage[] = ['finished', 'proving', 'logging-out', 'wiping', 'checking', 'waiting'];
  return twelve.slice(0, 6).map((session, index) => {
    const stage = stages[index] ?? 'waiting';
    if (stage !== 'finished') return { ...session, state: 'open', preference: 'forget', stage };
    return { ...session, stage, state: 'closed', outcome: 'ended', way: 'recipe' };
  });
}

const ended = (session: SessionView, outcome: Outcome, reason: Reason | null, more: Partial<SessionView> = {}) => ({
  ...session,
  state: outcome === 'kept' ? ('open' as const) : ('closed' as const),
  stage: 'finished' as const,
  outcome,
  reason,
  ...more,
});

function mixed(): SessionView[] {
  const [instagram, github, library, google, wikipedia, reddit] = twelve;
  if (!instagram || !github || !library || !google || !wikipedia || !reddit) throw new Error('twelve samples expected');
  return [
    ended(instagram, 'ended', null, { way: 'recipe' }),
    ended(github, 'logged-out', 'no-proof-page', { way: 'open-tab' }),
    ended(library, 'wiped-only', 'no-way', { byHandUrl: 'https://stadtbibliothek.example/account' }),
    ended(google, 'still-valid', 'old-credential-works'),
    ended(wikipedia, 'kept', 'preference'),
    ended(reddit, 'failed', 'survivors', { survivorCount: 2, byHandUrl: 'https://reddit.com/settings' }),
  ];
}

const allEnded = three.map((session) => ended(session, 'ended', null, { way: 'recipe' }));

/** Everything the popup can look like; null is the time before the first answer. */
export const SAMPLES: Record<string, View | null> = {
  loading: null,
  empty: sampleView(),
  looking: sampleView({ isLooking: true }),
  'no-access': sampleView({ hasSiteAccess: false }),
  'private-unseen': sampleView({ hasPrivateAccess: false }),
  one: sampleView({ sessions: three.slice(0, 1), presentSite: 'instagram.com' }),
  three: sampleView({ sessions: three, presentSite: 'instagram.com' }),
  twelve: sampleView({ sessions: twelve, presentSite: 'google.com', isLooking: true }),
  managed: sampleView({ sessions: managed }),
  'two-hundred': sampleView({ sessions: twoHundred, presentSite: 'site-7.example' }),
  'long-names': sampleView({ sessions: longNames }),
  'closed-one': sampleView({ sessions: [...allEnded.slice(0, 1), ...three.slice(1)] }),
  counting: sampleView({ phase: 'counting', sessions: three }),
  working: sampleView({ phase: 'working', sessions: working() }),
  'done-mixed': sampleView({ phase: 'done', sessions: mixed() }),
  'done-part': sampleView({ phase: 'done', sessions: [...allEnded.slice(0, 1), ...three.slice(1)] }),
  'done-kept': sampleView({ phase: 'done', sessions: three.map((one) => ended(one, 'kept', 'preference')) }),
  'done-ended': sampleView({ phase: 'done', sessions: allEnded }),
  'done-no-access': sampleView({ phase: 'done', hasSiteAccess: false, sessions: allEnded.slice(0, 1) }),
};

/** What a wipe would find after an ordinary visit, with one list that may not be touched. */
export const SAMPLE_PLAN: WipePlan = {
  counts: { cookies: 84, places: 9, history: 31, downloads: 2, closedTabs: 0 },
  missing: ['closedTabs'],
};
