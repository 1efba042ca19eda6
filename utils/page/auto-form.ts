import { formRequest } from './control-request';
import { queryAll } from './dom';
import type { ControlRequest } from './page-reading';

const LONGEST_TEXT = 400;

/**
 * The request of a page that sends its one form by itself as soon as it is loaded: a step between two servers (SAML
 * and OpenID `form_post`), which a visitor sees for a moment at most. Null for every other page.
 */
export function autoForm(doc: Document, address: string): ControlRequest | null {
  const [form, another] = queryAll(doc, 'form');
  if (!form || another || (doc.body?.textContent ?? '').trim().length > LONGEST_TEXT) return null;
  const onload = doc.body?.getAttribute('onload') ?? '';
  const scripts = queryAll(doc, 'script:not([src])').map((script) => script.textContent ?? '');
  const isSent = [onload, ...scripts].some((code) => /\.submit\s*\(\s*\)/.test(code));
  const asks = form.querySelector('input[type="password" i], input:not([type]), input[type="text" i], textarea');
  return isSent && !asks ? formRequest(form, form as HTMLFormElement, address) : null;
}
