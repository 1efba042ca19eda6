import { useRef, useState } from 'preact/hooks';
import type { SessionView } from '../../utils/message/messages';
import type { WipePlan } from '../../utils/wipe/plan';
import { Button } from '../shared/button';
import { Icon, type IconName } from '../shared/icon';
import { PreferenceChoice } from '../shared/preference-choice';
import { Sheet } from '../shared/sheet';
import { countText, formatCount, listText, type Texts, useText } from '../shared/text';
import type { Choices } from './popup-actions';
import { countSites } from './sections';
import { useWipePlan, WipeCounts, WipeMissing } from './wipe-counts';

interface ConfirmSheetProps {
  /** The sessions that will be ended. */
  ending: SessionView[];
  keptCount: number;
  /** Sessions that stay for the sake of kept ones, though they were not to be kept themselves. */
  staying: SessionView[];
  /** Everything was asked for: sites visited without a login are forgotten as well. */
  isAll: boolean;
  /** Counts what the wipe would erase; nothing is touched. */
  onCount: (choices: Choices) => Promise<WipePlan | null>;
  onConfirm: (choices: Choices) => void;
  onCancel: () => void;
}

/** Says exactly what will happen, lets the person choose for the sites set to *Ask*, and waits for a yes. */
export function ConfirmSheet({ ending, keptCount, staying, isAll, onCount, onConfirm, onCancel }: ConfirmSheetProps) {
  const text = useText();
  const confirm = useRef<HTMLButtonElement>(null);
  const asked = [
    ...new Map(ending.filter(({ preference }) => preference === 'ask').map((one) => [one.site, one])).values(),
  ];
  const [chosen, setChosen] = useState<Choices>({});
  const choices: Choices = Object.fromEntries(asked.map(({ site }) => [site, chosen[site] ?? 'forget']));
  const plan = useWipePlan(onCount, choices);
  return (
    <Sheet titleId="confirm-title" onCancel={onCancel} firstFocus={confirm}>
      <h2 id="confirm-title">{titleOf(text, ending)}</h2>
      <Steps {...{ ending, keptCount, staying, isAll, choices, plan }} />
      {asked.length > 0 && <Asked sessions={asked} choices={choices} onChoose={setChosen} />}
      <p class="sheet-note">{text('confirmNoUndo')}</p>
      <div class="sheet-buttons">
        <Button action="cancel" onPress={onCancel}>
          {text('cancel')}
        </Button>
        <Button action="confirm" kind="main" icon="exit" onPress={() => onConfirm(choices)} buttonRef={confirm}>
          {text('confirm')}
        </Button>
      </div>
    </Sheet>
  );
}

function titleOf(text: Texts, ending: SessionView[]): string {
  const [first] = ending;
  const sites = countSites(ending);
  if (sites === 1 && first) return text('confirmTitleSite', [first.name]);
  return countText(text, sites, 'confirmTitle');
}

function Steps({
  ending,
  keptCount,
  staying,
  isAll,
  choices,
  plan,
}: Pick<ConfirmSheetProps, 'ending' | 'keptCount' | 'staying' | 'isAll'> & {
  choices: Choices;
  plan: WipePlan | null;
}) {
  const text = useText();
  const sites = countSites(ending);
  const steps: [IconName, string][] = [
    ['server', countText(text, sites, 'confirmServer')],
    ['tabs', countText(text, sites, 'confirmTabs')],
    ['eraser', wipeText(text, ending, choices)],
  ];
  if (isAll) steps.push(['search', text('confirmVisited')]);
  return (
    <ul class="steps">
      {steps.map(([icon, words]) => (
        <li key={icon}>
          <Icon name={icon} />
          <span>
            {words}
            {icon === 'eraser' && <WipeCounts plan={plan} />}
          </span>
        </li>
      ))}
      <WipeMissing plan={plan} />
      {ending.flatMap((session) =>
        warningsOf(text, session).map((words) => (
          <li key={words} data-warning={session.site}>
            <Icon name="attention" />
            {words}
          </li>
        )),
      )}
      {[...staying, ...ending].map(
        ({ key, name, keptFor }) =>
          keptFor.length > 0 && (
            <li key={`kept-${key}`} data-warning="lets-in-kept">
              <Icon name="attention" />
              {text(isAll ? 'confirmStays' : 'confirmLetsInKept', [name, listText(keptFor)])}
            </li>
          ),
      )}
      {keptCount > 0 && (
        <li class="steps-kept">
          <Icon name="pin" />
          {countText(text, keptCount, 'confirmKept')}
        </li>
      )}
    </ul>
  );
}

/** What a log-out ends beside the session that was asked for. */
function warningsOf(text: Texts, { name, loginFor, otherAccounts, reach }: SessionView): string[] {
  return [
    loginFor.length > 0 && text('confirmLoginFor', [name, listText(loginFor)]),
    otherAccounts.length > 0 && text('confirmOtherAccounts', [name, listText(otherAccounts)]),
    reach === 'sister-sites' && text('confirmReachSisters', [name]),
    reach === 'every-device' && text('confirmReachDevices', [name]),
  ].filter((words) => words !== false);
}

function wipeText(text: Texts, ending: SessionView[], choices: Choices): string {
  // The log-out of a kept site alone leaves what lets it remember the person (utils/visit/draft-job.ts).
  const isRemembered = ({ site, preference }: SessionView) =>
    ['remember', 'keep'].includes(choices[site] ?? preference);
  const sites = countSites(ending);
  const remembered = countSites(ending.filter(isRemembered));
  if (remembered === 0) return countText(text, sites, 'confirmWipe');
  return remembered === sites ? text('confirmWipeNone') : text('confirmWipeSome', [formatCount(remembered)]);
}

interface AskedProps {
  sessions: SessionView[];
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

function Asked({ sessions, choices, onChoose }: AskedProps) {
  const text = useText();
  return (
    <fieldset class="asked">
      <legend>{text('confirmAsk')}</legend>
      {sessions.map(({ site, name }) => (
        <div class="asked-row" key={site} data-ask={site}>
          <bdi>{name}</bdi>
          <PreferenceChoice
            site={site}
            value={choices[site] ?? 'forget'}
            among={['forget', 'remember']}
            onChange={(chosen) => onChoose({ ...choices, [site]: chosen === 'remember' ? 'remember' : 'forget' })}
          />
        </div>
      ))}
    </fieldset>
  );
}
