import browser from './api';

/**
 * Keeps pages of the last visit from loading at a start of the browser, until what is left of that visit is ended. The
 * shutting rule is on disk and holds from the first request on; the opening one is in memory, and gone at the next start.
 */
export interface StartGate {
  /** Shuts from the next start on; open for now. */
  arm(): Promise<void>;
  open(): Promise<void>;
  disarm(): Promise<void>;
}

const SHUT_ID = 1;
/** Beyond the rules of our own requests, which are counted from 1. */
export const OPEN_ID = 2_000_000;

const rule = (id: number, priority: number, type: 'block' | 'allow') => ({
  id,
  priority,
  condition: { regexFilter: '^https?:', resourceTypes: ['main_frame'] },
  action: { type },
});

const rules = () => browser.declarativeNetRequest;

const open = () =>
  rules().updateSessionRules({ removeRuleIds: [OPEN_ID], addRules: [rule(OPEN_ID, 20, 'allow')] as never });

export const startGate: StartGate = {
  open,
  async arm() {
    await open();
    await rules().updateDynamicRules({ removeRuleIds: [SHUT_ID], addRules: [rule(SHUT_ID, 10, 'block')] as never });
  },
  disarm: () => rules().updateDynamicRules({ removeRuleIds: [SHUT_ID] }),
};
