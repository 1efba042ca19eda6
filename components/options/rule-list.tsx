import type { PreferenceRule } from '../../utils/preference/preference';
import { IconButton } from '../shared/button';
import { Icon } from '../shared/icon';
import { PreferenceChoice } from '../shared/preference-choice';
import { SiteName } from '../shared/site-name';
import { STORE_LABELS } from '../shared/store-labels';
import { useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';

const isForSites = ({ pattern }: PreferenceRule) => pattern !== '*';
const byName = (one: PreferenceRule, other: PreferenceRule) =>
  one.pattern.replace('*.', '').localeCompare(other.pattern.replace('*.', ''));

/** Every rule for a site or a pattern: the administrator's first, which cannot be changed. */
export function RuleList(props: SectionProps) {
  const { rules, policyRules } = props.view.preferences;
  return (
    <>
      {policyRules
        .filter(isForSites)
        .sort(byName)
        .map((rule) => (
          <RuleRow key={`policy-${rule.pattern}-${rule.store}`} {...props} rule={rule} isLocked />
        ))}
      {rules
        .filter(isForSites)
        .sort(byName)
        .map((rule) => (
          <RuleRow key={`${rule.pattern}-${rule.store}`} {...props} rule={rule} isLocked={false} />
        ))}
    </>
  );
}

function RuleRow({ view, actions, rule, isLocked }: SectionProps & { rule: PreferenceRule; isLocked: boolean }) {
  const text = useText();
  const { pattern, store, preference } = rule;
  if (!useIsFound([], [pattern])) return null;
  const isFixed = isLocked || view.preferences.isNewer;
  return (
    <div class="field rule" data-rule={pattern} data-preference={preference}>
      <span class="field-words">
        <span class="rule-pattern" dir="ltr">
          <SiteName name={pattern} />
        </span>
        {store !== null && <span class="field-note">{text(STORE_LABELS[store])}</span>}
        {isLocked && (
          <span class="field-locked">
            <Icon name="pin" />
            {text('settingLocked')}
          </span>
        )}
      </span>
      <span class="field-control">
        <PreferenceChoice
          site={pattern}
          value={preference}
          isLocked={isFixed}
          onChange={(chosen) => void actions.changeRules({ put: [{ ...rule, preference: chosen }], drop: [] })}
        />
        {!isFixed && (
          <IconButton
            action="remove-rule"
            icon="cross"
            label={text('ruleRemove', [pattern])}
            onPress={() => void actions.changeRules({ put: [], drop: [{ pattern, store }] })}
          />
        )}
      </span>
    </div>
  );
}
