/** Walkaway's mark: a doorway and somebody who has just left it. The same drawing as `public/icons/mark.svg`. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M2 30V11a9 9 0 0 1 18 0v4.94A9 9 0 0 0 17.29 30Z" />
      <circle cx="24" cy="24" r="6" />
    </svg>
  );
}
