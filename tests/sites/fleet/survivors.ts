import { setTimeout as delay } from 'node:timers/promises';
import { siteOf } from '../../../utils/site/site.ts';
import type { Driver, ExtCookie } from '../../drivers/driver.ts';
import { namesOfStorageInPage } from './browser-storage.ts';
import type { FleetApp, FleetModule } from './fleet-module.ts';
import type { Target } from './target.ts';

/** Addresses that hardly any application answers with a page of its own; the first one without scripts is taken. */
const QUIET_PATHS = ['/robots.txt', '/favicon.ico', '/.well-known/walkaway-absent'];
const SIGN_IN_TIMEOUT_MS = 5_000;
const LATE_COOKIES_MS = 2_000;
const BETWEEN_LOOKS_MS = 100;

/**
 * What of the target is still in the browser, as `kind:name`: cookies first, because a visit may set new ones.
 * Storage is read in a page of the origin that runs none of the application's scripts.
 */
export async function survivorsOf(
  fleet: FleetModule,
  app: FleetApp,
  target: Target,
  driver: Driver,
): Promise<string[]> {
  const names = (await lastingCookies(driver, target)).map((cookie) => `cookie:${cookie.name}`);
  const page = await quietPage(fleet, target.origin);
  if (!page) return [...names, 'storage:unread'];
  const tab = await driver.openTab(page);
  try {
    names.push(...(await tab.evaluate(namesOfStorageInPage)));
    if (app.httpAuth)
      names.push(...(await tab.evaluate(signInInPage, fleet.absolute(app, app.loginUrl), SIGN_IN_TIMEOUT_MS)));
  } finally {
    await tab.close();
  }
  return names;
}

/** Cookies that are still there in the end: a late answer of the site may bring one, which the wipe judges a moment later. */
async function lastingCookies(driver: Driver, target: Target): Promise<ExtCookie[]> {
  const deadline = Date.now() + LATE_COOKIES_MS;
  for (;;) {
    const found = (await driver.cookies()).filter((one) => siteOf(one.domain.replace(/^\./, '')) === target.site);
    if (found.length === 0 || Date.now() > deadline) return found;
    await delay(BETWEEN_LOOKS_MS);
  }
}

async function quietPage(fleet: FleetModule, origin: string): Promise<string | null> {
  for (const path of QUIET_PATHS) {
    const answer = await fleet.request(origin + path).catch(() => null);
    if (!answer) continue; // hangs there: another address may answer
    const { status, headers, body } = answer;
    // A browser answers a 401 with a dialog of its own before it shows a page.
    const isPage = (status < 300 || status >= 400) && status !== 401 && body.length > 0;
    const isDownload = (headers['content-disposition'] ?? '').startsWith('attachment');
    if (isPage && !isDownload && !body.includes('<script')) return origin + path;
  }
  return null;
}

/** In a page: does the browser still sign in by itself? Without an answer in time it asks the person, so it does not. */
async function signInInPage(url: string, timeoutMs: number): Promise<string[]> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), cache: 'no-store' });
    return answer.ok ? ['http-sign-in'] : [];
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return [];
    throw error;
  }
}
