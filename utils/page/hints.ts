import { attributeOf, tagOf } from './dom';
import { classOf } from './label';

const LOGOUT_TOKEN =
  /(?:^|-)(?:log-?(?:me-?)?(?:out|off)|sign-?(?:out|off)|loguit|abmelden|deconnexion|cerrar-sesion)(?:-|$)/;
const NOT_LOGOUT_TOKEN =
  /(?:log|sign)-?(?:out|off)-?(?:time|after|timeout|all|every|other|device|settings?|help|log|redirect|url|message|confirm-?modal|warning|page)|(?:auto|after|pre|post|idle|on|is|not|no|before|all|everyone)-?(?:log|sign)-?(?:out|off)/;
const SURE_ICON =
  /(?:^|-)(?:log-?(?:out|off)|sign-?(?:out|off)|(?:arrow-)?right-from-(?:bracket|line)|box-arrow-(?:right|left)|exit-to-app|sign-out-alt|door-open|arrow-right-on-rectangle|arrow-left-on-rectangle|arrow-(?:right|left)-start-on-rectangle|arrow-(?:right|left)-end-on-rectangle)(?:-|$)/;
const WEAK_ICON =
  /(?:^|-)(?:power(?:-?off|-?settings-new)?|off|exit|shutdown|door|door-closed|turn-off|poweroff|quit)(?:-|$)/;
const DANGER_TOKEN =
  /(?:^|-)(?:delete|remove|destroy|deactivate|unsubscribe|revoke|switch-?account|switch-?user|close-?account|(?:log|sign)-?out-?(?:all|every\w*|other\w*|devices?))(?:-|$)/;

/** `userMenuSignOut_x1` → `user-menu-sign-out-x1`: names as hyphenated lower case words. */
export function tokens(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-');
}

/** Attributes in which developers name things: not those that hold words for people, or addresses. */
const NAMING =
  /^(?:id|name|class|rel|is|slot|jsaction|value|hx-(?:post|get)|.*click|data-(?!.*(?:confirm|content|title|tooltip|text|label|url|href|post|method|params|message|original)).*)$/;
/** Cheap to ask first: most elements have no name of interest. */
const OF_INTEREST = /log|sign|abmeld|connex|sesion|delet|remov|destroy|deactiv|unsub|revok|switch|close/i;

/** What developers called the element: `sure` when they called it log out. */
export function nameHint(element: Element): 'sure' | 'none' | 'danger' {
  // The value of such a button is its label, which is judged as text.
  const isLabelled =
    tagOf(element) === 'input' && /^(?:submit|button|image)$/i.test(element.getAttribute('type') ?? '');
  const named = [...element.attributes].filter(({ name }) => NAMING.test(name) && !(isLabelled && name === 'value'));
  const names = named.flatMap(({ name, value }) => (name === 'class' ? value.split(/\s+/) : [value]));
  const words = [...names, tagOf(element)].filter((name) => OF_INTEREST.test(name)).map(tokens);
  if (words.some((word) => DANGER_TOKEN.test(word) && !/session/.test(word))) return 'danger';
  return words.some((word) => LOGOUT_TOKEN.test(word) && !NOT_LOGOUT_TOKEN.test(word)) ? 'sure' : 'none';
}

/** What the pictures in the element show. */
export function iconHint(element: Element): 'sure' | 'weak' | 'none' {
  const names = iconsIn(element);
  if (names.some((name) => SURE_ICON.test(name))) return 'sure';
  return names.some((name) => WEAK_ICON.test(name)) ? 'weak' : 'none';
}

/** Names of all pictures in the element, as hyphenated words. */
export const iconsIn = (element: Element): string[] =>
  [element, ...element.querySelectorAll('*')].slice(0, 40).flatMap(iconNames).map(tokens);

/** Names by which one element may say what it draws. */
function iconNames(element: Element): string[] {
  const tag = tagOf(element);
  const names = [
    'data-icon',
    'data-lucide',
    'data-feather',
    'icon',
    'data-testid',
    'icon-name',
    'uk-icon',
    'aria-label',
  ].map((attribute) => attributeOf(element, attribute));
  const isDrawn =
    /^(?:i|svg|use|mat-icon|ion-icon|iconify-icon|sl-icon|img|span|em|path|symbol)$/.test(tag) || tag.includes('icon');
  if (!isDrawn) return element.hasAttribute('data-icon') ? [attributeOf(element, 'data-icon')] : [];
  names.push(...classOf(element).split(/\s+/));
  names.push(...['name', 'href', 'xlink:href'].map((attribute) => attributeOf(element, attribute)));
  if (tag === 'img') names.push(fileName(attributeOf(element, 'src')));
  if (element.childElementCount === 0 && (element.textContent ?? '').length < 24) names.push(element.textContent ?? '');
  return names.filter((name) => name !== '');
}

function fileName(src: string): string {
  return src.startsWith('data:') ? '' : (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
}
