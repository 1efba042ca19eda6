import { render } from 'preact';
import { Popup } from '../../components/popup/popup';
import type { Choices, PopupActions } from '../../components/popup/popup-actions';
import '../../components/popup/style';
import type { TextKey } from '../../components/shared/text';
import { connectView } from '../../utils/browser/page-connection';
import { pageSurface } from '../../utils/browser/page-surface';
import { requestSiteAccess } from '../../utils/browser/site-access';
import { text, textLanguage } from '../../utils/browser/texts';
import type { Request, View } from '../../utils/message/messages';
import type { Preference } from '../../utils/preference/preference';

const root = document.getElementById('app') ?? document.body;
const { language, direction } = textLanguage();
document.documentElement.lang = language;
document.documentElement.dir = direction;
document.documentElement.dataset.surface = pageSurface();

let view: View | null = null;
let problem: TextKey | null = null;

const connection = connectView((newest) => {
  view = newest;
  show();
});

/** Asks one after the other and stops at the first that did not work: no log-out with a preference nobody chose. */
async function ask(...requests: Request[]): Promise<void> {
  problem = null;
  for (const request of requests) {
    const isDone = await connection.ask(request).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isDone) problem = 'problem';
    if (problem) break;
  }
  show();
}

/**
 * A log-out with what was chosen for the sites set to *ask*. The job takes the preferences as they are when it is
 * asked for (the answer comes after that), so that they can be *ask* again directly afterwards.
 */
function askWithChoices(choices: Choices, logOut: Request): Promise<void> {
  const set = (site: string, preference: Preference): Request => ({ kind: 'set-preference', site, preference });
  const before = Object.entries(choices).map(([site, chosen]) => set(site, chosen));
  const after = Object.keys(choices).map((site) => set(site, 'ask'));
  return ask(...before, logOut, ...after);
}

/** The browser itself tells the background about the answer; only a question that could not be asked is our problem. */
async function allowSites(): Promise<void> {
  problem = await requestSiteAccess().then(
    () => null,
    () => 'problem' as const,
  );
  show();
}

const actions: PopupActions = {
  logOutAll: (choices) => askWithChoices(choices, { kind: 'log-out-all' }),
  logOut: (key, choices) => askWithChoices(choices, { kind: 'log-out', key }),
  setPreference: (site, preference) => ask({ kind: 'set-preference', site, preference }),
  closeElsewhere: (key) => ask({ kind: 'close-elsewhere', key }),
  checkNow: () => ask({ kind: 'check-now' }),
  dismiss: () => ask({ kind: 'dismiss' }),
  allowSites,
};

function show(): void {
  render(<Popup view={view} actions={actions} text={text} nowMs={Date.now()} problem={problem} />, root);
}

show();
