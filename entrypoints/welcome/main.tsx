import { render } from 'preact';
import { refusalText } from '../../components/shared/refusal-text';
import { startPage } from '../../components/shared/start-page';
import '../../components/welcome/style';
import { Welcome, type WelcomeActions } from '../../components/welcome/welcome';
import { onPermissionsChange } from '../../utils/browser/on-permissions-change';
import { connectView } from '../../utils/browser/page-connection';
import { closePage } from '../../utils/browser/page-surface';
import { maySharedForget, requestSharedForget } from '../../utils/browser/setting-permissions';
import { requestSiteAccess } from '../../utils/browser/site-access';
import { text, textLanguage } from '../../utils/browser/texts';
import { watchPinned } from '../../utils/browser/toolbar';
import { type Answer, type Request, VIEW_PORT, type View } from '../../utils/message/messages';
import type { Mode } from '../../utils/policy/setting-table';

const root = startPage(textLanguage(), text('welcomeTitle'));
let view: View | null = null;
let mode: Mode | null = null;
let wasRefused = false;
let isPinned = true;
let hasListAccess = true;

const connection = connectView<View, Request, Answer>(VIEW_PORT, (newest) => {
  view = newest;
  show();
});

let problem: string | null = null;

/** What was refused is not shown as chosen: an administrator, or a disk that fails, has decided otherwise. */
async function choose(chosen: Mode): Promise<void> {
  const request = { kind: 'set-setting', key: 'mode', value: chosen } as const;
  const answer = await connection.ask(request).catch(() => ({ ok: false as const, error: text('problem') }));
  mode = answer.ok ? chosen : null;
  problem = answer.ok ? null : refusalText(text, answer.error);
  if (answer.ok) view = answer.view;
  show();
}

async function allowSites(): Promise<void> {
  wasRefused = !(await requestSiteAccess());
  show();
}

async function lookAtLists(): Promise<void> {
  hasListAccess = await maySharedForget();
  show();
}

const actions: WelcomeActions = {
  choose,
  allowSites,
  allowLists: () => void requestSharedForget().catch(() => undefined),
  done: closePage,
};

function show(): void {
  const hasSiteAccess = view?.hasSiteAccess ?? true;
  render(<Welcome {...{ mode, problem, hasSiteAccess, wasRefused, hasListAccess, isPinned, actions, text }} />, root);
}

onPermissionsChange(() => void lookAtLists());
void lookAtLists();
watchPinned((now) => {
  isPinned = now;
  show();
});
show();
