import type { PageReading } from '../page/page-reading';
import { cookieLabel, type Nomination } from './candidates';
import type { Evidence, Session, StoredToken } from './session';
import { reaches } from './site-cookies';
import { type SiteTrace, safeAddress } from './site-trace';

/** Everything that was found out about one site in one store, before a judgement. */
export interface Findings {
  key: string;
  site: string;
  storeId: string;
  nowMs: number;
  nomination: Nomination;
  trace: SiteTrace;
  /** What the open pages of the site show; without open pages, what its home page shows. */
  readings: PageReading[];
  /** What the same page shows somebody without any credential; null when that was not asked. */
  stranger: PageReading['verdict'] | null;
  /** The site's own calls refuse somebody without a credential. */
  callsRefuseStranger: boolean;
  /** With and without the person's cookies, the page has other content. */
  isPersonal: boolean;
  /** A stranger is shown that nobody is logged in; the person, at the same address, is not. */
  isNotStranger: boolean;
  /** A page says that nobody is in, and where somebody was seen to be does not say. */
  isOutDoubtful?: boolean;
  accountFromCookies: string | null;
  /** Whether a live page stores what the recipe knows as a login; null where no page was open, or no recipe knows. */
  hasStorageMark: boolean | null;
  previous: Session | undefined;
}

const originOf = (address: string): string => new URL(address).origin;

/**
 * `out` counts only for the place where the login was seen, and only where its cookies go: another host of the site,
 * such as the shop window of an application, may never show it.
 */
function saysOut({ readings, previous, nomination }: Findings): boolean {
  const seenAt = previous?.seenAt;
  const knows = (address: string) =>
    nomination.cookies.length === 0 || nomination.cookies.some((cookie) => reaches(cookie, address));
  return readings.some(
    ({ verdict, address }) =>
      verdict === 'out' && knows(address) && (!seenAt || originOf(address) === originOf(seenAt)),
  );
}

/** A page that was only fetched shows nothing of what lies in its storage. */
export const isLive = ({ storageKeys }: PageReading): boolean => storageKeys !== undefined;

/** What lies in storage only a live page of the origin where the login was seen can tell; where none is open, it holds. */
const keepsMark = ({ previous, readings }: Findings): boolean =>
  previous?.cookieNames.length === 0 &&
  previous.evidence.includes('recipe') &&
  !readings.filter(isLive).some(({ address }) => !previous.seenAt || originOf(address) === originOf(previous.seenAt));

function evidenceOf(findings: Findings, isPageIn: boolean): Evidence[] {
  const { nomination, trace, readings } = findings;
  const found: [boolean, Evidence][] = [
    [nomination.cookies.length > 0, 'cookie'],
    [readings.some(({ tokens }) => tokens.length > 0), 'token'],
    [isPageIn, 'page'],
    [nomination.isConfirmed || findings.hasStorageMark === true || keepsMark(findings), 'recipe'],
    [trace.wasLoginSeen, 'login-seen'],
    [trace.httpSignIns.length > 0, 'http-sign-in'],
  ];
  return found.filter(([isThere]) => isThere).map(([, evidence]) => evidence);
}

/** Tokens that lie in the pages that were read, and known ones of origins of which none was. */
function tokensOf({ readings, previous }: Findings): StoredToken[] {
  const found = readings.flatMap(({ address, tokens }) =>
    tokens.map((token) => ({ ...token, origin: originOf(address) })),
  );
  const read = new Set(readings.filter(isLive).map(({ address }) => originOf(address)));
  return [...found, ...(previous?.tokens ?? []).filter(({ origin }) => !read.has(origin))];
}

/** What a tab's own storage holds is known of that tab only: that another one of its origin holds none says nothing of it. */
function withTabTokens(tokens: StoredToken[], previous: Session | undefined): StoredToken[] {
  const isKnown = ({ origin, key, kind }: StoredToken) =>
    tokens.some((one) => one.area === 'session' && one.origin === origin && one.key === key && one.kind === kind);
  return [...tokens, ...(previous?.tokens ?? []).filter((one) => one.area === 'session' && !isKnown(one))];
}

/** The state that the evidence supports; null when there is no session. Doubt is said, never decided away. */
function stateOf(findings: Findings): Session['state'] | null {
  const { nomination, trace, readings, stranger, previous } = findings;
  if (trace.httpSignIns.length > 0) return 'open';
  if (readings.some(({ verdict }) => verdict === 'in')) return stranger === 'in' ? 'unsure' : 'open';
  const isOut = saysOut(findings) || (trace.saysNobody && !trace.wasLoginSeen);
  if (nomination.isConfirmed || findings.hasStorageMark) return isOut ? 'unsure' : 'open';
  if (isOut) return previous && findings.isOutDoubtful && !trace.saysNobody ? 'unsure' : null;
  const isStillNominated = nomination.cookies.some((one) => previous?.cookieNames.includes(cookieLabel(one)));
  if (previous && keepsMark(findings)) return previous.state;
  const keepsToken = previous !== undefined && previous.tokens.length > 0 && tokensOf(findings).length > 0;
  if (previous && (isStillNominated || keepsToken)) return previous.state;
  const hasCredential = nomination.cookies.length > 0 || readings.some(({ tokens }) => tokens.length > 0);
  if (!hasCredential) return null;
  if (findings.isNotStranger || trace.wasLoginSeen) return 'open';
  if (findings.callsRefuseStranger) return findings.accountFromCookies ? 'open' : 'unsure';
  // Pages that never get the cookie cannot say whether it lets anybody in.
  const isAsked = readings.some(({ address }) => nomination.cookies.some((cookie) => reaches(cookie, address)));
  return nomination.isStrong && (findings.isPersonal || !isAsked) ? 'unsure' : null;
}

/** What is known of the session now; null when nobody is logged in as far as can be told. */
export function judge(findings: Findings): Session | null {
  const state = stateOf(findings);
  if (state === null) return null;
  const { key, site, storeId, nowMs, nomination, readings, previous } = findings;
  const inside = readings.find(({ verdict }) => verdict === 'in');
  // A page that shows nothing may keep a token that names somebody.
  const named = inside ?? readings.find((one) => one.verdict === 'unknown' && one.tokens.length > 0);
  const seenAt = inside?.address ?? previous?.seenAt ?? readings[0]?.address ?? null;
  const control = inside?.control ?? previous?.control ?? null;
  return {
    key,
    site,
    storeId,
    state,
    evidence: evidenceOf(findings, inside !== undefined),
    account: findings.accountFromCookies ?? named?.account ?? previous?.account ?? null,
    sinceMs: previous?.sinceMs ?? nowMs,
    cookieNames: nomination.cookies.map(cookieLabel),
    tokens: withTabTokens(tokensOf(findings), previous),
    seenAt: seenAt === null ? null : safeAddress(seenAt),
    control: control === null ? null : { ...control, address: safeAddress(control.address) },
  };
}
