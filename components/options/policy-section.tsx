import { useState } from 'preact/hooks';
import type { PolicyFormat } from '../../utils/policy/export-policy';
import { Button } from '../shared/button';
import { type TextKey, useText } from '../shared/text';
import type { SectionProps } from './options';
import { useIsFound } from './search';

const LABELS: Record<PolicyFormat, TextKey> = {
  chromium: 'policyFormatChrome',
  firefox: 'policyFormatFirefox',
  windows: 'policyFormatWindows',
  mac: 'policyFormatMac',
};

const FORMATS = Object.keys(LABELS) as PolicyFormat[];

/** For administrators: what is set here as a policy, and whether this computer obeys one. */
export function PolicySection({ actions }: SectionProps) {
  const text = useText();
  const [format, setFormat] = useState<PolicyFormat>('chromium');
  const isExportFound = useIsFound(['policyExport', 'policyExportNote']);
  const isCheckFound = useIsFound(['policyCheck', 'policyCheckNote']);
  return (
    <>
      {isExportFound && (
        <div class="field">
          <span class="field-words">
            <span class="field-label">{text('policyExport')}</span>
            <span class="field-notes">
              <span class="field-note">{text('policyExportNote')}</span>
            </span>
          </span>
          <span class="field-control">
            <select
              class="field-select"
              aria-label={text('policyFormat')}
              value={format}
              onChange={({ currentTarget }) => setFormat(FORMATS.find((one) => one === currentTarget.value) ?? format)}
            >
              {FORMATS.map((one) => (
                <option key={one} value={one}>
                  {text(LABELS[one])}
                </option>
              ))}
            </select>
            <Button action="export-policy" onPress={() => actions.exportPolicy(format)}>
              {text('policyExport')}
            </Button>
          </span>
        </div>
      )}
      {isCheckFound && (
        <div class="field">
          <span class="field-words">
            <span class="field-label">{text('policyCheck')}</span>
            <span class="field-notes">
              <span class="field-note">{text('policyCheckNote')}</span>
            </span>
          </span>
          <span class="field-control">
            <Button action="open-check" onPress={actions.openCheck}>
              {text('policyCheck')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}
