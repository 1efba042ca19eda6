import { briefTextOf, namesOf, textOf } from './label';
import type { LoginGuard } from './login-guard';
import { isRememberLabel, mentionsRemembering } from './words';

const REMEMBER_NAME =
  /remember|keep-?me|keep_?(?:me_?)?(?:logged|signed)|stay|persist|autologin|rememberme|auto_login|trust_?(?:device|browser)|recuerd|lembrar|merken/i;

const isNamedSo = (field: HTMLElement): boolean => REMEMBER_NAME.test(`${field.getAttribute('name')} ${field.id}`);

/** Whether a field is the box that makes a login last. */
export function isRememberBox(field: HTMLInputElement): boolean {
  if (!/^checkbox$/i.test(field.getAttribute('type') ?? '')) return false;
  return isNamedSo(field) || allLabels(field).some(isRememberLabel);
}

/** Unticks the boxes that wait for judgement and speak of remembering; how many are newly unticked. */
export function untickLabelled(guard: LoginGuard | undefined): number {
  if (!guard) return 0;
  for (const box of guard.waiting.splice(0))
    if (isNamedSo(box) || [...allLabels(box), textBeside(box)].some(mentionsRemembering)) guard.untick(box);
  return guard.takeCount();
}

const allLabels = (field: HTMLElement): string[] => [...namesOf(field), ...labelsOf(field)];

/** What stands around a box that has no label; a whole form is too long to be one. */
const textBeside = (box: HTMLElement): string => (box.parentElement ? briefTextOf(box.parentElement) : '');

function labelsOf(field: HTMLElement): string[] {
  const around = field.closest('label');
  const scope = field.getRootNode() as Document | ShadowRoot;
  const aimed =
    field.id === '' ? [] : [...scope.querySelectorAll('label')].filter((label) => label.htmlFor === field.id);
  return [...(around ? [around] : []), ...aimed].map(textOf);
}
