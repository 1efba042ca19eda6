import { isVisible, queryAll, type Root } from './dom';
import { fold, foldLetters } from './fold';
import { briefTextOf } from './label';
import { CHANGED, NOT_CHANGED } from './words/password';

const PASSWORD = 'input[type="password" i]';
const NEW_PASSWORD = /new|confirm|repeat|verify|retype|again|password_?2|neu|nouveau|nueva|nova|nuova|nieuw/i;
const LONGEST_SENTENCE = 200;
const MOST_ELEMENTS = 4000;
const changed = new RegExp(foldLetters(CHANGED), 'u');
const notChanged = new RegExp(foldLetters(NOT_CHANGED), 'u');

const passwordsIn = (root: Root): HTMLInputElement[] =>
  (queryAll(root, PASSWORD) as HTMLInputElement[]).filter((field) => isVisible(field) && !field.disabled);

/** Whether the page asks for any password. */
export const asksPassword = (root: Root): boolean => passwordsIn(root).length > 0;

/** The form, or the nearest box with a button, of a field. */
function boxOf(field: Element): Element | null {
  const form = field.closest('form');
  if (form) return form;
  let at = field.parentElement;
  while (at && !at.querySelector('button, [role="button"], input[type="submit" i]')) at = at.parentElement;
  return at;
}

/** Whether a form or box asks for a new password. Only names and kinds of its fields are looked at, never what is in them. */
export function asksNewPassword(box: Element): boolean {
  const fields = passwordsIn(box);
  return (
    fields.length > 1 ||
    fields.some((field) => field.autocomplete === 'new-password' || NEW_PASSWORD.test(`${field.name} ${field.id}`))
  );
}

/** The forms or boxes of the page that ask for a new password. */
export function changeForms(root: Root): Element[] {
  const boxes = passwordsIn(root).flatMap((field) => boxOf(field) ?? []);
  return [...new Set(boxes)].filter(asksNewPassword);
}

/** Whether the page says, in a sentence of its own, that the password was changed. */
export function saysPasswordChanged(root: Root): boolean {
  return queryAll(root, 'h1, h2, h3, h4, p, li, div, span, strong, b, output, td, [role="alert"], [role="status"]')
    .slice(0, MOST_ELEMENTS)
    .some((element) => {
      if ((element.textContent ?? '').length > LONGEST_SENTENCE * 2 || element.querySelector(PASSWORD)) return false;
      const text = briefTextOf(element);
      return text.length <= LONGEST_SENTENCE * 2 && isSaying(text) && isVisible(element);
    });
}

/** Whether one of the sentences of a text says that the password was changed. */
export function isSaying(text: string): boolean {
  return text.split(/[.!?;。！？؟।]+(?:\s|$)|\n/u).some((sentence) => {
    if (sentence.length > LONGEST_SENTENCE) return false;
    const folded = fold(sentence);
    return changed.test(folded) && !notChanged.test(folded);
  });
}
