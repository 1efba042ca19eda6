import type { DryRun, DryStep } from '../../utils/logout/dry-run';
import { listText, type TextKey, type Texts, useText } from '../shared/text';

const VERDICTS: Record<DryRun['verdict'], TextKey> = { in: 'tryIn', out: 'tryOut', unknown: 'tryUnknown' };

/** What a recipe would do, in plain sentences. Nothing of it was done. */
export function DryRunReport({ run }: { run: DryRun | null }) {
  const text = useText();
  if (run === null)
    return (
      <p class="dry-run" data-dry-run="none" role="status">
        {text('tryNoTab')}
      </p>
    );
  return (
    <div class="dry-run" data-dry-run="done" role="status">
      <p>{text('tryAt', [run.host])}</p>
      <ul>
        {linesOf(text, run).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{text('tryNothing')}</p>
    </div>
  );
}

function linesOf(text: Texts, run: DryRun): string[] {
  const { sessionCookies, rememberedCookies, account, control } = run;
  return [
    text(VERDICTS[run.verdict]),
    sessionCookies.length > 0 ? text('tryCookies', [listText(sessionCookies)]) : text('tryNoCookies'),
    ...(rememberedCookies.length > 0 ? [text('tryRemembered', [listText(rememberedCookies)])] : []),
    ...(account === null ? [] : [text('tryAccount', [account])]),
    ...run.steps.map((step) => stepLine(text, step)),
    text(control === null ? 'tryNoControl' : 'tryControl'),
  ];
}

function stepLine(text: Texts, { kind, method, address, missing }: DryStep): string {
  if (missing !== null) return text('tryMissing', [method, address, missing]);
  return kind === 'page' ? text('tryPage', [address]) : text('tryRequest', [method, address]);
}
