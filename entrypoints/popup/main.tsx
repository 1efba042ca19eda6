import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import type { PopupActions } from '../../components/popup/popup-actions';
import '../../components/popup/style';
import { refusalText } from '../../components/shared/refusal-text';
import { startPage } from '../../components/shared/start-page';
import { openOptionsPage } from '../../utils/browser/options-page';
import { connectView } from '../../utils/browser/page-connection';
import { pageSurface } from '../../utils/browser/page-surface';
import { openElsewhere } from '../../utils/browser/side-panel';
import { requestSiteAccess } from '../../utils/browser/site-access';
import { memoryStore } from '../../utils/browser/stores';
import { text, textLanguage } from '../../utils/browser/texts';
import { createKeptSteps } from '../../utils/elsewhere/kept-steps';
import { type Answer, type Choices, type Request, VIEW_PORT, type View } from '../../utils/message/messages';
import type { WipePlan } from '../../utils/wipe/plan';

const root = startPage(textLanguage());
const surface = pageSurface();
document.documentElement.dataset.surface = surface;

const keptSteps = createKeptSteps(memoryStore);
let view: View | null = null;
let problem: string | null = null;

const connection = connectView<View, Request, Answer>(VIEW_PORT, (newest) => {
  view = newest;
  show();
});

async function ask(request: Request): Promise<void> {
  const answer = await connection.ask(request).catch(() => ({ ok: false as const, error: text('problem') }));
  problem = answer.ok ? null : refusalText(text, answer.error);
  show();
}

/** The browser itself tells the background about the answer; only a question that could not be asked is our problem. */
async function allowSites(): Promise<void> {
  problem = await requestSiteAccess().then(
    () => null,
    () => text('problem'),
  );
  show();
}

async function openOptions(): Promise<void> {
  problem = await openOptionsPage().then(
    () => null,
    () => text('problem'),
  );
  show();
}

async function closeElsewhere(site: string): Promise<void> {
  problem = await openElsewhere(() => keptSteps.choose(site)).then(
    () => null,
    () => text('problem'),
  );
  show();
}

/** A count that fails is not shown; what will be done does not depend on it. */
async function planWipe(key: string | null, choices: Choices): Promise<WipePlan | null> {
  const request = { kind: 'plan-wipe' as const, ...(key === null ? {} : { key }), choices };
  const answer = await connection.ask(request).catch(() => null);
  return (answer?.ok && answer.plan) || null;
}

const actions: PopupActions = {
  logOutAll: (choices) => ask({ kind: 'log-out-all', choices }),
  logOut: (key, choices) => ask({ kind: 'log-out', key, choices }),
  planWipe,
  setPreference: (site, preference, storeKind) => ask({ kind: 'set-preference', site, preference, storeKind }),
  closeElsewhere: (site) => void closeElsewhere(site),
  checkNow: () => ask({ kind: 'check-now' }),
  dismiss: () => ask({ kind: 'dismiss' }),
  allowSites,
  openOptions,
};

function show(): void {
  const isInTab = surface === 'tab';
  render(<Popup {...{ view, actions, text, problem, isInTab }} nowMs={Date.now()} />, root);
}

show();
