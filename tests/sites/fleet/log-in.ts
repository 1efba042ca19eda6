import { setTimeout as delay } from 'node:timers/promises';
import { type Driver, type ExtCookie, runSteps, type Step, type Tab } from '../../drivers/driver.ts';
import { readStorageInPage } from './browser-storage.ts';
import type { Credential, FleetApp, FleetCookie, FleetModule } from './fleet-module.ts';

const LOGGED_IN_TIMEOUT_MS = 30_000;
/** What the fleet itself waits for an application that gives no sign of being ready. */
const SETTLE_MS = 500;

/** Lets an application's own scripts finish, as long as its description asks for. */
export const settle = (app: FleetApp): Promise<void> => delay(app.settle ?? SETTLE_MS);

/** Looks at the application as a stranger does: home page, login page. An HTTP sign-in has no such pages. */
export async function visitAsStranger(fleet: FleetModule, app: FleetApp, tab: Tab): Promise<void> {
  if (app.httpAuth) return;
  await tab.goto(fleet.absolute(app, app.homeUrl));
  await tab.goto(fleet.absolute(app, app.loginUrl));
  await settle(app);
}

/** Logs in as a person does; resolves as soon as the page shows that it worked. */
export async function logIn(app: FleetApp, tab: Tab): Promise<void> {
  const variables = { origin: app.origin, user: app.user, password: app.password, httpAuth: app.httpAuth ?? false };
  await runSteps(tab, app.loginSteps as Step[], variables);
  if (app.loggedInSelector) {
    await tab.waitFor(app.loggedInSelector, { state: 'attached', timeoutMs: LOGGED_IN_TIMEOUT_MS });
  }
}

/** Everything by which the server could know the person: to be replayed after the log-out. */
export async function readCredential(app: FleetApp, driver: Driver, tab: Tab): Promise<Credential> {
  const cookies = await driver.cookies();
  const storage = await tab.evaluate(readStorageInPage);
  return { cookies: cookies.map(asFleetCookie), storage, ...(app.httpAuth ? { httpAuth: true } : {}) };
}

const asFleetCookie = (cookie: ExtCookie): FleetCookie => ({
  name: cookie.name,
  value: cookie.value,
  domain: cookie.hostOnly ? cookie.domain : `.${cookie.domain.replace(/^\./, '')}`,
  path: cookie.path,
  expires: cookie.expirationDate ?? -1,
  httpOnly: cookie.httpOnly,
  secure: cookie.secure,
});
