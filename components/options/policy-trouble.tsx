import { useText } from '../shared/text';

/** Names what is wrong with the administrator's policy. The keys stay as they are written there. */
export function PolicyTrouble({ problems }: { problems: string[] }) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <div class="notice policy-trouble" role="alert">
      <p>{text('policyTrouble')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <code dir="ltr">{problem}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
