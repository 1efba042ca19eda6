import { render } from 'preact';
import { Panel } from '../../../components/elsewhere/panel';
import { Options } from '../../../components/options/options';
import { Popup } from '../../../components/popup/popup';
import type { PopupActions } from '../../../components/popup/popup-actions';
import { fakeTexts } from '../../unit/components/fake-texts';
import { OPTIONS_SAMPLES, optionsActions } from './sample-options';
import { PANEL_SAMPLES, PANEL_SITES, panelActions } from './sample-panel';
import { NOW_MS, SAMPLE_PLAN, SAMPLES } from './sample-views';

/** `?state=three&surface=tab&dir=rtl` */
const query = new URLSearchParams(location.search);
document.documentElement.dir = query.get('dir') ?? 'ltr';
document.documentElement.dataset.surface = query.get('surface') ?? 'tab';

const nothing = () => undefined;
const actions: PopupActions = {
  logOutAll: nothing,
  logOut: nothing,
  planWipe: async () => SAMPLE_PLAN,
  setPreference: nothing,
  closeElsewhere: nothing,
  checkNow: nothing,
  dismiss: nothing,
  allowSites: nothing,
  openOptions: nothing,
};

/** Each page wears its own clothes only. */
async function page(state: string) {
  const view = OPTIONS_SAMPLES[state];
  if (state in PANEL_SAMPLES) await import('../../../components/elsewhere/style');
  else await (view ? import('../../../components/options/style') : import('../../../components/popup/style'));
  if (view) return <Options view={view} actions={optionsActions} text={fakeTexts} problem={null} />;
  if (state in SAMPLES)
    return <Popup view={SAMPLES[state] ?? null} actions={actions} text={fakeTexts} nowMs={NOW_MS} />;
  if (state in PANEL_SAMPLES) {
    const rest = { isLoading: false, sites: PANEL_SITES, knownDomains: [], problem: null, actions: panelActions };
    return <Panel view={PANEL_SAMPLES[state] ?? null} {...rest} text={fakeTexts} />;
  }
  throw new Error(
    `state: expected one of ${Object.keys({ ...SAMPLES, ...OPTIONS_SAMPLES, ...PANEL_SAMPLES }).join(', ')}`,
  );
}

render(await page(query.get('state') ?? 'three'), document.getElementById('app') ?? document.body);
