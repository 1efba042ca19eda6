/**
 * Measures how well cookies nominate sessions: `npm run measure:cookies -- FILE [--json]`.
 * FILE is a JSON array of labelled cookies (see cookie-file.ts for its fields). A site that the shipped weights learnt
 * from is judged by the model of its fold, which never saw that site; every other site by the shipped weights. So the
 * figures are held-out ones for any file. With --json the last line is {"recall","precision","siteHit","f2"}.
 */
import { NOMINATION_THRESHOLD, nominationScore, STRONG_THRESHOLD, scoreWith } from '../../utils/session/nominate.ts';
import { CookieFileError, type Figures, figuresOf, readCookieFile, siteHash } from './cookie-file.ts';
import folds from './cookie-folds.json' with { type: 'json' };

const learntFrom = new Set(folds.sites);
const foldModels = folds.models.map((model) => ({
  intercept: model.intercept,
  features: new Map<string, number>(Object.entries(model.features)),
}));

function line(label: string, { recall, precision, siteHit, f2 }: Figures): void {
  const text = { recall, precision, 'sites hit': siteHit, F2: f2 };
  const parts = Object.entries(text).map(([key, value]) => `${key} ${value.toFixed(3)}`);
  console.log(`${label}: ${parts.join(', ')}`);
}

function measure(path: string, json: boolean): void {
  const cookies = readCookieFile(path);
  const shipped = cookies.map(({ shape }) => nominationScore(shape));
  const heldOut = cookies.map(({ site, shape }, index) => {
    const hash = siteHash(site);
    const model = learntFrom.has(hash) ? foldModels[hash % foldModels.length] : undefined;
    return model ? scoreWith(shape, model.features, model.intercept) : (shipped[index] ?? 0);
  });
  const sites = new Set(cookies.map(({ site }) => site));
  const seen = [...sites].filter((site) => learntFrom.has(siteHash(site))).length;
  const figures = figuresOf(cookies, heldOut, NOMINATION_THRESHOLD);
  console.log(`${cookies.length} cookies of ${sites.size} sites, ${seen} of which the shipped weights learnt from`);
  line('held out (a learnt site by a model without it)', figures);
  line(`held out, strong (from ${STRONG_THRESHOLD})`, figuresOf(cookies, heldOut, STRONG_THRESHOLD));
  line('shipped weights', figuresOf(cookies, shipped, NOMINATION_THRESHOLD));
  if (json) console.log(JSON.stringify(figures));
}

function main(): void {
  const path = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  if (path === undefined) throw new CookieFileError('a file is required: npm run measure:cookies -- FILE [--json]');
  measure(path, process.argv.includes('--json'));
}

try {
  main();
} catch (error) {
  if (!(error instanceof CookieFileError)) throw error;
  console.error(`measure:cookies: ${error.message}`);
  process.exitCode = 1;
}
