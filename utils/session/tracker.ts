import type { Clock } from '../browser/clock';
import type { NetworkEvent, NetworkWatch } from '../browser/network-watch';
import { siteOf } from '../site/site';
import { createCookieBursts } from './cookie-bursts';
import { entranceOf, isAnswerByForm, isReturnOf, samlSignInOf, signInOf } from './entrance';
import { createGathering } from './gathering';
import { createHeardTokens } from './heard-tokens';
import { type Investigation, investigate } from './investigate';
import type { Ledger } from './ledger';
import { carrierOf, readNetworkEvent } from './network-signs';
import { createOwnAsks } from './own-asks';
import { createPrivateStores } from './private-stores';
import { type Session, sessionKey, splitKey } from './session';
import { sessionKeyAt } from './session-key-at';
import { cookieHost } from './site-cookies';
import { withChallenge, withOrigin, withSignIn } from './site-trace';
import { createTabPlaces, type TabPlace } from './tab-places';

export interface TrackerInput extends Investigation {
  clock: Clock;
  network: NetworkWatch;
  /** Unexpected failures of work that nobody waits for. */
  onFailure(error: unknown): void;
}

/** Watches what changes and keeps the ledger true. */
export interface Tracker {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  /** Tokens that calls of a site's pages carried, newest last. In memory only, and gone with the background. */
  heardTokens(key: string): string[];
  /** Looks once more at what is listed, first of all where a page can drop its token without a sign. */
  lookAgain(): void;
  /** Looks at everything that is there: after an installation, a restart, or when the person asks. */
  lookAtAll(): Promise<void>;
  /** Whether something is looked at, or nothing was yet: what is open is not known then. */
  isLooking(): boolean;
  /** Called when nothing is looked at any more: what was found may be what was known. */
  onRest(listener: () => void): void;
}

/** A page that did not say anything yet is asked again after these waits: single-page applications settle late. */
const AGAIN_MS = [500, 1_200, 2_500];
const AT_ONCE = 6;
/** Who asks by opening a page of ours is to see the list first: in Firefox both run in one thread. */
const AFTER_LIST_MS = 400;
/** Of sites whose cookies tell when they end, about as many as a popup shows: two hundred kept a list from being scrolled. */
const MOST_LOOKED_AGAIN = 12;

/** A page can drop its token, and nothing tells of it: every such session, and some of those whose cookies would tell. */
function lookedAtAgain(ledger: Ledger): Session[] {
  const endsInSilence = ({ key, cookieNames }: Session) => cookieNames.length === 0 || ledger.trace(key).carriesToken;
  const sessions = ledger.sessions();
  const others = sessions.filter((one) => !endsInSilence(one));
  return [...sessions.filter(endsInSilence), ...others.slice(0, MOST_LOOKED_AGAIN)];
}

