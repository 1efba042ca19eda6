import type { OptionsView } from '../../utils/message/messages';
import { Mark } from '../shared/mark';
import { TextContext, type TextKey, type Texts, useText } from '../shared/text';
import { EndingSection } from './ending-section';
import { GuardsSection } from './guards-section';
import type { OptionsActions } from './options-actions';
import { WipingSection } from './wiping-section';

export type { OptionsActions } from './options-actions';

/** Props of every section: what is so, and what can be asked for. */
export interface SectionProps {
  view: OptionsView;
  actions: OptionsActions;
}

/** The sections in the order of the page. Each is one file, and knows nothing of the others. */
const SECTIONS: { id: string; title: TextKey; Section: (props: SectionProps) => preact.JSX.Element }[] = [
  { id: 'ending', title: 'optionsEnding', Section: EndingSection },
  { id: 'wiping', title: 'optionsWiping', Section: WipingSection },
  { id: 'guards', title: 'optionsGuards', Section: GuardsSection },
];

interface OptionsProps {
  /** Null until the background has answered for the first time. */
  view: OptionsView | null;
  actions: OptionsActions;
  text: Texts;
  /** What was refused, with the field and what was expected. */
  problem: string | null;
}

/** The whole options page: props in, callbacks out. */
export function Options({ view, actions, text, problem }: OptionsProps) {
  return (
    <TextContext.Provider value={text}>
      <div class="options">
        <Side />
        <main class="options-main">
          {problem && (
            <p class="notice" role="alert">
              {problem}
            </p>
          )}
          {view &&
            SECTIONS.map((section) => <SectionCard key={section.id} {...section} view={view} actions={actions} />)}
        </main>
      </div>
    </TextContext.Provider>
  );
}

function Side() {
  const text = useText();
  return (
    <header class="options-side">
      <p class="options-name">
        <Mark />
        {text('extensionName')}
      </p>
      <nav aria-label={text('optionsTitle')}>
        {SECTIONS.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {text(title)}
          </a>
        ))}
      </nav>
    </header>
  );
}

function SectionCard({ id, title, Section, ...props }: (typeof SECTIONS)[number] & SectionProps) {
  const text = useText();
  return (
    <section id={id} class="options-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text(title)}</h2>
      <div class="options-card">
        <Section {...props} />
      </div>
    </section>
  );
}
