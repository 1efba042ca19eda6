import { isVisible, queryAll, type Root } from './dom';
import { fold, foldLetters } from './fold';
import { formBox } from './form-box';
import { briefTextOf } from './label';
import { CHANGED, NOT_CHANGED } from './words/password';

const PASSWORD = 'input[type="password" i]';
const NEW_PASSWORD = /new|confirm|repeat|verify|retype|again|password_?2|neu|nouveau|nueva|nova|nuova|nieuw/i;
const CODE = /otp|2fa|mfa|one[-_]?time|pass_?code|(?:verif|secur|confirm|auth|pin)\w*[-_]?code|^code$/i;
/** What such a field is called. */
const LONGEST_FIELD_NAME = 100;
const LONGEST_SENTENCE = 200;
const MOST_ELEMENTS = 4000;
const changed = new RegExp(foldLetters(CHANGED), 'u');
const notChanged = new RegExp(foldLetters(NOT_CHANGED), 'u');

const passwordsIn = (root: Root): HTMLInputElement[] =>
  (queryAll(root, PASSWORD) as HTMLInputElement[]).filter((field) => isVisible(field) && !field.disabled);

/** Whether the page asks for any password, or for the code that some sites send before they change one. */
export const asksSecret = (root: Root): boolean => passwordsIn(root).length > 0 || asksCode(root);

const asksCode = (root: Root): boolean =>
  (queryAll(root, 'input') as HTMLInputElement[]).some(
    (field) => isTyped(field) && isVisible(field) && !field.disabled && isForCode(field),
  );

const isTyped = ({ type }: HTMLInputElement): boolean => ['text', 'tel', 'number'].includes(type);

const isForCode = ({ autocomplete, name, id }: HTMLInputElement): boolean =>
  /one-time-code/i.test(autocomplete) || [name, id].some((word) => CODE.test(word.slice(0, LONGEST_FIELD_NAME)));

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
  const boxes = passwordsIn(root).flatMap((field) => formBox(field) ?? []);
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
