import browser from './api';
import { text } from './texts';

/** The one notification there is. It names no site and no person: systems keep lists of notifications. */
export interface Notice {
  /** Does nothing where the browser was not allowed to. */
  show(): Promise<void>;
  clear(): Promise<void>;
  onPress(listener: () => void): void;
}

const ID = 'left-to-do';
const pressed = new Set<() => void>();

function onClicked(): void {
  for (const listener of pressed) listener();
}

/** The permission may come while the background lives, and the API with it. */
const listen = () => browser.notifications?.onClicked.addListener(onClicked);
const isAllowed = () => browser.permissions.contains({ permissions: ['notifications'] });

export const notice: Notice = {
  async show() {
    if (!(await isAllowed())) return;
    listen();
    await browser.notifications.create(ID, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icons/128.png'),
      title: text('toolbarNeedsYou'),
      message: text('noticeText'),
    });
  },
  async clear() {
    if (await isAllowed()) await browser.notifications.clear(ID);
  },
  onPress(listener) {
    pressed.add(listener);
    listen();
  },
};
