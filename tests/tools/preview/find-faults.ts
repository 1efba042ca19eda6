/**
 * Runs in the page. What a person would see as broken: sideways scrolling, words cut off without an ellipsis,
 * targets below 24 px (WCAG 2.5.8), text below its contrast (WCAG 1.4.3). Self-contained, for it is sent as text.
 */
export function findFaults(): string[] {
  const faults: string[] = [];
  const naming = (element: Element) => `${element.className || element.tagName}: ${element.textContent?.slice(0, 40)}`;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  const rgba = (color: string): [number, number, number, number] => {
    if (!canvas) throw new Error('canvas: no context');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const luminance = ([red, green, blue]: number[]) => {
    const channel = (value = 0) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  };
  const over = (top: number[], bottom: number[]) =>
    [0, 1, 2].map((index) => (top[index] ?? 0) * (top[3] ?? 1) + (bottom[index] ?? 0) * (1 - (top[3] ?? 1)));
  const backgroundOf = (element: Element): number[] => {
    const own = rgba(getComputedStyle(element).backgroundColor);
    if (own[3] === 1) return own;
    return over(own, element.parentElement ? backgroundOf(element.parentElement) : [255, 255, 255]);
  };

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    faults.push(`page scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);

  for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width < 2 || element.closest('.spoken, [aria-hidden="true"], svg') || Number(style.opacity) < 0.1) continue;
    // What is typed can be scrolled where it is longer than its field.
    const mayScroll = element instanceof HTMLInputElement;
    const isCut = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline' && !mayScroll;
    if (isCut && style.textOverflow !== 'ellipsis') faults.push(`cut off: ${naming(element)}`);
    const isClipped = element.parentElement && getComputedStyle(element.parentElement).textOverflow === 'ellipsis';
    if (isClipped) continue;
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`outside the page: ${naming(element)}`);
    if (element.matches('button, a, select, input') && (box.height < 24 || box.width < 24))
      faults.push(`small: ${naming(element)}`);
    const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!hasWords || element.matches(':disabled, :disabled *, option')) continue;
    const background = backgroundOf(element);
    const [light = 0, dark = 0] = [luminance(background), luminance(over(rgba(style.color), background))].sort(
      (a, b) => b - a,
    );
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${naming(element)}`);
  }
  return faults;
}
