import type { Clock } from '../browser/clock';
import type { Notice } from '../browser/notice';
import type { SiteAccess } from '../browser/site-access';
import type { TabList } from '../browser/tab-list';
import type { Toolbar } from '../browser/toolbar';
import type { Guards } from '../guard/guards';
import type { Answer, Choices, OptionsView, Request, SessionView, View, VisitView } from '../message/messages';
import { parseRequest } from '../message/parse-request';
import type { Policy } from '../policy/policy';
import type { EffectiveSettings, SetResult } from '../policy/settings';
import type { Preferences } from '../preference/preferences';
import type { Receipts } from '../receipt/receipts';
import type { Ledger } from '../session/ledger';
import { sessionKeyAt } from '../session/session-key-at';
import type { Tracker } from '../session/tracker';
import type { Catalogue } from '../site/catalogue';
import type { OwnRecipes } from '../site/own-recipes';
import type { Recipe } from '../site/recipe';
import { refuse } from '../site/refusals';
import { siteOf } from '../site/site';
import type { WipePlan } from '../wipe/plan';
import { canStay } from './course';
import type { CourseKeeper } from './course-keeper';
import { inTime } from './in-time';
import type { Jobs } from './jobs';
import { createLeftToDo } from './left-to-do';
import { createListeners, type Listeners } from './listeners';
import { makeView } from './make-view';
import { toolbarState } from './toolbar-state';
import { wishesOf } from './wishes';

/** A browser that never says that the icon is drawn must not hold back what pages are told. */
const ICON_MS = 2_000;

export interface DeskInput {
  ledger: Ledger;
  preferences: Preferences;
  jobs: Jobs;
  tracker: Tracker;
  catalogue: Catalogue;
  tabs: TabList;
  siteAccess: SiteAccess;
  toolbar: Toolbar;
  notice: Notice;
  settings: EffectiveSettings;
  policy: Policy;
  guards: Guards;
  ownRecipes: OwnRecipes;
  receipts: Receipts;
  course: CourseKeeper;
  clock: Clock;
  version: string;
  onFailure(error: unknown): void;
}

/** Answers what our own pages ask, and tells them whenever anything changes. */
export interface Desk {
  answer(message: unknown): Promise<Answer>;
  addListener: Listeners<View>['add'];
  addOptionsListener: Listeners<OptionsView>['add'];
}

/** Requests that may be refused with a reason. */
type Refusable = { kind: 'set-setting' | 'set-preference' | 'change-rules' | 'set-recipe' | 'remove-recipe' };

/** Requests that only ask. */
type Question = Extract<Request, { kind: 'plan-wipe' | 'recipe' }>;

const openSession = ({ key, site, name, storeKind, preference, preferenceSource, account }: SessionView) => ({
  ...{ key, site, name, storeKind, preference, preferenceSource, account },
});

/** Icons that the browser holds itself; an address would be asked for by showing it. */
async function iconsOf(tabs: TabList, catalogue: Catalogue): Promise<Map<string, string>> {
  const icons = new Map<string, string>();
  for (const { url, storeId, iconUrl } of await tabs.all())
    if (iconUrl?.startsWith('data:image/')) icons.set(await sessionKeyAt(url, storeId, catalogue), iconUrl);
  return icons;
}

