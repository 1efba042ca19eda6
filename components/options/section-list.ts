import type { JSX } from 'preact';
import type { IconName } from '../shared/icon';
import type { TextKey } from '../shared/text';
import { AboutSection } from './about-section';
import { ComputerSection } from './computer-section';
import { EndingSection } from './ending-section';
import { GuardsSection } from './guards-section';
import type { SectionProps } from './options';
import { PolicySection } from './policy-section';
import { PreferencesSection } from './preferences-section';
import { ReceiptsSection } from './receipts-section';
import { SitesSection } from './sites-section';
import { WipingSection } from './wiping-section';

interface OptionsSection {
  /** Names it in the page's address. */
  id: string;
  title: TextKey;
  /** One or two sentences below the title. */
  intro: TextKey | null;
  icon: IconName;
  /** Rows for the section's card; each knows by itself whether it is what somebody looks for (`search.ts`). */
  Section: (props: SectionProps) => JSX.Element | null;
}

/** The sections in the order of the page. Each is one file, and knows nothing of the others. */
export const SECTIONS: OptionsSection[] = [
  { id: 'computer', title: 'optionsComputer', intro: null, icon: 'devices', Section: ComputerSection },
  {
    id: 'preferences',
    title: 'optionsPreferences',
    intro: 'optionsPreferencesIntro',
    icon: 'pin',
    Section: PreferencesSection,
  },
  { id: 'ending', title: 'optionsEnding', intro: 'optionsEndingIntro', icon: 'exit', Section: EndingSection },
  { id: 'wiping', title: 'optionsWiping', intro: 'optionsWipingIntro', icon: 'eraser', Section: WipingSection },
  { id: 'guards', title: 'optionsGuards', intro: 'optionsGuardsIntro', icon: 'shield', Section: GuardsSection },
  { id: 'sites', title: 'optionsSites', intro: 'optionsSitesIntro', icon: 'server', Section: SitesSection },
  {
    id: 'receipts',
    title: 'optionsReceipts',
    intro: 'optionsReceiptsIntro',
    icon: 'receipt',
    Section: ReceiptsSection,
  },
  { id: 'policy', title: 'optionsPolicy', intro: 'optionsPolicyIntro', icon: 'people', Section: PolicySection },
  { id: 'about', title: 'optionsAbout', intro: null, icon: 'info', Section: AboutSection },
];
