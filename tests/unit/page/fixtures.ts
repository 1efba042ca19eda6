import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteOf } from '../../../utils/site/site.ts';

/** Address at which a fixture is looked at that names no other. */
const ADDRESS = 'https://app.test/home';

export interface Fixture {
  name: string;
  address: string;
  sites: string[];
  document: Document;
  /** The element that ought to be pressed; null where nothing may be. */
  expected: Element | null;
}

/** All pages of a folder, with the marks that name the right control and the address taken off before anything looks at them. */
export function fixtures(folder: 'good' | 'traps'): Fixture[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => load(file.replace('.html', ''), readFileSync(join(path, file), 'utf8')));
}

function load(name: string, html: string): Fixture {
  const document = new DOMParser().parseFromString(html, 'text/html');
  attachShadowRoots(document);
  attachFrames(document);
  const expected = findMarked(document);
  expected?.removeAttribute('data-expected');
  const address = document.documentElement.dataset.address ?? ADDRESS;
  delete document.documentElement.dataset.address;
  return { name, address, sites: [siteOf(address)], document, expected };
}

/** Declarative shadow roots, which a parser called by script leaves as templates. */
function attachShadowRoots(root: Document | DocumentFragment | ShadowRoot): void {
  for (const template of [...root.querySelectorAll('template[shadowrootmode]')] as HTMLTemplateElement[]) {
    const host = template.parentElement;
    if (!host || host.shadowRoot) continue;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.append(...template.content.childNodes);
    template.remove();
    attachShadowRoots(shadow);
  }
}

/** Frames of parsed documents are never loaded: their documents are put in their place. */
function attachFrames(document: Document): void {
  for (const frame of document.querySelectorAll('iframe[srcdoc]')) {
    const inner = new DOMParser().parseFromString(frame.getAttribute('srcdoc') ?? '', 'text/html');
    Object.defineProperty(frame, 'contentDocument', { value: inner, configurable: true });
  }
}

function findMarked(root: Document | ShadowRoot): Element | null {
  const here = root.querySelector('[data-expected]');
  if (here) return here;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument;
    const found = inner ? findMarked(inner) : null;
    if (found) return found;
  }
  return null;
}
