/**
 * Trains the weights by which cookies nominate sessions: `node tests/tools/train-cookies.ts FILE`.
 * Logistic regression, fitted coordinate by coordinate, so the result is the same on every machine and every run.
 * Writes the shipped weights, and beside this script one model per fold, trained without the sites of its fold, so that
 * measure-cookies.ts can judge any of those sites by a model that has never seen it. Format both files afterwards.
 * --repeat tries other divisions into folds, --thresholds other thresholds, --dry writes nothing.
 */
import { writeFileSync } from 'node:fs';
import {
  type CookieShape,
  featuresOf,
  isRuledOut,
  NOMINATION_THRESHOLD,
  STRONG_THRESHOLD,
  scoreWith,
} from '../../utils/session/nominate.ts';
import { figuresOf, type LabelledCookie, readCookieFile, siteHash } from './cookie-file.ts';
import known from './known-cookies.json' with { type: 'json' };

export const FOLDS = 10;
/** How strongly weights are drawn to zero: the value at which sites left out were judged best, 1 to 8 tried. */
const RIDGE = 4;
/** A feature that fewer cookies have teaches only those cookies. */
const MIN_SUPPORT = 4;
/** The data are ten years old, when few cookies were Secure; today's well-known cookies count, but less than data. */
const KNOWN_WEIGHT = 0.5;
const ROUNDS = 80;

interface Example {
  features: string[];
  label: number;
  weight: number;
}
interface Model {
  intercept: number;
  features: Record<string, number>;
}

const exampleOf = (shape: CookieShape, auth: boolean, weight: number): Example => ({
  features: featuresOf(shape),
  label: auth ? 1 : 0,
  weight,
});

/** Cookies of frameworks and suppliers as their documentation describes them; no site of a data file is among them. */
function knownExamples(): Example[] {
  return known.map(([name, flags, days, valueLength, valueEntropy, valueCharset, auth]) => {
    const [secure, httpOnly] = [String(flags).includes('S'), String(flags).includes('H')];
    const expiry = { session: days === null, days: days === null ? null : Number(days) };
    const value = { valueLength: Number(valueLength), valueEntropy: Number(valueEntropy) };
    const shape = { name: String(name), path: '/', secure, httpOnly, ...expiry, ...value };
    return exampleOf({ ...shape, valueCharset: String(valueCharset) }, auth === true, KNOWN_WEIGHT);
  });
}

function columnsOf(examples: Example[]): Map<string, number[]> {
  const columns = new Map<string, number[]>();
  for (const [row, example] of examples.entries())
    for (const feature of example.features) {
      const column = columns.get(feature);
      if (column) column.push(row);
      else columns.set(feature, [row]);
    }
  return new Map([...columns].filter(([, rows]) => rows.length >= MIN_SUPPORT).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One Newton step on one weight; returns by how much it moves. */
function step(examples: Example[], logits: Float64Array, rows: number[], weight: number, ridge: number): number {
  let gradient = -ridge * weight;
  let curvature = ridge;
  for (const row of rows) {
    const example = examples[row];
    if (!example) continue;
    const probability = 1 / (1 + Math.exp(-(logits[row] ?? 0)));
    gradient += example.weight * (example.label - probability);
    curvature += example.weight * probability * (1 - probability);
  }
  return Math.max(-1, Math.min(1, gradient / curvature));
}

function regress(examples: Example[]): Model {
  const columns = columnsOf(examples);
  const logits = new Float64Array(examples.length);
  const everyRow = examples.map((_, row) => row);
  const model: Model = { intercept: 0, features: Object.fromEntries([...columns.keys()].map((key) => [key, 0])) };
  const move = (rows: number[], by: number): void => {
    for (const row of rows) logits[row] = (logits[row] ?? 0) + by;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const by = step(examples, logits, everyRow, model.intercept, 1e-6);
    model.intercept += by;
    move(everyRow, by);
    for (const [key, rows] of columns) {
      const change = step(examples, logits, rows, model.features[key] ?? 0, RIDGE);
      model.features[key] = (model.features[key] ?? 0) + change;
      move(rows, change);
    }
  }
  return rounded(model);
}

const round = (value: number): number => Math.round(value * 100) / 100;
function rounded(model: Model): Model {
  const kept = Object.entries(model.features).map(([key, value]): [string, number] => [key, round(value)]);
  return { intercept: round(model.intercept), features: Object.fromEntries(kept.filter(([, value]) => value !== 0)) };
}

function train(cookies: LabelledCookie[]): Model {
  const usable = cookies.filter((cookie) => !isRuledOut(cookie.shape));
  return regress([...usable.map((cookie) => exampleOf(cookie.shape, cookie.auth, 1)), ...knownExamples()]);
}

/** Scores each cookie by the model of its fold. */
function heldOutScores(cookies: LabelledCookie[], models: Model[], foldOf: (site: string) => number): number[] {
  const maps = models.map((model) => ({ ...model, map: new Map(Object.entries(model.features)) }));
  return cookies.map((cookie) => {
    const model = maps[foldOf(cookie.site)];
    return model ? scoreWith(cookie.shape, model.map, model.intercept) : 0;
  });
}

function report(label: string, cookies: LabelledCookie[], scores: number[], threshold: number): void {
  const { recall, precision, siteHit, f2 } = figuresOf(cookies, scores, threshold);
  const text = [recall, precision, siteHit, f2].map((value) => value.toFixed(3));
  console.log(`${label} from ${threshold}: recall ${text[0]} precision ${text[1]} sites ${text[2]} F2 ${text[3]}`);
}

function main(path: string): void {
  const cookies = readCookieFile(path);
  // Other divisions than the committed one only show how much of a figure is the luck of the division.
  for (const salt of process.argv.includes('--repeat') ? ['', 'a', 'b', 'c', 'd', 'e'] : ['']) {
    const foldOf = (site: string): number => siteHash(salt + site) % FOLDS;
    const models = Array.from({ length: FOLDS }, (_, fold) => train(cookies.filter((c) => foldOf(c.site) !== fold)));
    const scores = heldOutScores(cookies, models, foldOf);
    const thresholds = process.argv.includes('--thresholds') ? [0.07, 0.08, 0.09, 0.11, 0.12, 0.14, 0.2, 0.5] : [];
    for (const threshold of [NOMINATION_THRESHOLD, STRONG_THRESHOLD, ...thresholds])
      report(`held out ${salt || 'committed'}`, cookies, scores, threshold);
    if (salt !== '' || process.argv.includes('--dry')) continue;
    const sites = [...new Set(cookies.map((cookie) => siteHash(cookie.site)))].sort((a, b) => a - b);
    writeFileSync(new URL('./cookie-folds.json', import.meta.url), `${JSON.stringify({ sites, models })}\n`);
  }
  const shipped = train(cookies);
  const scores = heldOutScores(cookies, [shipped], () => 0);
  report('shipped, on what it learnt from', cookies, scores, NOMINATION_THRESHOLD);
  if (process.argv.includes('--dry')) return;
  const target = new URL('../../utils/session/nominate-weights.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(shipped, null, 2)}\n`);
}

const path = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (path === undefined) throw new Error('usage: train-cookies.ts FILE [--repeat] [--thresholds] [--dry]');
main(path);
