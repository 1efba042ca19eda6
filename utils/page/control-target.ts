import { closest, tagOf } from './dom';
import { type Home, isHomeHost } from './home';

/** The form that pressing the element submits, or null. */
export function formOf(element: Element): HTMLFormElement | null {
  const tag = tagOf(element);
  const type = (element.getAttribute('type') ?? '').toLowerCase();
  const isSubmit =
    tag === 'button' ? type !== 'button' && type !== 'reset' : tag === 'input' && /^(?:submit|image)$/.test(type);
  if (!isSubmit) return scriptedForm(element);
  const id = element.getAttribute('form');
  if (id !== null) {
    const scope = element.getRootNode() as Document | ShadowRoot;
    const form = scope.getElementById?.(id) ?? null;
    return form && tagOf(form) === 'form' ? (form as HTMLFormElement) : null;
  }
  return closest(element, 'form') as HTMLFormElement | null;
}

/** The form that the element's own script submits: `getElementById('logout-form').submit()`, `document.forms.x.submit()`. */
function scriptedForm(element: Element): HTMLFormElement | null {
  const script = `${element.getAttribute('onclick') ?? ''} ${element.getAttribute('href') ?? ''}`;
  if (!/\.(?:submit|requestSubmit)\(/.test(script)) return null;
  const named =
    /(?:getElementById|querySelector|\$)\(\s*['"][#.]?([\w-]+)['"]\s*\)\.(?:submit|requestSubmit)|document(?:\.forms)?(?:\.|\[['"])([\w-]+)(?:['"]\])?\.(?:submit|requestSubmit)/.exec(
      script,
    );
  const name = named?.[1] ?? named?.[2];
  const page = element.ownerDocument;
  if (name === undefined)
    return /this\.(?:closest\(|form|parentNode)/.test(script)
      ? (closest(element, 'form') as HTMLFormElement | null)
      : null;
  const form = page.getElementById(name) ?? page.querySelector(`form[name="${name}"]`);
  return form && tagOf(form) === 'form' ? (form as HTMLFormElement) : null;
}

const ADDRESS_ATTRIBUTES = [
  'data-url',
  'data-href',
  'data-link',
  'data-action-url',
  'hx-post',
  'hx-get',
  'hx-delete',
  'data-logout-url',
  'data-target-url',
];

/** Whether the entry of a list is a page to go to: its value is an address. */
export const isPageOfList = (option: Element): boolean =>
  /^(?:https?:\/\/|\/|\?|\.\/)\S+$/.test(option.getAttribute('value') ?? '');

/** Where pressing the element leads, as far as its attributes tell; null when only scripts know. */
export function targetOf(element: Element, address: string): URL | null {
  const base = baseOf(element, address);
  const form = formOf(element);
  if (form) return parse(element.getAttribute('formaction') ?? form.getAttribute('action') ?? base, base);
  if (tagOf(element) === 'option')
    return isPageOfList(element) ? parse(element.getAttribute('value') ?? '', base) : null;
  const href = element.getAttribute('href');
  if (href !== null && href !== '' && href !== '#' && !/^javascript:/i.test(href)) return parse(href, base);
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value) return parse(value, base);
  }
  const post = postData(element);
  return post ? parse(post.action, base) : inScript(element, base);
}

/** `data-post='{"action": "/logout", "data": {...}}'`, or a plain address. */
export function postData(element: Element): { action: string; data: Record<string, unknown> } | null {
  const value = element.getAttribute('data-post');
  if (!value) return null;
  if (!value.trim().startsWith('{')) return { action: value, data: {} };
  try {
    const parsed: { action?: unknown; data?: unknown } = JSON.parse(value);
    if (typeof parsed.action !== 'string') return null;
    const data = typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {};
    return { action: parsed.action, data: data as Record<string, unknown> };
  } catch {
    return null; // Not JSON: another script's own notation, which only that script can press.
  }
}

/** `onclick="location.href='/logout'"`: the address is there to be read. */
function inScript(element: Element, base: string): URL | null {
  const script = `${element.getAttribute('onclick') ?? ''} ${element.getAttribute('href') ?? ''}`;
  const found = /location(?:\.href)?\s*=\s*['"]([^'"]+)['"]|location\.(?:assign|replace)\(\s*['"]([^'"]+)['"]/.exec(
    script,
  );
  const path = found?.[1] ?? found?.[2];
  return path === undefined ? null : parse(path, base);
}

/** The method that the server will see: scripts and hidden `_method` fields replace the form's own. */
export function effectiveMethod(element: Element): string {
  const form = formOf(element);
  const override = form?.querySelector('input[name="_method" i]')?.getAttribute('value');
  const declared = element.getAttribute('data-method') ?? element.getAttribute('data-turbo-method');
  const htmx = element.hasAttribute('hx-delete') ? 'delete' : null;
  return (
    override ??
    declared ??
    htmx ??
    element.getAttribute('formmethod') ??
    form?.getAttribute('method') ??
    'get'
  ).toUpperCase();
}

/**
 * Base address for relative links: the page's own (in a frame, the frame's), or what its `base` element says.
 * A document parsed from text does not know its address, so `address` has to tell.
 */
export function baseOf(element: Element, address: string): string {
  const own = element.ownerDocument;
  const isFrame = own.defaultView?.frameElement != null && /^https?:/.test(own.URL);
  const page = isFrame ? own.URL : address;
  const base = own.head?.querySelector('base[href]')?.getAttribute('href');
  return base ? (parse(base, page)?.href ?? page) : page;
}

/** No server is asked for more (Apache reads lines of 8,190 bytes); a page whose addresses are longer is made to exhaust us. */
const LONGEST_ADDRESS = 8_000;
/** Stands for such an address: on nobody's site, so that nothing is pressed that leads there. */
const UNREAD = 'https://unread.invalid/';

function parse(href: string, base: string): URL | null {
  if (href.length > LONGEST_ADDRESS) return new URL(UNREAD);
  try {
    const url = new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null; // Not an address at all: nothing to go to.
  }
}

/**
 * Whether a target stays on the page's site: any host of its home, where that is known; else the same host, or one a
 * sub-domain of the other.
 */
export function sameSite(target: URL, address: string, home?: Home): boolean {
  const here = new URL(address).hostname;
  const there = target.hostname;
  if (home && isHomeHost(here, home)) return isHomeHost(there, home);
  if (here === there) return true;
  const strip = (host: string): string => host.replace(/^www\./, '');
  return (
    strip(there).endsWith(`.${strip(here)}`) || strip(here).endsWith(`.${strip(there)}`) || strip(here) === strip(there)
  );
}
