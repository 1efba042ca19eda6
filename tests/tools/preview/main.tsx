import { render } from 'preact';
import { Popup } from '../../../components/popup/popup';
import type { PopupActions } from '../../../components/popup/popup-actions';
import '../../../components/popup/style';
import { fakeTexts } from '../../unit/components/fake-texts';
import { NOW_MS, SAMPLES } from './sample-views';

/** `?state=three&surface=tab&dir=rtl` */
const query = new URLSearchParams(location.search);
document.documentElement.dir = query.get('dir') ?? 'ltr';
document.documentElement.dataset.surface = query.get('surface') ?? 'tab';

const nothing = () => undefined;
const actions: PopupActions = {
  logOutAll: nothing,
  logOut: nothing,
  setPreference: nothing,
  closeElsewhere: nothing,
  checkNow: nothing,
  dismiss: nothing,
  allowSites: nothing,
};

const state = query.get('state') ?? 'three';
if (!(state in SAMPLES)) throw new Error(`state: expected one of ${Object.keys(SAMPLES).join(', ')}`);
const view = SAMPLES[state] ?? null;
render(
  <Popup view={view} actions={actions} text={fakeTexts} nowMs={NOW_MS} />,
  document.getElementById('app') ?? document.body,
);
