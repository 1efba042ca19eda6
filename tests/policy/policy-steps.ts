import type { OptionsView } from '../../utils/message/messages.ts';
import type { Driver } from '../drivers/driver.ts';

interface Port {
  onMessage: { addListener(listener: (view: OptionsView) => void): void };
  disconnect(): void;
}

interface ExtensionApi {
  runtime: {
    connect(options: { name: string }): Port;
    sendMessage(message: unknown): Promise<{ ok: boolean; error?: string }>;
  };
  storage: { local: { set(items: object): Promise<void>; clear(): Promise<void> } };
  management: { getSelf(): Promise<{ installType: string; mayDisable: boolean }>; uninstallSelf(): Promise<void> };
}

/** What the options page would show now. */
export const optionsOf = (driver: Driver): Promise<OptionsView> =>
  driver.evaluateInExtension(() => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    return new Promise<OptionsView>((resolve) => {
      const port = chrome.runtime.connect({ name: 'options' });
      port.onMessage.addListener((view) => {
        port.disconnect();
        resolve(view);
      });
    });
  });

/** The answer to a message as our own pages send it: null where it was obeyed, otherwise why not. */
export const refusalOf = (driver: Driver, message: object): Promise<string | null> =>
  driver.evaluateInExtension(async (sent) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const answer = await chrome.runtime.sendMessage(sent);
    return answer.ok ? null : (answer.error ?? 'no reason');
  }, message);

/** How the policy calls this machine, as it lies in managed storage. */
export const kioskIdOf = (driver: Driver): Promise<unknown> =>
  driver.evaluateInExtension(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { managed: { get(): Promise<Record<string, unknown>> } } };
    };
    return (await chrome.storage.managed.get()).kioskId;
  });

/** Writes into the extension's storage past its background, as somebody with the browser's tools would. */
export const writeStorage = (driver: Driver, items: object): Promise<void> =>
  driver.evaluateInExtension((written) => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    return chrome.storage.local.set(written);
  }, items);

export const clearStorage = (driver: Driver): Promise<void> =>
  driver.evaluateInExtension(() => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    return chrome.storage.local.clear();
  });

export const installationOf = (driver: Driver) =>
  driver.evaluateInExtension(async () => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    const { installType, mayDisable } = await chrome.management.getSelf();
    return { installType, mayDisable };
  });

/** What the browser says to an attempt to remove the extension; null where it went. */
export const removalRefusal = (driver: Driver): Promise<string | null> =>
  driver.evaluateInExtension(() => {
    const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
    return chrome.management.uninstallSelf().then(
      () => null,
      (error: unknown) => String(error),
    );
  });
