import { fold } from './fold';
import { briefTextOf, namesOf, textOf } from './label';
import type { LoginGuard } from './login-guard';
import { wordSet } from './word-set';
import { REMEMBER } from './words/remember';

const REMEMBER_NAME =
  /remember|keep-?me|keep_?(?:me_?)?(?:logged|signed)|stay|persist|autologin|rememberme|auto_login|trust_?(?:device|browser)|recuerd|lembrar|merken/i;

const isNamedSo = (field: HTMLElement): boolean => REMEMBER_NAME.test(`${field.getAttribute('name')} ${field.id}`);

/** Longer texts are sentences, not labels. In UTF-16 units. */
const LONGEST_LABEL = 70;
const remember = wordSet(REMEMBER);

/** Whether the text is a label that speaks of making a login last (“Remember me for 30 days”). */
export const mentionsRemembering = (text: string): boolean =>
  text.length <= LONGEST_LABEL && (remember.has(text) || remember.isWithin(fold(text)));

/** Unticks the boxes that wait for judgement and speak of remembering; how many are newly unticked. */
export function untickLabelled(guard: LoginGuard | undefined): number {
  if (!guard) return 0;
  for (const box of guard.waiting.splice(0))
    if (isNamedSo(box) || [...namesOf(box), ...labelsOf(box), textBeside(box)].some(mentionsRemembering))
      guard.untick(box);
  return guard.takeCount();
}

/** What stands around a box that has no label; a whole form is too long to be one. */
const textBeside = (box: HTMLElement): string => (box.parentElement ? briefTextOf(box.parentElement) : '');

function labelsOf(field: HTMLElement): string[] {
  const around = field.closest('label');
  const scope = field.getRootNode() as Document | ShadowRoot;
  const aimed =
    field.id === '' ? [] : [...scope.querySelectorAll('label')].filter((label) => label.htmlFor === field.id);
  return [...(around ? [around] : []), ...aimed].map(textOf);
}
