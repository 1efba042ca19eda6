/** The form of a field, or the nearest box around it that has a button in it; null where there is neither. */
export function formBox(field: HTMLInputElement): Element | null {
  if (field.form) return field.form;
  let at = field.parentElement;
  while (at && !at.querySelector('button, [role="button"], input[type="submit" i]')) at = at.parentElement;
  return at;
}
