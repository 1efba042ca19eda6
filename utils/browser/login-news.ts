import browser from './api';

/** All that the guard's script in a page ever says. */
export const LOGIN_NEWS = { kind: 'login-form' } as const;

/** Tells the background that a login form with ticked boxes is here. The answer does not matter, nor whether it comes. */
export function tellLoginForm(): void {
  // In a promise, because it throws at once where the extension was updated under an open page.
  void Promise.resolve()
    .then(() => browser.runtime.sendMessage(LOGIN_NEWS))
    .catch(() => undefined);
}
