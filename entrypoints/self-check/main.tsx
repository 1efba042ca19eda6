import { render } from 'preact';
import { SelfCheck } from '../../components/self-check/self-check';
import '../../components/self-check/style';
import { startPage } from '../../components/shared/start-page';
import { installation } from '../../utils/browser/installation';
import { lookAtMachine } from '../../utils/browser/machine-facts';
import { managedStore } from '../../utils/browser/managed-store';
import { saveFile } from '../../utils/browser/save-file';
import { text, textLanguage } from '../../utils/browser/texts';
import { createPolicy } from '../../utils/policy/policy';
import { type Check, checkJson, selfCheck } from '../../utils/policy/self-check';

const root = startPage(textLanguage(), text('checkTitle'));
let save: () => void = () => undefined;

function show(checks: Check[] | null, isFailed = false): void {
  render(<SelfCheck {...{ checks, isFailed, text }} actions={{ save: () => save(), print: () => print() }} />, root);
}

async function look(): Promise<void> {
  await policy.ready;
  const facts = await lookAtMachine();
  const checks = selfCheck(facts, policy.reading());
  save = () => saveFile('walkaway-self-check.json', checkJson(facts, checks));
  show(checks);
}

// What is wrong with a policy is said on this page; the background has it on its console.
const policy = createPolicy({ managed: managedStore, installation, onFailure: () => undefined });
const lookOrSay = (): void => void look().catch(() => show(null, true));
policy.onChange(lookOrSay);
show(null);
lookOrSay();
