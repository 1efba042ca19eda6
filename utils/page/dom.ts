/** A page, or a part of one, that can be looked through. */
export type Root = Document | ShadowRoot | Element;

const ELEMENT = 1;
const DEEPEST_FRAME = 3;
/** Bounds for pages that are made to exhaust whoever reads them; far over any page that is made for people. */
const DEEPEST_SHADOW = 60;
const MOST_ROOTS = 1_000;
const MOST_FOUND = 20_000;
const LONGEST_ATTRIBUTE = 2_000;

/** Nodes of other frames belong to other realms, where `instanceof` does not hold. */
export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === ELEMENT;
}

/** The beginning of an attribute that names or styles an element: none that is made for people is longer. Empty where there is none. */
export function attributeOf(element: Element, name: string): string {
  return (element.getAttribute(name) ?? '').slice(0, LONGEST_ATTRIBUTE);
}

export function tagOf(element: Element): string {
  return element.localName.toLowerCase();
}

/** The root itself, every open shadow root in it and every same-origin frame, in document order. */
export function rootsOf(root: Root): Root[] {
  const roots: Root[] = [];
  addRoots(root, { frames: 0, shadows: 0 }, roots);
  return roots;
}

function addRoots(root: Root, depth: { frames: number; shadows: number }, roots: Root[]): void {
  if (roots.length >= MOST_ROOTS) return;
  roots.push(root);
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && depth.shadows < DEEPEST_SHADOW)
      addRoots(element.shadowRoot, { ...depth, shadows: depth.shadows + 1 }, roots);
    const tag = tagOf(element);
    if ((tag === 'iframe' || tag === 'frame') && depth.frames < DEEPEST_FRAME) {
      const inner = frameDocument(element);
      if (inner) addRoots(inner, { ...depth, frames: depth.frames + 1 }, roots);
    }
  }
}

/** The document in a frame, or null where another origin owns it. */
function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null; // Reading a cross-origin frame throws in some engines: such a frame is never looked into.
  }
}

/** All elements that match, through shadow roots and same-origin frames. */
export function queryAll(root: Root, selector: string): Element[] {
  return rootsOf(root)
    .flatMap((part) => [...part.querySelectorAll(selector)])
    .slice(0, MOST_FOUND);
}

/** The parent, out of a shadow root if need be. Null at the top of a document. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The nearest ancestors, the element itself first, at most `limit` of them. */
export function lineage(element: Element, limit = 60): Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at && line.length < limit; at = parentOf(at)) line.push(at);
  return line;
}

/** The nearest ancestor (or the element itself) that matches, out of shadow roots too. */
export function closest(element: Element, selector: string): Element | null {
  return lineage(element).find((at) => at.matches(selector)) ?? null;
}

/** Whether the element belongs to a page that is laid out, not to one parsed from text. */
function isLive(element: Element): boolean {
  return element.ownerDocument.defaultView !== null && element.isConnected;
}

/** Whether a person can see the element. A parsed page has no layout: there only its attributes tell. */
export function isVisible(element: Element): boolean {
  // What a closed list holds is shown nowhere, and can be chosen all the same.
  const list = tagOf(element) === 'option' ? closest(element, 'select') : null;
  if (list) return isVisible(list);
  for (const at of lineage(element)) if (isHiddenByMarkup(at, element)) return false;
  if (!isLive(element)) return true;
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }
  return lineage(element).every((at) => !isHiddenByStyle(at));
}

function isHiddenByMarkup(at: Element, element: Element): boolean {
  if (at.hasAttribute('hidden') || at.hasAttribute('inert')) return true;
  const tag = tagOf(at);
  if (tag === 'template' || tag === 'noscript') return true;
  if (tag === 'details' && !at.hasAttribute('open')) return closest(element, 'summary')?.parentElement !== at;
  if (tag === 'dialog' && !at.hasAttribute('open')) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(at, 'style'));
}

function isHiddenByStyle(at: Element): boolean {
  const style = at.ownerDocument.defaultView?.getComputedStyle(at);
  return style !== undefined && (style.display === 'none' || style.visibility === 'hidden');
}
