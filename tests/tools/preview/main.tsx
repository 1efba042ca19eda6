import { type ComponentChild, render } from 'preact';
import { Panel } from '../../../components/elsewhere/panel';
import { Handover } from '../../../components/handover/handover';
import { Options } from '../../../components/options/options';
import { Popup } from '../../../components/popup/popup';
import type { PopupActions } from '../../../components/popup/popup-actions';
import { SelfCheck } from '../../../components/self-check/self-check';
import { Welcome } from '../../../components/welcome/welcome';
import english from '../../../public/_locales/en/messages.json';
import type { Messages } from '../../../utils/browser/pack-texts';
import { textsOf } from '../../unit/components/fake-texts';
import { HANDOVER_SAMPLES } from './sample-handover';
import { MISSING_PERMISSIONS, OPTIONS_SAMPLES, optionsActions } from './sample-options';
import { PANEL_SAMPLES, PANEL_SITES, panelActions } from './sample-panel';
import { CHECK_SAMPLES, NOTE_SAMPLES, WELCOME_SAMPLES } from './sample-rest';
import { NOW_MS, SAMPLE_PLAN, SAMPLES } from './sample-views';
import { showNote } from './show-note';

/** `?state=three&surface=tab&language=ar` */
const query = new URLSearchParams(location.search);
const language = query.get('language') ?? 'en';
const direction = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
document.documentElement.lang = language.replace('_', '-');
document.documentElement.dir = direction;
const surface = query.get('surface') ?? 'tab';
document.documentElement.dataset.surface = surface;

async function messagesOf(name: string): Promise<Messages> {
  if (name === 'en') return english;
  return (await fetch(`/_locales/${name}/messages.json`)).json();
}
const text = textsOf(language, await messagesOf(language));

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

type Makers = Record<string, () => Promise<ComponentChild>>;

const each = <Sample,>(samples: Record<string, Sample>, make: (sample: Sample) => Promise<ComponentChild>): Makers =>
  Object.fromEntries(Object.entries(samples).map(([state, sample]) => [state, () => make(sample)]));

/** Each page wears its own clothes only. */
const MAKERS: Makers = {
  ...each(SAMPLES, async (view) => {
    await import('../../../components/popup/style');
    return <Popup {...{ view, actions, text }} nowMs={NOW_MS} isInTab={surface === 'tab'} />;
  }),
  ...each(OPTIONS_SAMPLES, async (view) => {
    await import('../../../components/options/style');
    const missing = MISSING_PERMISSIONS[state] ?? [];
    const problem = missing.length > 0 ? text('problem') : null;
    return <Options view={view} actions={optionsActions} text={text} {...{ missing, problem }} />;
  }),
  ...each(PANEL_SAMPLES, async (view) => {
    await import('../../../components/elsewhere/style');
    const rest = { isLoading: false, sites: PANEL_SITES, knownDomains: [], problem: null, actions: panelActions };
    return <Panel view={view} {...rest} text={text} />;
  }),
  ...each(WELCOME_SAMPLES, async ({ problem, ...props }) => {
    await import('../../../components/welcome/style');
    return <Welcome {...props} problem={problem ? text(problem) : null} text={text} />;
  }),
  ...each(HANDOVER_SAMPLES, async (sample) => {
    await import('../../../components/handover/style');
    const handoverActions = { stay: nothing, done: nothing, closeElsewhere: nothing };
    return <Handover {...sample} actions={handoverActions} text={text} nowMs={NOW_MS} />;
  }),
  ...each(CHECK_SAMPLES, async (checks) => {
    await import('../../../components/self-check/style');
    return <SelfCheck checks={checks} actions={{ save: nothing, print: nothing }} text={text} />;
  }),
  ...Object.fromEntries(NOTE_SAMPLES.map((state) => [state, async () => showNote(state, text, direction)])),
};

const state = query.get('state') ?? 'three';
const make = MAKERS[state];
if (!make) throw new Error(`state: expected one of ${Object.keys(MAKERS).join(', ')}`);
render(await make(), document.getElementById('app') ?? document.body);
document.documentElement.dataset.ready = 'yes';
