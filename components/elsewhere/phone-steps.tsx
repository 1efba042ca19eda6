import { type TextKey, useText } from '../shared/text';

const PHONES: { name: string; steps: TextKey[] }[] = [
  {
    name: 'iPhone',
    steps: ['elsewherePhoneLogOut', 'elsewherePhoneAll', 'elsewherePhoneForget', 'elsewhereIphoneRemove'],
  },
  {
    name: 'Android',
    steps: ['elsewherePhoneLogOut', 'elsewherePhoneAll', 'elsewherePhoneForget', 'elsewhereAndroidRemove'],
  },
];

/** What to do on the phone itself. Nothing of it can be watched from here. */
export function PhoneSteps({ isEnded }: { isEnded: boolean }) {
  const text = useText();
  return (
    <>
      <p>{text(isEnded ? 'elsewherePhoneEnded' : 'elsewherePhoneText')}</p>
      {PHONES.map(({ name, steps }) => (
        <details key={name} class="phone">
          <summary>{name}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{text(step)}</li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}
