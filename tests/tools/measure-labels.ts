/**
 * What the control finder decides from text alone, over a file of `[{app, lang, logout: [...], others: [...]}]`.
 * A label is recognised when the finder would consider it: `sure`, or `ambiguous`, which on a page needs a second sign.
 * Run: npm run measure:labels -- FILE [--json]
 */
import './extensionless.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface Entry {
  app: string;
  lang: string;
  logout: string[];
  others: string[];
}

interface Tally {
  languages: number;
  hit: number;
  sureHit: number;
  labels: number;
  labelHits: number;
  others: number;
  wrong: string[];
  missed: string[];
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const file = positionals[0];
if (file === undefined) {
  console.error('measure:labels: a file is required: npm run measure:labels -- FILE [--json]');
  process.exit(1);
}

const { logoutLabelScore } = await import('../../utils/page/words.ts');
const entries: Entry[] = JSON.parse(readFileSync(file, 'utf8'));
const byApp = Map.groupBy(entries, (entry) => entry.app);
const total = emptyTally();
for (const [app, ofApp] of byApp) {
  const tally = emptyTally();
  for (const entry of ofApp) measure(entry, tally);
  print(app, tally);
  for (const key of ['languages', 'hit', 'sureHit', 'labels', 'labelHits', 'others'] as const) total[key] += tally[key];
  total.wrong.push(...tally.wrong);
}
print('all', { ...total, wrong: [], missed: [] }, total.wrong.length);
const per50000 = total.others === 0 ? 0 : (total.wrong.length * 50_000) / total.others;
console.log(`wrong labels: ${total.wrong.length} of ${total.others} (${per50000.toFixed(2)} in 50,000; limit 1)`);
if (values.json) {
  console.log(
    JSON.stringify({ languages: total.languages, hit: total.hit, labels: total.others, wrong: total.wrong.length }),
  );
}

function emptyTally(): Tally {
  return { languages: 0, hit: 0, sureHit: 0, labels: 0, labelHits: 0, others: 0, wrong: [], missed: [] };
}

function measure(entry: Entry, tally: Tally): void {
  const lang = /^[a-z]{2,3}([-_]|$)/i.test(entry.lang) ? entry.lang : undefined;
  const scores = entry.logout.map((label) => logoutLabelScore(label, lang));
  const recognised = scores.filter((score) => score !== 'none').length;
  tally.languages += 1;
  tally.hit += recognised > 0 ? 1 : 0;
  tally.sureHit += scores.includes('sure') ? 1 : 0;
  tally.labels += scores.length;
  tally.labelHits += recognised;
  if (recognised === 0) tally.missed.push(`${entry.lang}: ${entry.logout.join(' / ')}`);
  tally.others += entry.others.length;
  for (const other of entry.others) {
    const score = logoutLabelScore(other, lang);
    if (score !== 'none') tally.wrong.push(`${entry.lang}: ${other} (${score})`);
  }
}

function print(app: string, tally: Tally, wrong = tally.wrong.length): void {
  const share = ((100 * tally.hit) / Math.max(1, tally.languages)).toFixed(1);
  console.log(
    `${app}: ${tally.hit}/${tally.languages} languages (${share} %; limit 97 %), ${tally.sureHit} by a sure word, ` +
      `${tally.labelHits}/${tally.labels} labels, ${wrong} wrong of ${tally.others}`,
  );
  for (const miss of tally.missed) console.log(`  missed  ${miss}`);
  for (const label of tally.wrong) console.log(`  wrong   ${label}`);
}
