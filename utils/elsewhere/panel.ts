import type { Clock } from '../browser/clock';
import type { PageWatch } from '../browser/page-watch';
import type { TabList } from '../browser/tab-list';
import type { ElsewhereReading, OthersControl } from '../page/elsewhere-reading';
import type { Catalogue } from '../site/catalogue';
import type { KeptSteps } from './kept-steps';
import { type DoneBy, type ElsewhereFacts, factsOf, isOn, type StepId, type StepsDone, stepsFor } from './steps';
import { startWatch, type Watch } from './watch';
import { type AskStatus, findChangePassword, originsOf } from './well-known';

/** How well the page of a step is known: the recipe names it, the site says it, a page links to it, or only the home page is left. */
export type Target = 'looking' | 'recipe' | 'well-known' | 'link' | 'home';

export interface StepView {
  id: StepId;
  done: DoneBy | null;
  target: Target;
}

/** What the page that the person works in shows just now. */
export interface WatchedPage {
  host: string;
  sessionCount: number | null;
  control: OthersControl | null;
  /** It asks for a new password, and that one is sent will be heard. */
  hasChangeForm: boolean;
}

/** All that the panel shows of one site. */
export interface PanelView {
  site: string;
  name: string;
  endsOthers: ElsewhereFacts['endsOthers'];
  isStillValid: boolean;
  steps: StepView[];
  page: WatchedPage | null;
}

export interface PanelInput {
  catalogue: Pick<Catalogue, 'recipeFor'>;
  kept: KeptSteps;
  tabs: Pick<TabList, 'all' | 'present' | 'openInFront'>;
  pages: PageWatch;
  clock: Clock;
  askStatus: AskStatus;
  onChange(view: PanelView): void;
  onFailure(error: unknown): void;
}

/** The panel for one site, from the moment it is opened until it is closed or is for another site. */
export interface Panel {
  view(): PanelView;
  /** Opens the page of a step in a tab in front. */
  open(step: StepId): Promise<void>;
  /** Presses the control with these words: what the person has seen, and agreed to. Fails when it is not there any more. */
  pressForMe(label: string): Promise<void>;
  /** The person says that a step is done, or takes it back. */
  mark(step: StepId, isDone: boolean): Promise<void>;
  close(): void;
}

/** Reads what is known of the site and begins to watch. `isStillValid`: its log-out left the old login working. */
export async function openPanel(input: PanelInput, site: string, isStillValid: boolean): Promise<Panel> {
  const facts = factsOf(site, await input.catalogue.recipeFor(site));
  let done: StepsDone = await input.kept.of(site);
  /** Undefined while it is being looked for. */
  let wellKnown: string | null | undefined = facts.changePassword === null ? undefined : null;
  let reading: ElsewhereReading | null = null;
  const tell = () => input.onChange(view());

  const linkTo = (...kinds: string[]) => reading?.links.find(({ leadsTo }) => kinds.includes(leadsTo))?.address ?? null;
  const known = (target: Target, address: string | null | undefined) => (address ? { target, address } : null);

  /** Where a step's page is, as far as it is known now; the address is null for the home page. */
  function targetOf(step: StepId): { target: Target; address: string | null } {
    const home = { target: 'home' as const, address: null };
    if (step === 'phone') return home;
    if (step === 'sessions')
      return known('recipe', facts.sessionsPage) ?? known('link', linkTo('sessions', 'password', 'account')) ?? home;
    if (wellKnown === undefined) return { target: 'looking', address: null };
    return (
      known('recipe', facts.changePassword) ??
      known('well-known', wellKnown) ??
      known('link', linkTo('password', 'account')) ??
      home
    );
  }

  function view(): PanelView {
    const { name, endsOthers } = facts;
    const steps = stepsFor(facts, isStillValid).map((id) => ({
      id,
      done: done[id] ?? null,
      target: targetOf(id).target,
    }));
    const page = reading && {
      host: new URL(reading.address).host,
      sessionCount: reading.sessionCount,
      control: reading.control,
      // What is sent can be heard a moment after the form is there; before, nothing is promised of it.
      hasChangeForm: reading.hasChangeForm && reading.isListening,
    };
    return { site, name, endsOthers, isStillValid, steps, page };
  }

  async function origins(): Promise<string[]> {
    const open = (await input.tabs.all()).map(({ url }) => url).filter((url) => isOn(url, facts.domains));
    return originsOf(site, open);
  }

  async function lookForWellKnown(): Promise<void> {
    wellKnown = await findChangePassword(await origins(), input.askStatus);
    tell();
  }

  async function keep(step: StepId, by: DoneBy | null): Promise<void> {
    await input.kept.mark(site, step, by);
    done = await input.kept.of(site);
    tell();
  }

  /** What the page shows weighs more than what the person said. */
  const markSeen = async (steps: StepId[]) => {
    for (const step of steps) if (done[step] !== 'seen') await keep(step, 'seen');
  };

  const watch: Watch = startWatch({
    ...{ tabs: input.tabs, pages: input.pages, clock: input.clock, domains: facts.domains, onFailure: input.onFailure },
    onReading(newest) {
      const before = JSON.stringify(view());
      reading = newest;
      if (JSON.stringify(view()) !== before) tell();
    },
    onDone: (steps) => void markSeen(steps).catch(input.onFailure),
  });
  if (wellKnown === undefined) void lookForWellKnown().catch(input.onFailure);
  return {
    view,
    async open(step) {
      const { address } = targetOf(step);
      await input.tabs.openInFront(address ?? `${(await origins())[0]}/`);
    },
    async pressForMe(label) {
      if (!(await watch.press(label))) throw new Error('nothing was pressed: the control has gone');
    },
    mark: (step, isDone) => keep(step, isDone ? 'said' : null),
    close: watch.stop,
  };
}
