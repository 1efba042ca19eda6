import type { Tab } from '../../drivers/driver.ts';
import { HANDOVER_SAMPLES } from './sample-handover.ts';
import { OPTIONS_SAMPLES } from './sample-options.ts';
import { PANEL_SAMPLES } from './sample-panel.ts';
import { CHECK_SAMPLES, NOTE_SAMPLES, WELCOME_SAMPLES } from './sample-rest.ts';
import { SAMPLES } from './sample-views.ts';

export interface Shape {
  name: string;
  width: number;
  height: number;
}

/** Presses and types; a tab of either browser, or a page of Playwright’s. */
export type Hand = Pick<Tab, 'click' | 'fill'>;

/** One thing to take a picture of: a sample, and what is pressed or typed before. */
export interface Screen {
  name: string;
  state: string;
  shapes: Shape[];
  /** The popup is drawn as the browser's own small window, where the shape is that of one. */
  surface(shape: Shape): 'popup' | 'tab';
  /** Pages that grow are photographed whole. */
  isWhole: boolean;
  prepare(hand: Hand): Promise<void>;
}

const NARROW = { name: 'narrow', width: 320, height: 568 };
const POPUP = { name: 'popup', width: 380, height: 540 };
const WIDE = { name: 'wide', width: 1000, height: 760 };
const LOW = { name: 'low', width: 640, height: 360 };
const KIOSK = { name: 'kiosk', width: 1920, height: 1080 };
const PANEL = { name: 'panel', width: 420, height: 760 };

interface Steps {
  from: string;
  prepare(hand: Hand): Promise<void>;
}

/** One press after the other; the last one may only wait for what the others bring. */
const pressed = (from: string, ...selectors: string[]): Steps => ({
  from,
  async prepare(hand) {
    for (const css of selectors) await hand.click(css);
  },
});

/** What has to be done to see more than a sample shows; named by the picture, with the sample it begins from. */
const STEPS: Record<string, Steps> = {
  confirm: pressed('twelve', '[data-action=log-out-all]'),
  search: { from: 'twelve', prepare: (hand) => hand.fill('input[type="search"]', 'ana') },
  'search-none': { from: 'twelve', prepare: (hand) => hand.fill('input[type="search"]', 'zzz') },
  'options-search': { from: 'options', prepare: (hand) => hand.fill('input[type="search"]', 'zzz') },
  'options-keep': pressed('options', '[data-action=keep-now]'),
  'options-rule': {
    from: 'options',
    async prepare(hand) {
      await hand.fill('.rule-form input', 'two words');
      await hand.click('[data-action=add-rule]');
    },
  },
  'options-wrong': {
    from: 'options',
    async prepare(hand) {
      await hand.fill('[data-setting=idleMinutes] input', '5000');
      await hand.click('h1');
    },
  },
  'options-recipe-json': pressed('options', '[data-action=add-recipe]', '[data-action=recipe-json]'),
  'options-recipe-wrong': pressed(
    'options',
    '[data-action=add-recipe]',
    '[data-action=save-recipe]',
    '.recipe-problems',
  ),
  'options-recipe-tried': pressed('options', '[data-action=edit-recipe]', '[data-action=dry-run]', '.dry-run'),
  'options-recipe': pressed('options', '[data-action=add-recipe]'),
};

const nothing = async () => undefined;

function screensOf(samples: object, shapes: Shape[], isWhole = false): Screen[] {
  const states = Object.keys(samples);
  const more = Object.entries(STEPS).filter(([, { from }]) => states.includes(from));
  const all = [
    ...states.map((state) => ({ name: state, state, prepare: nothing })),
    ...more.map(([name, { from, prepare }]) => ({ name, state: from, prepare })),
  ];
  return all.map((one) => ({
    ...one,
    shapes,
    surface: (shape: Shape) => (shape === POPUP ? ('popup' as const) : ('tab' as const)),
    // A dialog covers the window, not the page.
    isWhole: isWhole && one.name !== 'options-keep',
  }));
}

/** Every screen of the extension, in every state that it knows. */
export const SCREENS: Screen[] = [
  ...screensOf(SAMPLES, [NARROW, POPUP, WIDE]),
  ...screensOf(OPTIONS_SAMPLES, [NARROW, WIDE], true),
  ...screensOf(CHECK_SAMPLES, [NARROW, WIDE], true),
  ...screensOf(WELCOME_SAMPLES, [NARROW, WIDE], true),
  ...screensOf(HANDOVER_SAMPLES, [NARROW, LOW, KIOSK]),
  ...screensOf(PANEL_SAMPLES, [NARROW, PANEL], true),
  ...screensOf(Object.fromEntries(NOTE_SAMPLES.map((state) => [state, state])), [NARROW, WIDE]),
];
