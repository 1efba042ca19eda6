// What belongs to no site and is erased with a whole visit: the clipboard, and passwords saved in Firefox.
import type { Driver, Tab } from '../drivers/driver.ts';

/** Copies what stands in a field, as a person would. */
export async function copyFrom(tab: Tab, css: string): Promise<void> {
  const isCopied = await tab.evaluate((selector) => {
    document.querySelector<HTMLInputElement>(selector)?.select();
    return document.execCommand('copy');
  }, css);
  if (!isCopied) throw new Error('nothing could be copied');
}

interface Transferable {
  init(context: null): void;
  addDataFlavor(flavor: string): void;
  getTransferData(flavor: string, data: { value?: { QueryInterface(type: unknown): { data: string } } }): void;
}

interface Privileged {
  Cc: Record<string, { createInstance(type: unknown): unknown }>;
  Ci: Record<string, unknown>;
  Services: {
    clipboard: { kGlobalClipboard: number; getData(into: unknown, which: number): void };
    logins: { addLoginAsync(login: unknown): Promise<unknown>; getAllLogins(): Promise<{ username: string }[]> };
  };
}

function readInFirefox(): string {
  const { Cc, Ci, Services } = globalThis as unknown as Privileged;
  const transferable = Cc['@mozilla.org/widget/transferable;1']?.createInstance(Ci.nsITransferable) as Transferable;
  transferable.init(null);
  transferable.addDataFlavor('text/plain');
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
  const data: Parameters<Transferable['getTransferData']>[1] = {};
  try {
    transferable.getTransferData('text/plain', data);
  } catch {
    return ''; // it throws where the clipboard is empty
  }
  return data.value?.QueryInterface(Ci.nsISupportsString).data ?? '';
}

/** Pastes into a field, which the test's copy of the extension may do without a press. */
function readByPasting(): string {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  document.execCommand('paste');
  field.remove();
  return field.value;
}

export const clipboardText = (driver: Driver): Promise<string> =>
  driver.evaluateInBrowser?.(readInFirefox) ?? driver.evaluateInExtension(readByPasting);

/** Firefox saves a password of the site's; Chromium's saved ones no extension can erase (platform.md B2). */
export async function savePassword(driver: Driver, origin: string, username: string): Promise<void> {
  await driver.evaluateInBrowser?.(
    async (at, name) => {
      const { Cc, Ci, Services } = globalThis as unknown as Privileged;
      const login = Cc['@mozilla.org/login-manager/loginInfo;1']?.createInstance(Ci.nsILoginInfo) as {
        init(...values: (string | null)[]): void;
      };
      login.init(at, at, null, name, 'saved-secret', '', '');
      await Services.logins.addLoginAsync(login);
    },
    origin,
    username,
  );
}

export const savedUsers = async (driver: Driver): Promise<string[]> =>
  (await driver.evaluateInBrowser?.(async () => {
    const { Services } = globalThis as unknown as Privileged;
    return (await Services.logins.getAllLogins()).map(({ username }) => username);
  })) ?? [];
