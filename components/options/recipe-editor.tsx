import { useState } from 'preact/hooks';
import type { DryRun } from '../../utils/logout/dry-run';
import type { RecipeProblem } from '../../utils/site/parse-recipe';
import { Button } from '../shared/button';
import { useText } from '../shared/text';
import { DryRunReport } from './dry-run-report';
import { RecipeFields } from './recipe-fields';
import { emptyRecipe, readForm } from './recipe-form';
import type { SiteActions } from './site-actions';
import { useQuestionBeforeLeaving } from './use-draft';

interface RecipeEditorProps {
  /** Empty for a new recipe. */
  text: string;
  actions: SiteActions;
  onClose: () => void;
}

/** `2026-11`, the month in which the person gathers the facts. */
const thisMonth = (): string => new Date().toISOString().slice(0, 7);

/**
 * One recipe, as a form or as JSON. The JSON is what is edited; the form shows and changes the common fields of it. What
 * is wrong is said with its field, and the draft stays as it was typed.
 */
export function RecipeEditor({ text: given, actions, onClose }: RecipeEditorProps) {
  const text = useText();
  const [begun] = useState(given || emptyRecipe(thisMonth()));
  const [draft, setDraft] = useState(begun);
  const [isJson, setIsJson] = useState(false);
  const [problems, setProblems] = useState<RecipeProblem[]>([]);
  const [run, setRun] = useState<DryRun | null | undefined>(undefined);
  useQuestionBeforeLeaving(draft !== begun);
  const form = readForm(draft);
  const change = (next: string) => {
    setDraft(next);
    setRun(undefined);
  };
  const save = async () => {
    const wrong = await actions.saveRecipe(draft);
    setProblems(wrong);
    if (wrong.length === 0) onClose();
  };
  const tryOut = async () => {
    const result = await actions.dryRun(draft);
    setProblems(result.problems);
    setRun(result.problems.length > 0 ? undefined : result.run);
  };
  return (
    <div class="recipe-editor" data-editor={isJson ? 'json' : 'form'}>
      <Kinds isJson={isJson} canShowForm={form !== null} onChoose={setIsJson} />
      {isJson || form === null ? (
        <textarea
          class="recipe-json"
          dir="ltr"
          aria-label="JSON"
          spellcheck={false}
          rows={16}
          value={draft}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      ) : (
        <RecipeFields form={form} draft={draft} onDraft={change} />
      )}
      <Problems problems={problems} />
      {run !== undefined && <DryRunReport run={run} />}
      <div class="recipe-buttons">
        <Button action="cancel" onPress={onClose}>
          {text('cancel')}
        </Button>
        <Button action="dry-run" onPress={() => void tryOut()}>
          {text('sitesTry')}
        </Button>
        <Button action="save-recipe" kind="main" onPress={() => void save()}>
          {text('sitesSave')}
        </Button>
      </div>
    </div>
  );
}

interface KindsProps {
  isJson: boolean;
  /** False while the text is no JSON object. */
  canShowForm: boolean;
  onChoose: (isJson: boolean) => void;
}

function Kinds({ isJson, canShowForm, onChoose }: KindsProps) {
  const text = useText();
  return (
    <div class="recipe-kinds">
      <Button action="recipe-form" isDisabled={!isJson || !canShowForm} onPress={() => onChoose(false)}>
        {text('sitesForm')}
      </Button>
      <Button action="recipe-json" isDisabled={isJson} onPress={() => onChoose(true)}>
        JSON
      </Button>
    </div>
  );
}

function Problems({ problems }: { problems: RecipeProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <ul class="recipe-problems">
        {problems.map(({ field, reason }) => (
          <li key={`${field} ${reason}`} data-field={field}>
            <code dir="ltr">{field}</code> {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
