import type { PanelView } from '../../utils/elsewhere/panel';
import { Button } from '../shared/button';
import { Icon } from '../shared/icon';
import { Mark } from '../shared/mark';
import { SiteIcon } from '../shared/site-icon';
import { formatCount, TextContext, type TextKey, type Texts, useText } from '../shared/text';
import type { PanelActions } from './panel-actions';
import { SiteChoice, type SiteOption } from './site-choice';
import { StepCard } from './step-card';

interface PanelProps {
  /** Null while no site is chosen. */
  view: PanelView | null;
  /** True until it is known whether a site was chosen. */
  isLoading: boolean;
  sites: SiteOption[];
  /** Domains to propose while the person types. */
  knownDomains: string[];
  problem: TextKey | null;
  actions: PanelActions;
  text: Texts;
}

/** The whole panel: props in, callbacks out. The root's attributes are the contract for automation. */
export function Panel({ view, isLoading, sites, knownDomains, problem, actions, text }: PanelProps) {
  return (
    <TextContext.Provider value={text}>
      <div
        class="elsewhere"
        data-phase={isLoading ? undefined : view ? (isFinished(view) ? 'done' : 'working') : 'choosing'}
        data-site={view?.site}
      >
        <header class="elsewhere-head">
          <Mark />
          <h1>{text('elsewhereTitle')}</h1>
        </header>
        <main>
          {problem && (
            <p class="notice" role="alert">
              {text(problem)}
            </p>
          )}
          {view && <Steps view={view} actions={actions} />}
          {!view && !isLoading && (
            <>
              <p class="elsewhere-lead">{text('elsewhereChoose')}</p>
              <SiteChoice sites={sites} knownDomains={knownDomains} onChoose={actions.chooseSite} />
            </>
          )}
        </main>
      </div>
    </TextContext.Provider>
  );
}

/** One of the steps that end other sessions is done. The phone's own steps are for those who use the app. */
const isFinished = ({ steps, endsOthers }: PanelView): boolean =>
  steps.some(({ id, done }) => done !== null && (id === 'sessions' || (id === 'password' && endsOthers !== 'no')));

function Steps({ view, actions }: { view: PanelView; actions: PanelActions }) {
  const text = useText();
  const next = isFinished(view) ? null : (view.steps.find(({ done }) => done === null)?.id ?? null);
  return (
    <>
      <div class="elsewhere-site">
        <SiteIcon site={view.site} name={view.name} iconUrl={null} />
        <div>
          <p class="elsewhere-name">
            <bdi>{view.name}</bdi>
          </p>
          <Watching view={view} />
        </div>
      </div>
      <p class="elsewhere-lead">{text(view.isStillValid ? 'elsewhereStillValid' : 'elsewhereLead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop list semantics with list-style none */}
      <ol class="elsewhere-steps" role="list">
        {view.steps.map((step) => (
          <StepCard key={step.id} step={step} view={view} isNext={step.id === next} actions={actions} />
        ))}
      </ol>
      {isFinished(view) && (
        <p class="elsewhere-end" role="status">
          <Icon name="check" />
          <span>{text('elsewhereFinished')}</span>
        </p>
      )}
      <div class="elsewhere-foot">
        <Button action="done" kind={isFinished(view) ? 'main' : 'quiet'} onPress={actions.finish}>
          {text(isFinished(view) ? 'done' : 'elsewhereOtherSite')}
        </Button>
        <p class="elsewhere-note">{text('elsewherePrivacy')}</p>
      </div>
    </>
  );
}

/** Says which page is being read, for whoever wants to know, and that none is. */
function Watching({ view: { page } }: { view: PanelView }) {
  const text = useText();
  const count = page?.sessionCount ?? null;
  return (
    <p class="elsewhere-watching" data-watching={page ? 'yes' : 'no'} data-sessions={count ?? undefined} role="status">
      {page === null && text('elsewhereWaiting')}
      {page !== null && count === null && text('elsewhereWatching', [page.host])}
      {page !== null && count !== null && text('elsewhereWatchingList', [page.host, formatCount(count)])}
    </p>
  );
}
