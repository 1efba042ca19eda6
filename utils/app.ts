import { addressBar } from './browser/address-bar';
import { clock } from './browser/clock';
import { closedTabs } from './browser/closed-tabs';
import { collector } from './browser/collector';
import { cookieJar } from './browser/cookie-jar';
import { downloadList } from './browser/download-list';
import { historyList } from './browser/history-list';
import { idleWatch } from './browser/idle-watch';
import { installation } from './browser/installation';
import { life, readPackagedFile } from './browser/life';
import { loginGuards } from './browser/login-guard';
import { managedStore } from './browser/managed-store';
import { networkWatch } from './browser/network-watch';
import { notice } from './browser/notice';
import { pageMessages } from './browser/page-messages';
import { pageNotes } from './browser/page-notes';
import { createPageParser } from './browser/page-parser';
import { pageScripts } from './browser/page-scripts';
import { openPopupPage } from './browser/popup-page';
import { privacySettings } from './browser/privacy-settings';
import { screen } from './browser/screen';
import { shortcut } from './browser/shortcut';
import { siteAccess } from './browser/site-access';
import { siteData } from './browser/site-data';
import { siteMenu } from './browser/site-menu';
import { siteRequests } from './browser/site-requests';
import { startGate } from './browser/start-gate';
import { diskStore, memoryStore } from './browser/stores';
import { tabList } from './browser/tab-list';
import { text, textLanguage } from './browser/texts';
import { toolbar } from './browser/toolbar';
import { visitData } from './browser/visit-data';
import { wakeUps } from './browser/wake-ups';
import { createKeptSteps } from './elsewhere/kept-steps';
import { createGuards } from './guard/guards';
import { OPTIONS_PORT, VIEW_PORT } from './message/messages';
import { createPolicy, type Policy } from './policy/policy';
import { createSettings, type EffectiveSettings } from './policy/settings';
import { createPreferences, type Preferences, type PreferencesInput } from './preference/preferences';
import { createReceipts } from './receipt/receipts';
import { createReport } from './receipt/report';
import { withContainers } from './session/containers';
import { createLedger } from './session/ledger';
import { createOtherAccounts } from './session/other-accounts';
import { createPageCheck } from './session/page-check';
import { createTracker } from './session/tracker';
import { type Catalogue, createCatalogue } from './site/catalogue';
import { createOwnRecipes, type OwnRecipes } from './site/own-recipes';
import { structuralProblem } from './site/recipe-structure';
import { siteOf } from './site/site';
import { type CourseKeeper, createCourseKeeper } from './visit/course-keeper';
import { databaseStore } from './visit/database';
import { createDesk, type Desk } from './visit/desk';
import type { Job } from './visit/job';
import { createJobs } from './visit/jobs';
import { openJournal } from './visit/journal';
import { createLastTab } from './visit/last-tab';
import { withoutPrivate } from './visit/private-journal';
import { receiptOf } from './visit/receipt-of';
import { createShortWays } from './visit/short-ways';
import { createVisitLife } from './visit/visit-life';
import { createVisitTraces } from './visit/visit-traces';
import { createLateCookies } from './wipe/late-cookies';

/** The one funnel for failures that nobody expected: named on the console, without any of the site's words. */
function onFailure(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error('not an error object');
  // Browsers quote addresses in their messages, and an address may hold a secret.
  console.error('walkaway:', name, message.replace(/https?:\S+/g, '…'));
}

/** The rules of the policy that were understood, as the store that the preferences read. */
const rulesOf = (policy: Policy): PreferencesInput['managed'] => ({
  get: async () => {
    await policy.ready;
    return { preferences: policy.reading().rules ?? [] };
  },
  onChange: policy.onChange,
});

/** The default is a setting: policy, the person's own and that of the mode come together there. */
function openPreferences(settings: EffectiveSettings, policy: Policy): Preferences {
  return createPreferences({
    ...{ store: diskStore, onFailure, isLocked: settings.isClosed, managed: rulesOf(policy) },
    byDefault: () => ({
      preference: settings.values().defaultPreference,
      byPolicy: settings.view().locked.includes('defaultPreference'),
    }),
    defaultReady: settings.ready,
    adoptDefault: async (preference) => void (await settings.set('defaultPreference', preference)),
  });
}

const openRecipes = (settings: EffectiveSettings, policy: Policy): OwnRecipes =>
  createOwnRecipes({
    ...{ store: diskStore, problemOf: structuralProblem, byPolicy: () => policy.reading().recipes },
    isLocked: () => settings.ready.then(settings.isClosed, settings.isClosed),
  });