export function createDesk(input: DeskInput): Desk {
  const { ledger, preferences, jobs, tracker, catalogue, tabs, toolbar, settings, ownRecipes, course } = input;

  async function recipesOf(sites: string[]): Promise<Map<string, Recipe>> {
    const found = await Promise.all(sites.map(async (site) => [site, await catalogue.recipeFor(site)] as const));
    return new Map(found.flatMap(([site, recipe]) => (recipe ? [[site, recipe] as const] : [])));
  }

  async function view(): Promise<View> {
    await Promise.all([ledger.ready, preferences.ready, course.ready, jobs.ready]);
    const sessions = ledger.sessions();
    const shown = jobs.list();
    const all = [...sessions, ...shown.flatMap(({ items }) => items.map(({ session }) => session))];
    const keys = all.map(({ key }) => key);
    const [wishes, icons, recipes, hasSiteAccess, hasPrivateAccess, present] = await Promise.all([
      wishesOf(keys, input),
      iconsOf(tabs, catalogue),
      recipesOf([...new Set(all.map(({ site }) => site))]),
      input.siteAccess.has(),
      input.siteAccess.hasPrivate(),
      tabs.present(),
    ]);
    const presentSite = present ? await catalogue.primarySite(siteOf(present.url)) : null;
    return makeView({
      ...{ sessions, jobs: shown, wishes, recipes, icons, hasSiteAccess, hasPrivateAccess, presentSite },
      enteredThrough: (key) => ledger.trace(key).enteredThrough,
      otherAccounts: (key) => ledger.trace(key).otherAccounts,
      isLooking: tracker.isLooking(),
      phase: course.now().phase,
      visit: visitView(),
    });
  }

  function visitView(): VisitView {
    const { cause, endsAtMs } = course.now();
    const [{ mode }, note] = [settings.values(), input.policy.reading().own.handoverText];
    return { cause, endsAtMs, canStay: canStay(course.now()), isKiosk: mode === 'kiosk', ...(note ? { note } : {}) };
  }

  const tellLeftToDo = createLeftToDo(input);

  async function showOutside(now: View, isHeard: boolean): Promise<void> {
    const state = toolbarState(now);
    await inTime('toolbar icon', toolbar.show(state), ICON_MS);
    await tellLeftToDo(state.kind, isHeard);
  }

  const listeners: Listeners<View> = createListeners({
    view,
    clock: input.clock,
    // Pages are told all the same: a button that could not be drawn must not hide what came of a log-out.
    onTell: (now) => showOutside(now, listeners.isHeard()).catch(input.onFailure),
    onFailure: input.onFailure,
  });
  const optionsListeners = createListeners<OptionsView>({
    clock: input.clock,
    async view() {
      await settings.ready;
      const { sessions } = await view();
      return {
        settings: settings.view(),
        recipes: await ownRecipes.mine(),
        areRecipesLocked: settings.isClosed(),
        preferences: preferences.view(),
        open: sessions.filter(({ state }) => state === 'open').map(openSession),
        passwordSaving: input.guards.passwordSaving(),
        receipts: await input.receipts.all(),
        isReporting: Boolean(input.policy.reading().own.reportTo),
        version: input.version,
      };
    },
    onFailure: input.onFailure,
  });

  const allKeys = () => ledger.sessions().map(({ key }) => key);

  async function plan({ key, choices }: Extract<Request, { kind: 'plan-wipe' }>): Promise<WipePlan> {
    await ledger.ready;
    return key === undefined ? jobs.plan('all', allKeys(), choices) : jobs.plan('one', [key], choices);
  }

  /** Whoever shares the computer ends the visit by it: the next person finds a clean screen. */
  async function logOutAll(choices: Choices | undefined): Promise<void> {
    await Promise.all([ledger.ready, course.ready]);
    await jobs.end('all', allKeys(), choices);
    if (settings.values().mode !== 'only-me') await course.tell({ kind: 'gone', cause: 'button' });
  }

  /** Does what a request asks, unless it is one that can be refused or that only asks. */
  async function obey(request: Exclude<Request, Refusable | Question>): Promise<void> {
    switch (request.kind) {
      case 'view':
        return;
      case 'check-now':
        return tracker.lookAtAll();
      case 'log-out':
        return jobs.end('one', [request.key], request.choices);
      case 'log-out-all':
        return logOutAll(request.choices);
      case 'clear-receipts':
        return input.receipts.clear();
      case 'dismiss':
      case 'begin':
        if (request.kind === 'dismiss') await jobs.dismiss();
        if (course.now().phase === 'done') await course.tell({ kind: 'begin' });
        return;
      case 'stay':
        if (canStay(course.now())) await course.tell({ kind: 'back' });
        return;
    }
  }

  /** Rejects for what nobody expected only; what can be expected is refused with a reason. */
  async function perform(request: Exclude<Request, Question>): Promise<SetResult> {
    switch (request.kind) {
      case 'set-setting':
        return settings.set(request.key, request.value);
      case 'set-preference':
        return preferences.set(request.site, request.preference, request.storeKind);
      case 'change-rules':
        return preferences.change(request);
      case 'set-recipe':
        return ownRecipes.set(request.recipe);
      case 'remove-recipe':
        return ownRecipes.remove(request.site);
      default:
        await obey(request);
        return { ok: true };
    }
  }

  const changed = () => {
    listeners.changed();
    optionsListeners.changed();
  };
  ledger.onChange(changed);
  jobs.onChange(changed);
  settings.onChange(changed);
  preferences.onChange(changed);
  input.guards.onChange(changed);
  ownRecipes.onChange(() => {
    changed();
    void tracker.lookAtAll().catch(input.onFailure);
  });
  input.receipts.onChange(optionsListeners.changed);
  course.onChange(listeners.changed);
  tracker.onRest(listeners.changed);
  return {
    async answer(message) {
      const parsed = parseRequest(message);
      if (!parsed.ok) return parsed;
      try {
        const { request } = parsed;
        if (request.kind === 'plan-wipe') return { ok: true, view: await view(), plan: await plan(request) };
        if (request.kind === 'recipe')
          return { ok: true, view: await view(), recipe: await catalogue.recipeFor(request.site) };
        const result = await perform(request);
        return result.ok ? { ok: true, view: await view() } : result;
      } catch (error) {
        input.onFailure(error);
        return refuse('background', 'failed');
      }
    },
    addListener(send, onClosed) {
      listeners.add(send, onClosed);
      tracker.lookAgain();
    },
    addOptionsListener: optionsListeners.add,
  };
}
