/** What tests have counted, one line for each browser and kind: see count-tests.mjs. */
export function countedLines(file: string): string[];
