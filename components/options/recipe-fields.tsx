import { useId } from 'preact/hooks';
import { type TextKey, useText } from '../shared/text';
import { type RecipeForm, writeField } from './recipe-form';

type TextField = Exclude<keyof RecipeForm, 'logOutMethod'>;

const FIELDS: { name: TextField; label: TextKey; example: string }[] = [
  { name: 'site', label: 'sitesDomain', example: 'example.com' },
  { name: 'name', label: 'sitesName', example: 'Example' },
  { name: 'moreDomains', label: 'sitesMoreDomains', example: 'example.net' },
  { name: 'cookies', label: 'sitesCookies', example: 'sessionid, auth_*' },
  { name: 'logOutUrl', label: 'sitesLogOutUrl', example: 'https://example.com/logout' },
  { name: 'proof', label: 'sitesProof', example: 'https://example.com/account' },
  { name: 'elsewhere', label: 'sitesSessionsPage', example: 'https://example.com/sessions' },
  { name: 'changePassword', label: 'sitesPasswordPage', example: 'https://example.com/password' },
];

interface RecipeFieldsProps {
  form: RecipeForm;
  /** The JSON that the form is a view of. */
  draft: string;
  onDraft: (draft: string) => void;
}

/** The fields of a recipe that most sites need; everything else is for the JSON. */
export function RecipeFields({ form, draft, onDraft }: RecipeFieldsProps) {
  const text = useText();
  const id = useId();
  return (
    <div class="recipe-fields">
      {FIELDS.map(({ name, label, example }) => (
        <label key={name} for={`${id}-${name}`}>
          <span>{text(label)}</span>
          <input
            id={`${id}-${name}`}
            type="text"
            dir="auto"
            data-field={name}
            placeholder={example}
            spellcheck={false}
            autocomplete="off"
            value={form[name]}
            onChange={({ currentTarget }) => onDraft(writeField(draft, name, currentTarget.value.trim()))}
          />
        </label>
      ))}
      <label for={`${id}-method`}>
        <span>{text('sitesMethod')}</span>
        <select
          id={`${id}-method`}
          class="field-select"
          data-field="logOutMethod"
          value={form.logOutMethod}
          disabled={form.logOutUrl === ''}
          onChange={({ currentTarget }) =>
            onDraft(writeField(draft, 'logOutMethod', currentTarget.value === 'POST' ? 'POST' : 'GET'))
          }
        >
          <option>GET</option>
          <option>POST</option>
        </select>
      </label>
    </div>
  );
}
