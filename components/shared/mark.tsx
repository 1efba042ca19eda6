/** Walkaway's mark: a doorway and somebody who has just left it. The same drawing as `public/icons/mark.svg`. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M3 29V13a10 10 0 0 1 20 0v.6A8.5 8.5 0 0 0 17.5 29Z" />
      <circle cx="24" cy="22" r="5.5" />
    </svg>
  );
}
