/** Code points of WebDriver for keys that write nothing (W3C WebDriver, "keyboard actions"). */
const CODES: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F5: '\uE035',
  Meta: '\uE03D',
  Space: ' ',
};

type KeyAction = { type: 'keyDown' | 'keyUp'; value: string };

const down = (value: string): KeyAction => ({ type: 'keyDown', value });
const up = (value: string): KeyAction => ({ type: 'keyUp', value });

/** Actions that write a text, line breaks as Enter. */
export function typeActions(text: string): KeyAction[] {
  return [...text].flatMap((char) => {
    const value = char === '\n' ? '\uE007' : char;
    return [down(value), up(value)];
  });
}

/** Actions for one key, with modifiers as in `Control+a`; throws at a name it does not know. */
export function pressActions(key: string): KeyAction[] {
  const values = key.split(/\+(?=.)/).map((name) => {
    const value = CODES[name] ?? (name.length === 1 ? name : undefined);
    if (!value) throw new Error(`no such key: ${name}`);
    return value;
  });
  return [...values.map(down), ...values.reverse().map(up)];
}
