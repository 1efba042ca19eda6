import { useState } from 'preact/hooks';
import type { OptionsView } from '../../utils/message/messages';
import { Icon } from '../shared/icon';
import { Mark } from '../shared/mark';
import { TextContext, type Texts, useText } from '../shared/text';
import type { OptionsActions } from './options-actions';
import { PolicyTrouble } from './policy-trouble';
import { SearchContext } from './search';
import { SECTIONS } from './section-list';
import { usePresentSection } from './use-present-section';

export type { OptionsActions } from './options-actions';

/** Props of every section: what is so, and what can be asked for. */
export interface SectionProps {
  view: OptionsView;
  /** Keys of settings without the browser's permission that they need. */
  missing?: string[];
  actions: OptionsActions;
}

interface OptionsProps extends Pick<SectionProps, 'missing'> {
  /** Null until the background has answered for the first time. */
  view: OptionsView | null;
  actions: OptionsActions;
  text: Texts;
  /** What was refused, with the field and what was expected. */
  problem: string | null;
  /** How often something was saved: each time is said once. */
  savedCount?: number;
}

/** Where an administrator has locked every setting, nothing here is left to the person but to look. */
const isClosed = ({ settings }: OptionsView): boolean => settings.locked.length === Object.keys(settings.values).length;

/** The whole options page: props in, callbacks out. */
export function Options({ view, missing = [], actions, text, problem, savedCount = 0 }: OptionsProps) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  return (
    <TextContext.Provider value={text}>
      <SearchContext.Provider value={wanted}>
        <div class="options" data-searching={wanted !== '' || undefined}>
          <Side query={query} onQuery={setQuery} isReady={view !== null} />
          <main class="options-main">
            <h1>{text('optionsTitle')}</h1>
            {problem && (
              <p class="notice" role="alert">
                {problem}
              </p>
            )}
            {view && <PolicyTrouble problems={view.settings.policyProblems} />}
            {view &&
              SECTIONS.map((section) => <SectionCard key={section.id} {...section} {...{ view, missing, actions }} />)}
            {wanted !== '' && (
              <p class="options-nothing" role="status">
                {text('optionsNothingFound', [query.trim()])}
              </p>
            )}
          </main>
          <Saved count={savedCount} />
        </div>
      </SearchContext.Provider>
    </TextContext.Provider>
  );
}

/** Said to everybody: what was changed is saved already, there is no button for it. */
function Saved({ count }: { count: number }) {
  const text = useText();
  return (
    <p class="options-saved" role="status">
      {count > 0 && (
        <span key={count}>
          <Icon name="check" />
          {text('saved')}
        </span>
      )}
    </p>
  );
}

interface SideProps {
  query: string;
  onQuery: (query: string) => void;
  isReady: boolean;
}

function Side({ query, onQuery, isReady }: SideProps) {
  const text = useText();
  const present = usePresentSection(
    SECTIONS.map(({ id }) => id),
    isReady,
  );
  return (
    <header class="options-side">
      <p class="options-name">
        <Mark />
        {text('extensionName')}
      </p>
      <div class="options-search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={text('optionsSearch')}
          placeholder={text('optionsSearch')}
          value={query}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </div>
      <nav aria-label={text('optionsTitle')}>
        {SECTIONS.map(({ id, title, icon }) => (
          <a key={id} href={`#${id}`} aria-current={id === present ? 'true' : undefined}>
            <Icon name={icon} />
            {text(title)}
          </a>
        ))}
      </nav>
    </header>
  );
}

function SectionCard({ id, title, intro, Section, ...props }: (typeof SECTIONS)[number] & SectionProps) {
  const text = useText();
  return (
    <section id={id} class="options-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text(title)}</h2>
      {intro && <p class="options-intro">{text(intro)}</p>}
      <fieldset class="options-card" disabled={isClosed(props.view) && id !== 'policy'}>
        <Section {...props} />
      </fieldset>
    </section>
  );
}
