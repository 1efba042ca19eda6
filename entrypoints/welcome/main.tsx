import { render } from 'preact';
import { startPage } from '../../components/shared/start-page';
import '../../components/welcome/style';
import { Welcome, type WelcomeActions } from '../../components/welcome/welcome';
import { connectView } from '../../utils/browser/page-connection';
import { closePage } from '../../utils/browser/page-surface';
import { requestSiteAccess } from '../../utils/browser/site-access';
import { text, textLanguage } from '../../utils/browser/texts';
import { type Answer, type Request, VIEW_PORT, type View } from '../../utils/message/messages';
import type { Mode } from '../../utils/policy/setting-table';

const root = startPage(textLanguage(), text('welcomeTitle'));
let view: View | null = null;
let mode: Mode | null = null;
let wasRefused = false;

const connection = connectView<View, Request, Answer>(VIEW_PORT, (newest) => {
  view = newest;
  show();
});

async function choose(chosen: Mode): Promise<void> {
  const answer = await connection.ask({ kind: 'set-setting', key: 'mode', value: chosen });
  // A mode that policy sets cannot be chosen; whoever does not need to choose has done with this page.
  mode = chosen;
  if (answer.ok) view = answer.view;
  show();
}

async function allowSites(): Promise<void> {
  wasRefused = !(await requestSiteAccess());
  show();
}

const actions: WelcomeActions = { choose, allowSites, done: closePage };

function show(): void {
  const hasSiteAccess = view?.hasSiteAccess ?? true;
  render(
    <Welcome mode={mode} hasSiteAccess={hasSiteAccess} wasRefused={wasRefused} actions={actions} text={text} />,
    root,
  );
}

show();
