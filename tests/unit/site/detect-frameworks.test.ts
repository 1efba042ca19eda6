import { describe, expect, it } from 'vitest';
import { detectFrameworks, htmlMarksOf } from '../../../utils/site/detect-frameworks';
import { FRAMEWORK_COOKIES, FRAMEWORK_STORAGE } from '../../recipes/framework-cookies';
import { readFrameworks } from '../../recipes/read-catalogue';

const frameworks = readFrameworks();
const COOKIES = FRAMEWORK_COOKIES;
const STORAGE = FRAMEWORK_STORAGE;
const namesOf = (marks: Parameters<typeof detectFrameworks>[1]) =>
  detectFrameworks(frameworks, marks).map((one) => one.framework);

describe('detectFrameworks', () => {
  it('has an example of every framework', () => {
    const names = frameworks.map((one) => one.framework);
    expect([...new Set([...Object.keys(COOKIES), ...Object.keys(STORAGE)])].sort()).toEqual([...names].sort());
  });
  it.each(Object.entries(COOKIES))('knows %s by its cookies and takes it for nothing else', (name, cookieNames) => {
    expect(namesOf({ cookieNames })).toEqual([name]);
  });
  it.each(Object.entries(STORAGE))('knows %s by its storage and takes it for nothing else', (name, key) => {
    expect(namesOf({ cookieNames: [], storageKeys: [key] })).toEqual([name]);
  });
  it('knows none by cookies that anything may set', () => {
    const cookieNames = [
      'PHPSESSID',
      'JSESSIONID',
      'sid',
      'session',
      'csrftoken',
      'XSRF-TOKEN',
      '_ga',
      'token',
      'remember_me',
      'lang',
    ];
    expect(namesOf({ cookieNames })).toEqual([]);
    expect(namesOf({ cookieNames: [] })).toEqual([]);
  });
  it('uses each mark of a page for one framework only', () => {
    const marks = htmlMarksOf(frameworks);
    for (const mark of marks) expect(namesOf({ cookieNames: [], htmlMarks: [mark] })).toHaveLength(1);
    expect(marks.length).toBeGreaterThan(15);
  });
});

describe('every framework', () => {
  it.each(Object.entries(COOKIES))('%s has a session in its own cookies', async (name, cookieNames) => {
    const { isSessionCookie } = await import('../../../utils/site/recipe-request');
    const framework = frameworks.find((one) => one.framework === name);
    expect(cookieNames.some((cookie) => framework !== undefined && isSessionCookie(framework, cookie))).toBe(true);
  });
});
