import type { Mode } from '../../utils/policy/setting-table';
import { Button } from '../shared/button';
import { Icon, type IconName } from '../shared/icon';
import { Mark } from '../shared/mark';
import { TextContext, type TextKey, type Texts, useText } from '../shared/text';

/** What the welcome page can ask for. */
export interface WelcomeActions {
  choose: (mode: Mode) => void;
  /** Opens the browser's own permission question; must run inside the press that asked for it. */
  allowSites: () => void;
  allowLists: () => void;
  done: () => void;
}

export interface WelcomeProps {
  /** Null until the person has chosen on this page, and where the choice was refused. */
  mode: Mode | null;
  /** Why the choice could not be taken, such as that an administrator has made it. */
  problem?: string | null;
  hasSiteAccess: boolean;
  /** True when the person has just said no. */
  wasRefused: boolean;
  /** Whether the browser's own lists and its saving of passwords may be reached, which a shared computer needs. */
  hasListAccess: boolean;
  /** Whether the toolbar shows our icon, or hides it among others. */
  isPinned: boolean;
  actions: WelcomeActions;
  text: Texts;
}

const ANSWERS: { mode: Mode; icon: IconName; title: TextKey; detail: TextKey }[] = [
  { mode: 'only-me', icon: 'person', title: 'welcomeOnlyMe', detail: 'welcomeOnlyMeText' },
  { mode: 'shared', icon: 'people', title: 'welcomeShared', detail: 'welcomeSharedText' },
  { mode: 'kiosk', icon: 'screen', title: 'welcomeAnyone', detail: 'welcomeAnyoneText' },
];

/** The first page a person sees: one question, the permission, done. */
export function Welcome({ text, ...props }: WelcomeProps) {
  const { mode, problem = null } = props;
  const isAnswered = mode !== null || problem !== null;
  return (
    <TextContext.Provider value={text}>
      <div class="welcome" data-phase={isAnswered ? 'done' : 'idle'}>
        <header class="welcome-name">
          <Mark />
          {text('extensionName')}
        </header>
        <main class="welcome-main">
          <Question mode={mode} problem={problem} onChoose={props.actions.choose} />
          {isAnswered && <Access {...props} />}
          {isAnswered && <Ready {...props} />}
        </main>
      </div>
    </TextContext.Provider>
  );
}

interface QuestionProps {
  mode: Mode | null;
  problem: string | null;
  onChoose: (mode: Mode) => void;
}

function Question({ mode, problem, onChoose }: QuestionProps) {
  const text = useText();
  return (
    <section class="welcome-question">
      <h1 id="question">{text('welcomeTitle')}</h1>
      <p class="welcome-note">{text('welcomeText')}</p>
      <div class="answers" role="radiogroup" aria-labelledby="question">
        {ANSWERS.map((answer) => (
          <label key={answer.mode} class="answer" data-mode={answer.mode}>
            <input
              type="radio"
              name="mode"
              class="spoken"
              checked={mode === answer.mode}
              onChange={() => onChoose(answer.mode)}
            />
            <span class="answer-icon">
              <Icon name={answer.icon} />
            </span>
            <span class="answer-title">{text(answer.title)}</span>
            <span class="answer-detail">{text(answer.detail)}</span>
            <span class="answer-check">
              <Icon name="check" />
            </span>
          </label>
        ))}
      </div>
      {problem !== null && (
        <p class="welcome-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function Access({ mode, hasSiteAccess, wasRefused, hasListAccess, actions }: Omit<WelcomeProps, 'text'>) {
  const text = useText();
  return (
    <section class="welcome-step" data-tone={hasSiteAccess ? 'safe' : 'attention'}>
      <span class="welcome-step-icon">
        <Icon name={hasSiteAccess ? 'check' : 'shield'} />
      </span>
      <div>
        <h2>{text('welcomeAccess')}</h2>
        <p>{text('welcomeAccessText')}</p>
        <p class="welcome-access" role="status">
          {hasSiteAccess && text('welcomeAccessGiven')}
          {!hasSiteAccess && wasRefused && text('welcomeAccessRefused')}
        </p>
        {!hasSiteAccess && (
          <Button action="allow" kind="main" onPress={actions.allowSites}>
            {text('allow')}
          </Button>
        )}
        {mode !== 'only-me' && !hasListAccess && (
          <>
            <p>{text('welcomeListsText')}</p>
            <Button action="allow-lists" onPress={actions.allowLists}>
              {text('allowSetting')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Ready({ hasSiteAccess, isPinned, actions }: Omit<WelcomeProps, 'text'>) {
  const text = useText();
  return (
    <section class="welcome-step" data-tone="safe">
      <span class="welcome-step-icon">
        <Icon name="exit" directed />
      </span>
      <div>
        <h2>{text('welcomeReady')}</h2>
        <p>{text(isPinned ? 'welcomeReadyText' : 'welcomePinText')}</p>
        {/* While the permission is missing, that is the button to press. */}
        <Button action="done" kind={hasSiteAccess ? 'main' : 'quiet'} onPress={actions.done}>
          {text('done')}
        </Button>
      </div>
    </section>
  );
}