const shortWays = (desk: Desk, catalogue: Catalogue) =>
  createShortWays({
    ...{ desk, catalogue, tabs: tabList, siteMenu, addressBar, life, text, openPopup: openPopupPage, onFailure },
  });

/** Of each log-out that is over a receipt: for the person, and for an administrator's collector where a visit has ended. */
function openReceipts(settings: EffectiveSettings, policy: Policy, course: CourseKeeper) {
  const version = life.version();
  const store = databaseStore('receipts');
  const report = createReport({ ...{ policy, collector, wakeUps, version, onFailure }, store });
  const receipts = createReceipts({ settings, store, onFailure });
  const onOver = (job: Job) => {
    const receipt = receiptOf(job, course.now().cause, clock.nowMs());
    if (!receipt) return;
    report.add(receipt);
    receipts.add(receipt);
  };
  return { report, receipts, onOver };
}

/** Wires the rooms together. Everything that listens is registered in this very tick (platform.md C). */
export function startApp(): void {
  const policy = createPolicy({ managed: managedStore, installation, onFailure });
  const settings = createSettings({ store: diskStore, policy, onFailure });
  const ownRecipes = openRecipes(settings, policy);
  const catalogue = createCatalogue({ readFile: readPackagedFile, siteOf, own: ownRecipes, onFailure });
  const jar = withContainers(cookieJar, diskStore, onFailure);
  const ledger = createLedger(memoryStore, onFailure);
  const otherAccounts = createOtherAccounts(ledger);
  const preferences = openPreferences(settings, policy);
  const parser = createPageParser();
  const check = createPageCheck(pageScripts, siteRequests, parser);
  const tracker = createTracker({
    ...{ jar, tabs: tabList, catalogue, ledger, otherAccounts, check, clock, network: networkWatch },
    ...{ nowMs: clock.nowMs, onFailure },
  });
  const lateCookies = createLateCookies({ jar, tabs: tabList, network: networkWatch, clock, onFailure });
  const journal = withoutPrivate(openJournal(), memoryStore);
  const course = createCourseKeeper({ store: memoryStore, settings, clock, onFailure });
  const lists = { history: historyList, downloads: downloadList, closedTabs };
  const traces = createVisitTraces({ settings, ...lists, visitData, onFailure });
  const { report, receipts, onOver } = openReceipts(settings, policy, course);
  const jobs = createJobs({
    ...{ journal, ledger, preferences, wakeUps, memory: memoryStore, disk: diskStore },
    keptSteps: createKeptSteps(memoryStore),
    newId: () => crypto.randomUUID(),
    onOver,
    ports: {
      ...{ jar, tabs: tabList, scripts: pageScripts, requests: siteRequests, parser, clock },
      ...{ siteData, catalogue, ledger, otherAccounts, traces, onFailure },
      afterWipe: lateCookies.watch,
      ...{ heardTokens: tracker.heardTokens, hasSiteAccess: siteAccess.has },
    },
  });
  const guards = createGuards({
    ...{ settings, ledger, preferences, catalogue, tabs: tabList, onFailure },
    ...{ privacy: privacySettings, loginForms: loginGuards, notes: pageNotes },
    texts: { text, direction: () => textLanguage().direction },
  });
  const desk = createDesk({
    ...{ ledger, preferences, jobs, tracker, catalogue, settings, guards, ownRecipes, course, onFailure },
    ...{ tabs: tabList, siteAccess, toolbar, notice, policy, receipts, clock },
    version: life.version(),
  });
  const visitLife = createVisitLife({
    ...{ course, settings, journal, jobs, tracker, ledger, catalogue, traces, onFailure },
    ...{ screen, clock, wakeUps, shortcut, life, siteAccess, jar, tabs: tabList, scripts: pageScripts },
    ...{ gate: startGate, idle: idleWatch, memory: memoryStore, store: diskStore },
  });
  const lastTab = createLastTab({
    ...{ desk, settings, catalogue, clock, onFailure, tabs: tabList, memory: memoryStore },
  });
  for (const one of [siteRequests, tracker, jobs, lateCookies, guards, visitLife, lastTab, report]) one.listen();
  pageMessages.onRequest(desk.answer);
  pageMessages.onListener({ [VIEW_PORT]: desk.addListener, [OPTIONS_PORT]: desk.addOptionsListener });
  notice.onPress(() => void openPopupPage().catch(onFailure));
  siteAccess.onChange(() => void tracker.lookAtAll().catch(onFailure));
  life.onInstalled(() => void tracker.lookAtAll().catch(onFailure));
  void siteRequests.reset().catch(onFailure).then(visitLife.start).catch(onFailure);
  shortWays(desk, catalogue).listen();
}
