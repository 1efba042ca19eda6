/**
 * Writes a mark into everything that a site can write into, in both browsers, ends the visit, and looks what is still there
 * afterwards and after a restart: `npm run measure:survivors [-- --browser NAME] [--json]`. Exit code 1 when anything
 * survived that an extension can reach, or when what had to be remembered is gone.
 */
import { parseArgs } from 'node:util';
import type { BrowserName } from '../drivers/driver.ts';
import { table } from '../tools/log-out-report.ts';
import { isBeyond } from './beyond.ts';
import { type Course, kindsOf, measure } from './visit.ts';

const { values } = parseArgs({
  options: { browser: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
});
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

/** What was there before and still is, at one look or the other, although it can be erased. */
const survivorsOf = ({ browser, after, restarted }: Course): string[] =>
  [...new Set([...after, ...restarted])].filter((kind) => !isBeyond(browser, kind));

const cell = (found: Set<string>, kind: string) => (found.has(kind) ? 'there' : '-');

function show(title: string, courses: Course[]): void {
  const head = courses.flatMap(({ browser }) => [browser, 'wiped', 'restarted']);
  const rows = kindsOf(courses).map((kind) => [
    kind,
    ...courses.flatMap(({ before, after, restarted }) => [before, after, restarted].map((found) => cell(found, kind))),
  ]);
  console.log(`\n${title}\n${table([['KIND', ...head], ...rows])}`);
  for (const { browser, outcome, isStillValid } of courses)
    console.log(`${browser}: ${outcome}; the server ${isStillValid ? 'STILL ACCEPTS' : 'refuses'} the old credential`);
}

const forgotten: Course[] = [];
const remembered: Course[] = [];
for (const browser of browsers) {
  forgotten.push(await measure(browser, 'forget'));
  remembered.push(await measure(browser, 'remember'));
}
show('FORGET', forgotten);
show('REMEMBER', remembered);

const survivors = forgotten.flatMap((course) => survivorsOf(course).map((kind) => `${course.browser}: ${kind}`));
const isCredential = (kind: string) => kind.startsWith('credential') || kind === 'HTTP sign-in';
const credentials = remembered.flatMap(({ browser, after, restarted, isStillValid }) =>
  [...after, ...restarted, ...(isStillValid ? ['credential on the server'] : [])]
    .filter(isCredential)
    .map((kind) => `${browser}: ${kind}`),
);
/** Erased for other reasons: the other site is forgotten, and so is what was typed during the visit. */
const isOfOthers = (kind: string) =>
  ['form data', 'clipboard', 'saved password'].includes(kind) || kind.endsWith('its frame in pages of another site');
/** What a site that is remembered may keep, and no longer has although nothing took it but us. */
const lost = remembered.flatMap(({ browser, before, after }) =>
  [...before]
    .filter((kind) => !after.has(kind) && !isCredential(kind) && !isOfOthers(kind))
    .map((kind) => `${browser}: ${kind}`),
);
for (const [what, list] of Object.entries({ survivors, credentials, lost }))
  console.log(`\n${what}: ${list.length === 0 ? 'none' : `\n  ${list.join('\n  ')}`}`);
if (values.json) {
  const plain = ({ before, after, restarted, ...rest }: Course) => ({
    ...rest,
    ...{ before: [...before], after: [...after], restarted: [...restarted] },
  });
  const beyond = forgotten.flatMap(({ browser, after, restarted }) =>
    [...new Set([...after, ...restarted])]
      .filter((kind) => isBeyond(browser, kind))
      .map((kind) => `${browser}: ${kind}`),
  );
  console.log(
    JSON.stringify({
      kinds: kindsOf(forgotten),
      browsers,
      survivors: survivors.length,
      survived: survivors,
      beyond,
      ...{ credentials, lost },
      courses: [...forgotten, ...remembered].map(plain),
    }),
  );
}
process.exitCode = survivors.length + credentials.length > 0 ? 1 : 0;
