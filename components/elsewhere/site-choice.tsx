import { useId, useState } from 'preact/hooks';
import { Button } from '../shared/button';
import { SiteIcon } from '../shared/site-icon';
import { useText } from '../shared/text';

export interface SiteOption {
  site: string;
  name: string;
  iconUrl: string | null;
}

interface SiteChoiceProps {
  sites: SiteOption[];
  /** Domains to propose while the person types. */
  knownDomains: string[];
  onChoose: (text: string) => void;
}

/** Sites with a session here, and a field for any other. */
export function SiteChoice({ sites, knownDomains, onChoose }: SiteChoiceProps) {
  return (
    <>
      {sites.length > 0 && (
        <ul class="site-choice">
          {sites.map(({ site, name, iconUrl }) => (
            <li key={site} data-choice={site}>
              <Button action="choose-site" onPress={() => onChoose(site)}>
                <SiteIcon site={site} name={name} iconUrl={iconUrl} />
                <bdi>{name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <OtherSite knownDomains={knownDomains} onChoose={onChoose} />
    </>
  );
}

function OtherSite({ knownDomains, onChoose }: Omit<SiteChoiceProps, 'sites'>) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <form
      class="site-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onChoose(typed);
      }}
    >
      <label for={id}>{text('elsewhereSiteLabel')}</label>
      <div>
        <input
          dir="ltr"
          id={id}
          type="text"
          list={`${id}-known`}
          placeholder="example.com"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <datalist id={`${id}-known`}>
          {knownDomains.map((domain) => (
            <option key={domain} value={domain} />
          ))}
        </datalist>
        <Button action="choose-typed" onPress={() => typed.trim() !== '' && onChoose(typed)}>
          {text('elsewhereSiteGo')}
        </Button>
      </div>
    </form>
  );
}
