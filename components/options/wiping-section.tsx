import type { TextKey } from '../shared/text';
import type { SectionProps } from './options';
import { PermissionNote } from './permission-note';
import { ToggleField } from './setting-field';

type WipingKey = Parameters<typeof ToggleField>[0]['setting'];

/** What is erased with a site that is forgotten, then what no browser can tell apart by site. */
const FIELDS: [WipingKey, label: TextKey, note?: TextKey][] = [
  ['wipeHistory', 'settingWipeHistory'],
  ['wipeRecentlyClosed', 'settingWipeRecentlyClosed', 'settingWipeRecentlyClosedNote'],
  ['wipeDownloads', 'settingWipeDownloads'],
  ['wipeDownloadedFiles', 'settingWipeDownloadedFiles'],
  ['wipeFormData', 'settingWipeFormData', 'settingWipeFormDataNote'],
  ['wipeSavedPasswords', 'settingWipeSavedPasswords', 'settingWipeSavedPasswordsNote'],
  ['wipeClipboard', 'settingWipeClipboard', 'settingWipeClipboardNote'],
];

/** What is erased beside a site's cookies and storage. */
export function WipingSection(props: SectionProps) {
  return (
    <>
      {FIELDS.map(([setting, label, note]) => (
        <div class="field-group" key={setting}>
          <ToggleField {...props} {...{ setting, label, ...(note ? { note } : {}) }} />
          <PermissionNote {...props} setting={setting} />
        </div>
      ))}
    </>
  );
}
