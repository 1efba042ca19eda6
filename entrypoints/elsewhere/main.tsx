import { render } from 'preact';
import { Panel as PanelPage } from '../../components/elsewhere/panel';
import type { PanelActions } from '../../components/elsewhere/panel-actions';
import '../../components/elsewhere/style';
import { startPage } from '../../components/shared/start-page';
import type { TextKey } from '../../components/shared/text';
import { clock } from '../../utils/browser/clock';
import { readPackagedFile } from '../../utils/browser/life';
import { connectView } from '../../utils/browser/page-connection';
import { isAnsweredOk } from '../../utils/browser/page-status';
import { pageWatch } from '../../utils/browser/page-watch';
import { memoryStore, onMemoryChange } from '../../utils/browser/stores';
import { tabList } from '../../utils/browser/tab-list';
import { text, textLanguage } from '../../utils/browser/texts';
import { createKeptSteps, SITE_KEY } from '../../utils/elsewhere/kept-steps';
import { openPanel, type Panel, type PanelView } from '../../utils/elsewhere/panel';
import { siteFromInput } from '../../utils/elsewhere/site-input';
import { type Answer, type Request, VIEW_PORT, type View } from '../../utils/message/messages';
import { CATALOGUE_PATHS, type CatalogueIndex } from '../../utils/site/catalogue';
import type { Recipe } from '../../utils/site/recipe';

const root = startPage(textLanguage(), text('elsewhereTitle'));
const kept = createKeptSteps(memoryStore);
// The background knows which recipes count here: a policy may bring some, and leave the person none.
const catalogue = {
  async recipeFor(of: string): Promise<Recipe | null> {
    const answer = await connection.ask({ kind: 'recipe', site: of });
    if (!answer.ok) throw new Error(answer.error);
    return answer.recipe ?? null;
  },
};

let view: View | null = null;
let panel: Panel | null = null;
let panelView: PanelView | null = null;
let site: string | null = null;
let isLoading = true;
let knownDomains: string[] = [];
let problem: TextKey | null = null;

function onFailure(): void {
  problem = 'problem';
  show();
}

const isStillValid = (of: string) =>
  view?.sessions.some((session) => session.site === of && session.outcome === 'still-valid') ?? false;

/** Leaves the site it was for, and begins with another one, or with the choice. */
async function turnTo(next: string | null): Promise<void> {
  panel?.close();
  panel = null;
  panelView = null;
  site = next;
  isLoading = next !== null;
  show();
  if (next === null) return;
  const input = { catalogue, kept, tabs: tabList, pages: pageWatch, clock, askStatus: isAnsweredOk };
  const opened = await openPanel(
    { ...input, onFailure, onChange: (now) => site === next && shown(now) },
    next,
    isStillValid(next),
  );
  if (site !== next) return opened.close();
  panel = opened;
  shown(opened.view());
}

function shown(now: PanelView): void {
  panelView = now;
  isLoading = false;
  show();
}

async function choose(typed: string): Promise<void> {
  const next = siteFromInput(typed, knownDomains);
  problem = next === null ? 'elsewhereNoSite' : null;
  if (next === null) return show();
  await kept.choose(next);
  await turnTo(next);
}

/** What went wrong before is not said of this press. */
async function pressForMe(label: string): Promise<void> {
  problem = null;
  show();
  await panel?.pressForMe(label);
}

async function finish(): Promise<void> {
  if (site !== null) await kept.forget(site);
  history.replaceState(null, '', location.pathname);
  await turnTo(null);
}

const attempt = (work: Promise<void> | undefined) => void work?.catch(onFailure);
const actions: PanelActions = {
  chooseSite: (typed) => attempt(choose(typed)),
  openStep: (step) => attempt(panel?.open(step)),
  pressForMe: (label) => attempt(pressForMe(label)),
  markDone: (step, isDone) => attempt(panel?.mark(step, isDone)),
  finish: () => attempt(finish()),
};

function sitesIn({ sessions }: View) {
  return [...new Map(sessions.map(({ site, name, iconUrl }) => [site, { site, name, iconUrl }])).values()];
}

function show(): void {
  const sites = view ? sitesIn(view) : [];
  render(<PanelPage {...{ view: panelView, isLoading, sites, knownDomains, problem, actions, text }} />, root);
}

/** In the address where the panel fills a tab; kept in memory where it stands beside a page. */
async function start(): Promise<void> {
  const index = JSON.parse(await readPackagedFile(CATALOGUE_PATHS.index)) as CatalogueIndex;
  knownDomains = Object.keys({ ...index.shared, ...index.alike }).sort();
  const asked = new URLSearchParams(location.search).get('site');
  if (asked) return choose(asked);
  await turnTo(await kept.site());
}

let isStarted = false;
const connection = connectView<View, Request, Answer>(VIEW_PORT, (newest) => {
  view = newest;
  // The first view tells how the log-out of the site came out, and with that the order of the steps.
  if (!isStarted) attempt(start());
  isStarted = true;
  show();
});
onMemoryChange(SITE_KEY, () => attempt(followChoice()));

/** The popup has asked for another site while this panel stands open, or the visit is over and with it every site. */
async function followChoice(): Promise<void> {
  const chosen = await kept.site();
  if (!isStarted || chosen === site) return;
  history.replaceState(null, '', location.pathname);
  await turnTo(chosen);
}

show();
