import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

/** How good the news is: nothing is left to do, nothing has to be done now, or somebody is needed. */
export type Tone = 'safe' | 'calm' | 'attention';

interface HeroProps {
  tone: Tone;
  icon: IconName;
  title: string;
  detail: string | null;
  children?: ComponentChildren;
}

/** One thing to say, said large: an empty list, a result, a permission that is missing. */
export function Hero({ tone, icon, title, detail, children }: HeroProps) {
  return (
    <div class="hero" data-tone={tone}>
      <span class="hero-icon">
        <Icon name={icon} />
      </span>
      <h1>{title}</h1>
      {detail && <p>{detail}</p>}
      {children}
    </div>
  );
}
