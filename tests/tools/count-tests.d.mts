/** What tests have counted, one line for each browser and kind: see count-tests.mjs. */
export function countedLines(file: string): string[];
/** How many fault points of the unit tests were run and passed, in one line; empty where none was run. */
export function faultLine(file: string): string;