export function createTracker(input: TrackerInput): Tracker {
  const { jar, tabs, catalogue, ledger, clock, network } = input;
  const waiting = new Set<string>();
  /** Sites that are looked at again, and whether there was a further sign since. */
  const again = new Map<string, boolean>();
  const places = createTabPlaces(tabs);
  const tokens = createHeardTokens();
  const privateStores = createPrivateStores({ ...input, tokens });
  const atRest: (() => void)[] = [];
  let running: Promise<void> | null = null;
  /** Looks at everything: how many are under way, and whether one was done; what is open is not known before. */
  const wholeLooks = { underWay: 0, isAnyDone: false };
  let heard: Promise<void> = Promise.resolve();

  async function look(key: string): Promise<void> {
    if (await privateStores.forgetIfGone(key)) return;
    const session = await investigate(key, { ...input, check: ownAsks.during(key, input.check) });
    if (await privateStores.forgetIfGone(key)) return; // closed meanwhile
    if (session) ledger.put(session);
    else ledger.remove(key);
  }

  async function drain(): Promise<void> {
    await ledger.ready;
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, AT_ONCE);
      for (const key of batch) waiting.delete(key);
      await Promise.all(batch.map((key) => look(key).catch(input.onFailure)));
    }
  }

  function run(): Promise<void> {
    running ??= drain().finally(() => {
      running = null;
      if (waiting.size > 0) void run();
      else if (wholeLooks.underWay === 0) tellRest();
    });
    return running;
  }
  const tellRest = () => atRest.forEach((listener) => void listener());

  async function lookAtAll(): Promise<void> {
    await ledger.ready;
    for (const tab of await tabs.all()) {
      const key = await keyOf(tab.url, tab.storeId);
      ledger.setTrace(key, { ...withOrigin(ledger.trace(key), new URL(tab.url).origin), isPromising: true });
      waiting.add(key);
    }
    for (const key of await keysOfCookies()) waiting.add(key);
    for (const { key } of ledger.sessions()) waiting.add(key);
    await run();
  }

  function hand(keys: string[]): void {
    bursts.forget();
    for (const key of keys) waiting.add(key);
    void run();
  }
  const schedule = createGathering(clock, hand);
  const ownAsks = createOwnAsks(clock, schedule);

  /** Looks now, and again while nothing is known although something may be there; anew when there were signs meanwhile. */
  function watch(key: string): void {
    ownAsks.forget(key);
    schedule(key);
    const isAgain = again.has(key);
    again.set(key, isAgain);
    if (isAgain) return;
    for (const ms of AGAIN_MS)
      clock.after(ms, () => {
        const hadSigns = ms === AGAIN_MS.at(-1) && again.get(key) === true;
        if (ms === AGAIN_MS.at(-1)) again.delete(key);
        if (ledger.get(key)?.state === 'open') return;
        if (hadSigns) watch(key);
        else schedule(key);
      });
  }

  const keyOf = (url: string, storeId: string) => sessionKeyAt(url, storeId, catalogue);
  const bursts = createCookieBursts(keyOf, (key) => !ownAsks.explains(key) && watch(key));

  /** The browser's own sign-in: asked for, then answered with success at the same origin. */
  function readSignIn(event: NetworkEvent, key: string): void {
    const challenge = `${event.requestId}|${new URL(event.url).origin}`;
    const trace = ledger.trace(key);
    if (event.kind === 'challenged') ledger.setTrace(key, withChallenge(trace, challenge));
    if (event.kind !== 'answered' || event.type !== 'main_frame' || !trace.challenged?.includes(challenge)) return;
    const answered = { ...trace, challenged: trace.challenged.filter((one) => one !== challenge) };
    const next = event.status < 400 ? withSignIn(answered, event.url) : answered;
    ledger.setTrace(key, next);
    if (next !== answered) watch(key);
  }

  /** A provider that sends somebody back to a relying party knows that person. */
  const providersReturningTo = (event: NetworkEvent, storeId: string): string[] =>
    ledger
      .traceKeys()
      .filter((key) => splitKey(key).storeId === storeId && isReturnOf(event, ledger.trace(key).signIn));

  /** Only what the site's own calls carry. */
  function hear(key: string, event: NetworkEvent, tabSite: string): void {
    const value = event.kind === 'sent' ? carrierOf(event)?.value : undefined;
    if (value && siteOf(event.url) === tabSite) tokens.add(key, new URL(event.url).origin, value);
  }

  function noteLoginAt(key: string): void {
    ledger.setTrace(key, { ...ledger.trace(key), wasLoginSeen: true });
    watch(key);
  }

  /** Whom a login was asked of, who was entered by the answer, and who knows the person therefore. */
  async function readEntrance(event: NetworkEvent, { storeId }: TabPlace, from: string): Promise<void> {
    if (event.type !== 'main_frame' || event.kind !== 'sent') return;
    const signIn = signInOf(event.url) ?? (await samlSignInOf(event.url));
    const asked = await keyOf(event.url, storeId);
    if (signIn) ledger.setTrace(asked, { ...ledger.trace(asked), signIn });
    providersReturningTo(event, storeId).forEach(noteLoginAt);
    const entrance = entranceOf(event, from);
    if (!entrance) return;
    const [site, provider] = await Promise.all([entrance.site, entrance.provider].map(catalogue.primarySite));
    if (!site || !provider || site === provider) return;
    const [party, entry] = [sessionKey(storeId, site), sessionKey(storeId, provider)];
    // Any page can name any two sites in an address: of a session that is open, only they themselves are believed.
    const isOfThem = async () => [site, provider].includes(await catalogue.primarySite(siteOf(from)));
    if (ledger.get(party)?.state === 'open' && !(await isOfThem())) return;
    // The answer to a provider's own log-out goes the other way.
    if (ledger.trace(entry).enteredThrough === site) return;
    ledger.setTrace(party, { ...ledger.trace(party), enteredThrough: provider });
    if (isAnswerByForm(event)) noteLoginAt(entry);
  }

  async function onNetwork(event: NetworkEvent): Promise<void> {
    await ledger.ready;
    const from = places.urlOf(event.tabId);
    const place = await places.placeOf(event);
    if (!place?.url) return;
    const { url, storeId } = place;
    const key = await keyOf(url, storeId);
    await readEntrance(event, place, from);
    readSignIn(event, key);
    const tabSite = siteOf(url);
    const sign = readNetworkEvent(event, tabSite, ledger.trace(key));
    if (!sign) return;
    const isForm = event.type === 'main_frame' && event.kind === 'sent' && event.method === 'POST';
    const isEntering = isForm && ledger.get(key)?.state !== 'open';
    ledger.setTrace(key, isEntering ? { ...sign.trace, wasFormSent: true } : sign.trace);
    hear(key, event, tabSite);
    if (sign.isNews) watch(key);
  }

  async function keysOfCookies(): Promise<Set<string>> {
    const all = await jar.all();
    return new Set(await Promise.all(all.map((cookie) => keyOf(cookieHost(cookie), cookie.storeId))));
  }

  return {
    listen() {
      jar.onChange(({ cookie }) => void bursts.note(cookie).catch(input.onFailure));
      tabs.onChange(({ tab, what }) => {
        places.note(tab.id, tab);
        if (what !== 'other') void keyOf(tab.url, tab.storeId).then(watch, input.onFailure);
      });
      tabs.onClose((tabId) => {
        places.forget(tabId);
        void privateStores.forgetGone().catch(input.onFailure);
      });
      // One after the other: a challenge and its answer must not overtake each other.
      network.onEvent((event) => {
        heard = heard.then(() => onNetwork(event)).catch(input.onFailure);
      });
    },
    heardTokens: tokens.of,
    lookAgain() {
      clock.after(AFTER_LIST_MS, () => {
        for (const { key } of lookedAtAgain(ledger)) schedule(key);
      });
    },
    lookAtAll() {
      wholeLooks.underWay++;
      return lookAtAll().finally(() => {
        wholeLooks.underWay--;
        wholeLooks.isAnyDone = true;
        tellRest();
      });
    },
    isLooking: () => running !== null || wholeLooks.underWay > 0 || (ledger.isFresh() && !wholeLooks.isAnyDone),
    onRest: (listener) => void atRest.push(listener),
  };
}
