import { Mark } from '../shared/mark';
import { useText } from '../shared/text';

/** Stands in until the first answer; its rows only appear after 200 ms, so that a quick answer causes no flash. */
export function Skeleton() {
  const text = useText();
  return (
    <>
      <header class="header">
        <Mark />
        <span class="header-name">{text('extensionName')}</span>
      </header>
      <main class="content" aria-busy="true">
        <h1 class="spoken">{text('loading')}</h1>
        <div class="skeleton" aria-hidden="true">
          {[0, 1, 2].map((row) => (
            <div class="skeleton-row" key={row}>
              <span class="site-icon" />
              <span class="skeleton-words" />
            </div>
          ))}
        </div>
      </main>
    </>
  );
}
