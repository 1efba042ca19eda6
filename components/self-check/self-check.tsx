import type { Check, CheckName } from '../../utils/policy/self-check';
import { Button } from '../shared/button';
import { Icon, type IconName } from '../shared/icon';
import { Mark } from '../shared/mark';
import { countText, TextContext, type TextKey, type Texts, useText } from '../shared/text';

/** What the self-check page can ask for. */
export interface SelfCheckActions {
  save: () => void;
  print: () => void;
}

interface SelfCheckProps {
  /** Null until everything was looked at. */
  checks: Check[] | null;
  /** The computer could not be looked at. */
  isFailed?: boolean;
  actions: SelfCheckActions;
  text: Texts;
}

const TITLES: Record<CheckName, TextKey> = {
  installed: 'checkInstalled',
  policy: 'checkPolicy',
  mode: 'checkMode',
  sites: 'checkSites',
  permissions: 'checkPermissions',
  'private-windows': 'checkPrivateWindows',
  deletion: 'checkDeletion',
  passwords: 'checkPasswords',
  forms: 'checkForms',
  shortcut: 'checkShortcut',
  sync: 'checkSync',
  restore: 'checkRestore',
};
const STATES: Record<Check['state'], [icon: IconName, label: TextKey]> = {
  right: ['check', 'checkRight'],
  wrong: ['attention', 'checkWrong'],
  unseen: ['info', 'checkUnseen'],
};

/** Whether a computer is set up for anyone to use it: props in, callbacks out. */
export function SelfCheck({ checks, isFailed = false, actions, text }: SelfCheckProps) {
  const wrong = checks?.filter(({ state }) => state === 'wrong').length ?? 0;
  return (
    <TextContext.Provider value={text}>
      <main
        class="self-check"
        data-phase={checks || isFailed ? 'done' : 'working'}
        data-wrong={checks ? wrong : undefined}
      >
        <p class="self-check-name">
          <Mark />
          {text('extensionName')}
        </p>
        <h1>{text('checkTitle')}</h1>
        {isFailed && (
          <p class="self-check-sum" role="alert" data-tone="attention">
            {text('problem')}
          </p>
        )}
        {checks && (
          <p class="self-check-sum" role="status" data-tone={wrong > 0 ? 'attention' : 'safe'}>
            {wrong > 0 ? countText(text, wrong, 'checkSum') : text('checkSumNone')}
          </p>
        )}
        <ul class="checks">
          {checks?.map((check) => (
            <CheckRow key={check.name} {...check} />
          ))}
        </ul>
        {checks && (
          <p class="self-check-buttons">
            <Button action="print" onPress={actions.print}>
              {text('checkPrint')}
            </Button>
            <Button action="save-check" onPress={actions.save}>
              {text('checkSave')}
            </Button>
          </p>
        )}
      </main>
    </TextContext.Provider>
  );
}

function CheckRow({ name, state, found, fix }: Check) {
  const text = useText();
  const [icon, label] = STATES[state];
  const hasFix = state !== 'right' && Object.keys(fix).length > 0;
  return (
    <li class="check" data-check={name} data-state={state}>
      <Icon name={icon} />
      <div class="check-words">
        <h2>{text(TITLES[name])}</h2>
        <p class="check-state">{text(label)}</p>
        {found.map((one) => (
          <code key={one} class="check-found" dir="ltr">
            {one}
          </code>
        ))}
        {hasFix && (
          <>
            <p class="check-fix">{text('checkFix')}</p>
            <pre dir="ltr">{JSON.stringify(fix, null, 2)}</pre>
          </>
        )}
        {state === 'wrong' && !hasFix && <p class="check-fix">{text('checkByHand')}</p>}
      </div>
    </li>
  );
}
