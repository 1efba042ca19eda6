/** Window of an element's own frame: events have to be of its realm. */
function viewOf(element: Element): (Window & typeof globalThis) | null {
  return element.ownerDocument.defaultView as (Window & typeof globalThis) | null;
}

function fire(element: Element, types: string[]): void {
  const view = viewOf(element);
  if (!view) return;
  for (const type of types) {
    const init = {
      bubbles: !type.endsWith('enter'),
      cancelable: true,
      composed: true,
      button: 0,
      buttons: type.endsWith('down') ? 1 : 0,
      detail: 1,
    };
    const isPointer = type.startsWith('pointer') && typeof view.PointerEvent === 'function';
    element.dispatchEvent(
      isPointer
        ? new view.PointerEvent(type, { ...init, pointerType: 'mouse', pointerId: 1, isPrimary: true })
        : new view.MouseEvent(type, init),
    );
  }
}

/** Presses as a mouse does: pointer and mouse events, then the element's own click. */
export function press(element: Element): void {
  if (element.localName === 'option') {
    choose(element as HTMLOptionElement);
    return;
  }
  fire(element, [
    'pointerover',
    'pointerenter',
    'mouseover',
    'mouseenter',
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
  ]);
  clickOf(element);
}

/** Chooses an entry of a list as a person does: its page's scripts go where it leads. */
function choose(option: HTMLOptionElement): void {
  const list = option.closest('select');
  const view = viewOf(option);
  if (!list || !view) return;
  option.selected = true;
  for (const type of ['input', 'change']) list.dispatchEvent(new view.Event(type, { bubbles: true }));
}

function clickOf(element: Element): void {
  if (typeof (element as HTMLElement).click === 'function') (element as HTMLElement).click();
  else fire(element, ['click']);
}

/** Moves onto the element, for menus that open by hovering or focus. */
export function hover(element: Element): void {
  fire(element, ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove']);
  if (typeof (element as HTMLElement).focus === 'function') (element as HTMLElement).focus({ preventScroll: true });
}

/** Presses a menu's opener. Where it is also a link, the page's scripts see the press but the page is not left. */
export function pressInPlace(element: Element): void {
  const view = viewOf(element);
  const stay = (event: Event): void => event.preventDefault();
  view?.addEventListener('click', stay, { once: true });
  press(element);
  view?.removeEventListener('click', stay);
}
