import { render } from 'preact';
import { Options, type OptionsActions } from '../../components/options/options';
import '../../components/options/style';
import { startPage } from '../../components/shared/start-page';
import { connectView } from '../../utils/browser/page-connection';
import { text, textLanguage } from '../../utils/browser/texts';
import { type Answer, OPTIONS_PORT, type OptionsView, type Request } from '../../utils/message/messages';

const root = startPage(textLanguage());
let view: OptionsView | null = null;
let problem: string | null = null;

const connection = connectView<OptionsView, Request, Answer>(OPTIONS_PORT, (newest) => {
  view = newest;
  show();
});

async function ask(request: Request): Promise<void> {
  const answer = await connection.ask(request).catch(() => ({ ok: false as const, error: text('problem') }));
  problem = answer.ok ? null : answer.error;
  show();
}

const actions: OptionsActions = {
  setSetting: (key, value) => ask({ kind: 'set-setting', key, value }),
};

function show(): void {
  render(<Options view={view} actions={actions} text={text} problem={problem} />, root);
}

show();
