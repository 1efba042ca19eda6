import type { SectionProps } from './options';
import { ToggleField } from './setting-field';

/** What is erased with a site that is forgotten, beside its cookies and storage. */
export function WipingSection(props: SectionProps) {
  return (
    <>
      <ToggleField {...props} setting="wipeHistory" label="settingWipeHistory" />
      <ToggleField {...props} setting="wipeDownloads" label="settingWipeDownloads" />
      <ToggleField {...props} setting="wipeDownloadedFiles" label="settingWipeDownloadedFiles" />
    </>
  );
}
