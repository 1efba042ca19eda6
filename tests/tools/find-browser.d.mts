export function findInPath(name: string): string | undefined;
export function findBrowser(browser: 'chromium' | 'firefox'): string;
