import type { Credentials, LaunchOptions } from './driver.ts';

/** The same address with user and password, which both browsers take as the answer to one HTTP sign-in. */
export function withCredentials(url: string, { username, password }: Credentials): string {
  const address = new URL(url);
  address.username = encodeURIComponent(username);
  address.password = encodeURIComponent(password);
  return address.href;
}

/** What `goto` throws, in both browsers, where the site asks for a sign-in and the browser has no answer. */
export function signInRefused(url: string, cause?: unknown): Error {
  return new Error(`HTTP sign-in refused: ${new URL(url).origin}`, { cause });
}

/** Gives the launch's credentials once, at the first visit: a later visit shows whether the browser still knows them. */
export function credentialsAtFirstVisit(
  given: LaunchOptions['httpCredentials'],
): (url: string) => Credentials | undefined {
  let left = given;
  return (url) => {
    if (!left || new URL(url).origin !== new URL(left.origin).origin) return undefined;
    const now = left;
    left = undefined;
    return now;
  };
}
