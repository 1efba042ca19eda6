import type { ControlCandidate } from './control';
import { baseOf, effectiveMethod, formOf, postData, targetOf } from './control-target';
import type { Root } from './dom';
import { tagOf } from './dom';
import type { ControlRequest } from './page-reading';

/**
 * What request pressing the control amounts to, without scripts; null when only a script knows.
 * `address` is the page's own.
 */
export function controlRequest(candidate: ControlCandidate, root: Root, address: string): ControlRequest | null {
  const { element } = candidate;
  const form = formOf(element);
  if (form) return formRequest(element, form, address);
  const target = targetOf(element, address);
  if (!target) return null;
  target.hash = target.hash.startsWith('#/') || target.hash.startsWith('#!') ? target.hash : '';
  if (target.hash !== '') return null; // A router in the page goes there; the server never sees it.
  if (isPost(element)) return { method: 'POST', url: target.href, fields: scriptedFields(element, root) };
  return { method: 'GET', url: target.href, fields: [] };
}

function isPost(element: Element): boolean {
  const isMarked =
    element.hasAttribute('data-post') || element.hasAttribute('hx-post') || element.hasAttribute('hx-delete');
  return isMarked || effectiveMethod(element) !== 'GET';
}

/** What the helper scripts of server frameworks send for `data-method` links: the method and the page's token. */
function scriptedFields(element: Element, root: Root): ControlRequest['fields'] {
  const fields: ControlRequest['fields'] = [];
  const method = element.hasAttribute('hx-delete') ? 'DELETE' : effectiveMethod(element);
  if (method !== 'POST' && method !== 'GET') fields.push(['_method', method.toLowerCase()]);
  for (const [name, value] of Object.entries(postData(element)?.data ?? {})) fields.push([name, String(value)]);
  const own = element.getAttribute('data-csrf') ?? element.getAttribute('data-token');
  const token = pageToken(element.ownerDocument ?? root, own);
  if (token) fields.push(token);
  return fields;
}

/** The page's request-forgery token as name and value, from its meta elements. */
function pageToken(page: Document, own: string | null): [string, string] | null {
  const meta = (names: string[]): string | null => {
    for (const name of names) {
      const value = page.querySelector(`meta[name="${name}" i]`)?.getAttribute('content');
      if (value) return value;
    }
    return null;
  };
  const value =
    own ?? meta(['csrf-token', '_csrf', 'csrf', 'csrf_token', '_token', 'x-csrf-token', 'csrfmiddlewaretoken']);
  if (!value) return null;
  const named = meta(['csrf-param', '_csrf_parameter', 'csrf-name', 'csrf_param']);
  return [named ?? (own === null ? '_token' : '_csrf_token'), value];
}

/** The request of a form: its fields in document order with what was pressed (the form itself: nothing), as a browser sends them. */
export function formRequest(element: Element, form: HTMLFormElement, address: string): ControlRequest | null {
  const method = (element.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get').toLowerCase();
  if (method === 'dialog') return null;
  const base = baseOf(element, address);
  const action = element.getAttribute('formaction') || form.getAttribute('action') || base;
  if (/^javascript:/i.test(action)) return null;
  const url = new URL(action, base);
  url.hash = '';
  const fields = fieldsOf(form, element);
  if (method === 'post') return { method: 'POST', url: url.href, fields };
  url.search = new URLSearchParams(fields).toString();
  return { method: 'GET', url: url.href, fields: [] };
}

function fieldsOf(form: HTMLFormElement, pressed: Element): ControlRequest['fields'] {
  const scope = form.getRootNode() as Document | ShadowRoot | Element;
  const all = [...scope.querySelectorAll('input, select, textarea, button')];
  const owned = all.filter((field) =>
    field.hasAttribute('form') ? field.getAttribute('form') === form.id : form.contains(field),
  );
  return owned.flatMap((field) => entriesOf(field, pressed));
}

function entriesOf(field: Element, pressed: Element): ControlRequest['fields'] {
  const name = field.getAttribute('name') ?? '';
  const type = (field.getAttribute('type') ?? (tagOf(field) === 'button' ? 'submit' : 'text')).toLowerCase();
  if (type === 'image' && field === pressed)
    return [
      [name ? `${name}.x` : 'x', '1'],
      [name ? `${name}.y` : 'y', '1'],
    ];
  if (name === '' || field.hasAttribute('disabled')) return [];
  if (/^(?:submit|button|reset|image)$/.test(type) && field !== pressed) return [];
  if (/^(?:checkbox|radio)$/.test(type) && !(field as HTMLInputElement).checked) return [];
  if (type === 'file') return [];
  const value = (field as HTMLInputElement).value;
  return [[name, value || (type === 'checkbox' ? 'on' : '')]];
}
