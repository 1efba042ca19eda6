import { Icon, type IconName } from '../shared/icon';
import { type TextKey, useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';

const factsOf = (isReporting: boolean): [icon: IconName, fact: TextKey][] => [
  ['shield', 'aboutNoSecrets'],
  ['server', isReporting ? 'aboutReports' : 'aboutNoServer'],
  ['eraser', 'aboutForgets'],
];

/** What Walkaway promises about itself, which version it is, and whose work is in it. */
export function AboutSection({ view }: SectionProps) {
  const text = useText();
  const facts = factsOf(view.isReporting);
  if (!useIsFound(['optionsAbout', 'aboutLicences', ...facts.map(([, fact]) => fact)])) return null;
  return (
    <div class="field about">
      <ul class="facts">
        {facts.map(([icon, fact]) => (
          <li key={fact}>
            <Icon name={icon} />
            {text(fact)}
          </li>
        ))}
      </ul>
      <p class="about-version">
        {text('aboutVersion', [view.version])} ·{' '}
        <a href="/licences.txt" target="_blank" rel="noreferrer">
          {text('aboutLicences')}
        </a>
      </p>
    </div>
  );
}
