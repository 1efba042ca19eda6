import type { Framework } from './recipe';

/** What is known of a site when its application is to be recognised. */
export interface SiteMarks {
  cookieNames: string[];
  /** Which of `htmlMarksOf` a page of the site has. */
  htmlMarks?: string[];
  /** Keys of the site's web storage. */
  storageKeys?: string[];
}

/** The applications that these marks speak for; usually none or one. */
export function detectFrameworks(frameworks: Framework[], marks: SiteMarks): Framework[] {
  const { cookieNames, htmlMarks = [], storageKeys = [] } = marks;
  return frameworks.filter(({ detect }) => {
    const has = (names: string[]) => (pattern: string) => names.some((name) => new RegExp(pattern).test(name));
    if (detect.without?.some(has(cookieNames))) return false;
    return (
      detect.cookies?.some(has(cookieNames)) ||
      detect.together?.every(has(cookieNames)) ||
      detect.html?.some((mark) => htmlMarks.includes(mark)) ||
      detect.storage?.some(has(storageKeys))
    );
  });
}

/** The texts to look for in a page's source before `detectFrameworks` is asked. */
export const htmlMarksOf = (frameworks: Framework[]): string[] => frameworks.flatMap(({ detect }) => detect.html ?? []);
