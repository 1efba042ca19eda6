import { useEffect, useState } from 'preact/hooks';
import { SiteChoice } from '../elsewhere/site-choice';
import { Button } from '../shared/button';
import { Icon } from '../shared/icon';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { RecipeEditor } from './recipe-editor';
import { useIsFound } from './search';

/** Sessions on other devices, and the recipes that a person added for sites of their own. */
export function SitesSection(props: SectionProps) {
  const names = [...props.view.open, ...props.view.recipes].flatMap(({ site, name }) => [site, name]);
  const isElsewhere = useIsFound(['elsewhereTitle', 'sitesElsewhereNote'], names);
  const isOwn = useIsFound(['sitesOwn', 'sitesOwnNote', 'sitesAdd'], names);
  return (
    <>
      {isElsewhere && <Elsewhere {...props} />}
      <OwnRecipes {...props} isFound={isOwn} />
    </>
  );
}

function Elsewhere({ view, actions }: SectionProps) {
  const text = useText();
  const [knownDomains, setKnownDomains] = useState<string[]>([]);
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => {
    void actions.sites.knownDomains().then(setKnownDomains);
  }, [actions.sites]);
  const sites = new Map([...view.open, ...view.recipes].map(({ site, name }) => [site, { site, name, iconUrl: null }]));
  return (
    <div class="field sites-block" data-sites="elsewhere">
      <div class="field-words">
        <span class="field-label">{text('elsewhereTitle')}</span>
        <span class="field-notes">{text('sitesElsewhereNote')}</span>
      </div>
      <div class="sites-body">
        <SiteChoice
          sites={[...sites.values()]}
          knownDomains={knownDomains}
          onChoose={(typed) => setIsWrong(!actions.sites.closeElsewhere(typed))}
        />
        {isWrong && (
          <p class="field-problem" role="alert">
            {text('elsewhereNoSite')}
          </p>
        )}
      </div>
    </div>
  );
}

/** The text that is being edited, and the site it was for; null for one that is new. */
type Editing = { site: string | null; text: string } | null;

/** A recipe that is being written stays, whatever is searched for. */
function OwnRecipes({ view, actions, isFound }: SectionProps & { isFound: boolean }) {
  const text = useText();
  const [editing, setEditing] = useState<Editing>(null);
  const edit = (site: string) => {
    const recipe = view.recipes.find((one) => one.site === site);
    if (recipe) setEditing({ site, text: JSON.stringify(recipe, null, 2) });
  };
  if (!isFound && !editing) return null;
  return (
    <div class="field sites-block" data-sites="own">
      <div class="field-words">
        <span class="field-label">{text('sitesOwn')}</span>
        <span class="field-notes">
          {text('sitesOwnNote')}
          {view.areRecipesLocked && (
            <span class="field-locked">
              <Icon name="pin" />
              {text('settingLocked')}
            </span>
          )}
        </span>
      </div>
      <div class="sites-body">
        {view.recipes.length > 0 && <Recipes {...{ view, actions }} onEdit={edit} />}
        {editing ? (
          <RecipeEditor
            key={editing.site ?? ''}
            text={editing.text}
            actions={actions.sites}
            onClose={() => setEditing(null)}
          />
        ) : (
          <Button
            action="add-recipe"
            isDisabled={view.areRecipesLocked}
            onPress={() => setEditing({ site: null, text: '' })}
          >
            {text('sitesAdd')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Recipes({
  view,
  actions,
  onEdit,
}: Pick<SectionProps, 'view' | 'actions'> & { onEdit: (site: string) => void }) {
  const text = useText();
  return (
    <ul class="sites-own">
      {view.recipes.map(({ site, name }) => (
        <li key={site} data-recipe={site}>
          <bdi>{name}</bdi>
          <span>{name === site ? '' : site}</span>
          <Button action="edit-recipe" kind="plain" onPress={() => onEdit(site)}>
            {text('sitesEdit')}
          </Button>
          <Button action="remove-recipe" kind="plain" onPress={() => actions.sites.removeRecipe(site)}>
            {text('sitesRemove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
