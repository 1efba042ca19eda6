/**
 * Whether something stored is among a recipe's marks: `local:key`, `session:key` or `indexeddb:database`, with `*` for any
 * end.
 */
export function isStorageMark(marks: string[] | undefined, whole: string): boolean {
  return (marks ?? []).some((mark) => (mark.endsWith('*') ? whole.startsWith(mark.slice(0, -1)) : whole === mark));
}
