import { addressSign } from './address';
import { headingsOver, isInFrame, isInMenu, isWrittenContent } from './context';
import type { ControlCandidate } from './control';
import { effectiveMethod, formOf, sameSite, targetOf } from './control-target';
import { closest, isVisible, queryAll, type Root, tagOf } from './dom';
import type { Home } from './home';
import { briefTextOf, namesOf } from './label';
import { isInSessionRow } from './session-row';
import { isDangerLabel, isDangerQuestion, isYesLabel, logoutLabelScore, mentionsLogout } from './words';

const DIALOG =
  'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"], .modal, [class*="modal" i], [class*="dialog" i], [class*="popup" i], [class*="swal" i], [class*="confirm" i]';
const BUTTON =
  'button, input[type="submit" i], input[type="button" i], input[type="image" i], a[href], [role="button"]';
const LONGEST_QUESTION = 500;
/** A page asks one question; of more boxes than this none is one. */
const MOST_BOXES = 100;

/** Where a page is. */
interface Place {
  address: string;
  home: Home | undefined;
}

/**
 * The one control that answers yes to the question whether to log out, in an open dialog or else in the page.
 * Null when nothing asks, when the question is about more than this session, or when several controls agree.
 */
export function findConfirmation(root: Root, address: string, home?: Home): ControlCandidate | null {
  const dialogs = queryAll(root, DIALOG)
    .slice(0, MOST_BOXES)
    .filter((box) => !closest(box, BUTTON) && isVisible(box) && asks(briefTextOf(box)));
  for (const dialog of innermost(dialogs)) {
    const answer = onlyAnswer([...dialog.querySelectorAll(BUTTON)], { address, home });
    if (answer) return answer;
  }
  if (dialogs.length > 0) return null;
  return answerInPage(root, { address, home });
}

/** Agrees to one question whether to log out that is asked by a cancelable event of that name, with the text as its detail. */
export function answerQuestion(doc: Document, name: string): void {
  const answer = (event: Event): void => {
    if (!asks(String((event as CustomEvent<unknown>).detail))) return;
    event.preventDefault();
    doc.removeEventListener(name, answer);
  };
  doc.addEventListener(name, answer);
}

function asks(text: string): boolean {
  return text.length <= LONGEST_QUESTION && mentionsLogout(text) && !isDangerQuestion(text);
}

function innermost(boxes: Element[]): Element[] {
  return boxes.filter((box) => !boxes.some((other) => other !== box && box.contains(other)));
}

/** A page whose form asks: the form itself or the heading over it speaks of logging out. */
function answerInPage(root: Root, place: Place): ControlCandidate | null {
  const forms = queryAll(root, 'form')
    .slice(0, MOST_BOXES)
    .filter((form) => isVisible(form) && !isInFrame(form));
  const isLogoutPage = addressSign(new URL(place.address), 'GET') === 'sure';
  const asking = forms.filter((form) => {
    if (isLogoutPage && isOneButton(form)) return true;
    const over = [form, ...outerButtons(form)].flatMap(headingsOver);
    return asks(briefTextOf(form)) || (asks(over.join(' ')) && !isDangerLabel(briefTextOf(form)));
  });
  if (asking.length === 1 && asking[0])
    return onlyAnswer([...asking[0].querySelectorAll(BUTTON), ...outerButtons(asking[0])], place);
  if (asking.length > 1) return null;
  const main = queryAll(root, 'main, [role="main"], #content, #main, body')
    .slice(0, MOST_BOXES)
    .filter((box) => asks(briefTextOf(box)));
  const inner = innermost(main)[0];
  return inner ? onlyAnswer([...inner.querySelectorAll(BUTTON)], place, true) : null;
}

/** A form with a log-out button and nothing to fill in: at an address that logs out, that is a question without words. */
function isOneButton(form: Element): boolean {
  const buttons = [...form.querySelectorAll(BUTTON)];
  const fields = form.querySelector('input:not([type="hidden" i], [type="submit" i]), select, textarea');
  return (
    fields === null &&
    buttons.length === 1 &&
    buttons.flatMap(namesOf).some((name) => logoutLabelScore(name) === 'sure')
  );
}

/** Buttons that belong to a form but stand outside it (`form="…"`). */
function outerButtons(form: Element): Element[] {
  if (!form.id) return [];
  const root = form.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll(BUTTON)].filter(
    (button) => button.getAttribute('form') === form.id && !form.contains(button),
  );
}

function onlyAnswer(all: Element[], place: Place, needsAddress = false): ControlCandidate | null {
  const buttons = all.filter((button) => isVisible(button) && !button.hasAttribute('disabled'));
  if (buttons.some((button) => namesOf(button).some(isDangerLabel))) return null;
  const agreeing = buttons.filter((button) => isAgreeing(button, place, needsAddress));
  const only = agreeing[0];
  if (agreeing.length !== 1 || !only || isWrittenContent(only) || isInSessionRow(only)) return null;
  return {
    element: only,
    kind: kindOf(only),
    score: 100,
    reasons: ['confirmation'],
    inMenu: isInMenu(only),
    visible: true,
  };
}

function isAgreeing(button: Element, { address, home }: Place, needsAddress: boolean): boolean {
  const names = namesOf(button);
  if (!names.some((name) => isYesLabel(name) || agreesAndLogsOut(name))) return false;
  const target = targetOf(button, address);
  if (!target) return !needsAddress;
  if (!sameSite(target, address, home)) return false;
  const sign = addressSign(target, effectiveMethod(button));
  return sign !== 'danger' && (!needsAddress || (sign === 'sure' && !isInFrame(button)));
}

/** “Log out”, or “Yes, log out”. */
function agreesAndLogsOut(name: string): boolean {
  if (logoutLabelScore(name) !== 'none') return true;
  const [first, ...rest] = name.split(/[\s,.!]+/);
  return first !== undefined && isYesLabel(first) && mentionsLogout(rest.join(' '));
}

function kindOf(element: Element): ControlCandidate['kind'] {
  if (formOf(element)) return 'form';
  return tagOf(element) === 'a' && !/^(?:#|javascript:)/.test(element.getAttribute('href') ?? '#') ? 'link' : 'button';
}
