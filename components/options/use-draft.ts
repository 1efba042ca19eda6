import { useEffect, useState } from 'preact/hooks';
import type { Problem } from './options-actions';

export interface Draft {
  /** What was typed, or what is saved. */
  value: string;
  problem: Problem;
  isUnsaved: boolean;
  type: (typed: string) => void;
  save: () => Promise<void>;
}

/** The browser asks before the page is left while something typed is not saved. */
export function useQuestionBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}

/** What somebody types, until it is saved: a refusal leaves it where it is, and so does news from the background. */
export function useDraft(saved: string, save: (typed: string) => Promise<Problem>): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem>(null);
  const isUnsaved = typed !== null && typed !== saved;
  useQuestionBeforeLeaving(isUnsaved);
  return {
    value: typed ?? saved,
    problem,
    isUnsaved,
    type: setTyped,
    async save() {
      if (typed === null) return;
      const refusal = await save(typed.trim());
      setProblem(refusal);
      if (refusal === null) setTyped((now) => (now === typed ? null : now));
    },
  };
}
