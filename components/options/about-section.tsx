import { Icon, type IconName } from '../shared/icon';
import { type TextKey, useText } from '../shared/text';
import { useIsFound } from './search';

const FACTS: [icon: IconName, fact: TextKey][] = [
  ['shield', 'aboutNoSecrets'],
  ['server', 'aboutNoServer'],
  ['eraser', 'aboutForgets'],
];

/** What Walkaway promises about itself. */
export function AboutSection() {
  const text = useText();
  if (!useIsFound(['optionsAbout', ...FACTS.map(([, fact]) => fact)])) return null;
  return (
    <ul class="field facts">
      {FACTS.map(([icon, fact]) => (
        <li key={fact}>
          <Icon name={icon} />
          {text(fact)}
        </li>
      ))}
    </ul>
  );
}
