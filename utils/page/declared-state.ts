import { tokens } from './hints';
import { classOf } from './label';

const MOST_SCRIPT = 200_000;
const FLAG =
  /["']?\b(?:is_?|user_?|has_?)?(?:logged_?in|signed_?in|authenticated|logged_?on)(?:_?user)?["']?\s*[:=]\s*["']?(true|false|!0|!1|1|0)\b/gi;
const GUEST_FLAG = /["']?\bis_?(?:guest|anonymous|anon)["']?\s*[:=]\s*["']?(true|false|!0|!1|1|0)\b/gi;
const CLASS_IN =
  /(?:^|-)(?:logged-?in|signed-?in|is-?logged(?:-in)?|user-logged|authenticated|has-user|logged-user)(?:-|$)/;
const CLASS_OUT =
  /(?:^|-)(?:logged-?out|signed-?out|not-?logged-?in|not-?logged|anonymous|anon|guest|is-guest|unauthenticated|no-user|not-signed-in)(?:-|$)/;
const USER_META =
  /^(?:(?:current-?)?user-?(?:id|login|name)|current-?user(?:-(?:id|login))?|octolytics-actor-login|logged-?in|is-?logged-?in)$/i;
const USER_DATA =
  /^data-(?:(?:current-?)?user(?:-?(?:id|name|login))?|is-?logged-?in|logged-?in|authenticated|signed-?in)$/i;

/** What the page's markup and start data declare: nothing where they contradict each other. */
export function declaredState(root: Document): ('in' | 'out')[] {
  const states = new Set([...fromClasses(root), ...fromAttributes(root), ...fromMeta(root), ...fromScripts(root)]);
  return states.size === 1 ? [...states] : [];
}

function fromClasses(root: Document): ('in' | 'out')[] {
  const boxes = [root.documentElement, root.body].filter((box) => box !== null && box !== undefined);
  const names = boxes.flatMap((box) => classOf(box).split(/\s+/)).map(tokens);
  if (names.some((name) => CLASS_OUT.test(name))) return ['out'];
  return names.some((name) => CLASS_IN.test(name)) ? ['in'] : [];
}

function fromAttributes(root: Document): ('in' | 'out')[] {
  const boxes = [root.documentElement, root.body].filter((box) => box !== null && box !== undefined);
  const attributes = boxes.flatMap((box) => [...box.attributes]).filter((attribute) => USER_DATA.test(attribute.name));
  return attributes.map((attribute) => stateOf(attribute.value));
}

function fromMeta(root: Document): ('in' | 'out')[] {
  const metas = [...root.querySelectorAll('meta[name][content]')].filter((meta) =>
    USER_META.test(meta.getAttribute('name') ?? ''),
  );
  return metas.map((meta) => stateOf(meta.getAttribute('content') ?? ''));
}

function stateOf(value: string): 'in' | 'out' {
  return /^(?:|0|-1|null|none|false|no|undefined|guest|anonymous|\{\}|\[\]|""|out)$/i.test(value.trim()) ? 'out' : 'in';
}

function fromScripts(root: Document): ('in' | 'out')[] {
  const states: ('in' | 'out')[] = [];
  for (const script of root.querySelectorAll('script:not([src])')) {
    const text = (script.textContent ?? '').slice(0, MOST_SCRIPT);
    for (const match of text.matchAll(FLAG)) states.push(isYes(match[1]) ? 'in' : 'out');
    for (const match of text.matchAll(GUEST_FLAG)) states.push(isYes(match[1]) ? 'out' : 'in');
  }
  return states;
}

function isYes(value: string | undefined): boolean {
  return value === 'true' || value === '1' || value === '!0';
}
