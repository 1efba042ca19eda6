import { useId } from 'preact/hooks';
import { WEEKDAYS, type Week, type Weekday } from '../../utils/policy/setting-table';
import { language, useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';
import { FieldWords } from './setting-field';

/** A Sunday; the days after it are named by the browser, in the person's language. */
const A_SUNDAY_MS = Date.UTC(2026, 2, 15, 12);
const DAY_MS = 86_400_000;

const nameOf = (day: Weekday): string =>
  new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(
    A_SUNDAY_MS + WEEKDAYS.indexOf(day) * DAY_MS,
  );

const changed = (week: Week, day: Weekday, time: string): Week => {
  const { [day]: _, ...others } = week;
  return time === '' ? others : { ...others, [day]: time };
};

/** A time of day for each weekday; a day may have none. */
export function WeekField({ view, actions }: SectionProps) {
  const text = useText();
  const noteId = useId();
  const isLocked = view.settings.locked.includes('closingTimes');
  const week = view.settings.values.closingTimes;
  if (!useIsFound(['settingClosingTimes', 'settingClosingTimesNote'], ['closingTimes'])) return null;
  return (
    <fieldset
      class="field field-week"
      data-setting="closingTimes"
      disabled={isLocked}
      aria-label={text('settingClosingTimes')}
      aria-describedby={noteId}
    >
      <FieldWords label="settingClosingTimes" note="settingClosingTimesNote" isLocked={isLocked} noteId={noteId} />
      <span class="week">
        {WEEKDAYS.map((day) => (
          <label key={day} class="week-day">
            <span>{nameOf(day)}</span>
            <input
              type="time"
              class="field-text"
              value={week[day] ?? ''}
              onChange={({ currentTarget }) =>
                void actions.setSetting('closingTimes', changed(week, day, currentTarget.value))
              }
            />
          </label>
        ))}
      </span>
    </fieldset>
  );
}
