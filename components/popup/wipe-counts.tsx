import { useEffect, useState } from 'preact/hooks';
import type { WipePlan } from '../../utils/wipe/plan';
import { Icon } from '../shared/icon';
import { type CountedText, countText, useText } from '../shared/text';
import type { Choices } from './popup-actions';

type Counted = keyof WipePlan['counts'];

/** What each count is called; in the order of the line. */
const WORDS: [Counted, CountedText][] = [
  ['cookies', 'planCookies'],
  ['places', 'planPlaces'],
  ['history', 'planHistory'],
  ['downloads', 'planDownloads'],
  ['closedTabs', 'planClosedTabs'],
];
const MISSING = { history: 'planNoHistory', downloads: 'planNoDownloads', closedTabs: 'planNoClosedTabs' } as const;

/** What the wipe would erase, counted anew when the person chooses otherwise; null until it is counted. */
export function useWipePlan(count: (choices: Choices) => Promise<WipePlan | null>, choices: Choices): WipePlan | null {
  const [plan, setPlan] = useState<WipePlan | null>(null);
  useEffect(() => {
    let isStale = false;
    void count(choices).then((counted) => isStale || setPlan(counted));
    return () => {
      isStale = true;
    };
  }, [JSON.stringify(choices)]);
  return plan;
}

/** One line of counts; empty while there is nothing to say. */
export function WipeCounts({ plan }: { plan: WipePlan | null }) {
  const text = useText();
  const there = WORDS.filter(([kind]) => (plan?.counts[kind] ?? 0) > 0);
  if (!plan || there.length === 0) return null;
  const words = there.map(([kind, words]) => countText(text, plan.counts[kind], words));
  return <span class="steps-counts">{words.join(' · ')}</span>;
}

/** What a setting wants to be erased and the browser does not let us. */
export function WipeMissing({ plan }: { plan: WipePlan | null }) {
  const text = useText();
  return (
    <>
      {plan?.missing.map((kind) => (
        <li key={kind} data-missing={kind}>
          <Icon name="attention" />
          {text(MISSING[kind])}
        </li>
      ))}
    </>
  );
}
