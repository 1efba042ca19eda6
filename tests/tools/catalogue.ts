import './extensionless.ts';
import type { Framework, Knowledge, Reach, Recipe } from '../../utils/site/recipe.ts';
import { table } from './log-out-report.ts';

// Loaded only now: the imports of shipped code have no extensions, and the line above has to come first.
const { checkCatalogue, packagedCatalogue, problemLine } = await import('../../utils/site/build-catalogue.ts');
const { isPageStep } = await import('../../utils/site/recipe.ts');

const FOLDER = `${import.meta.dirname}/../../utils/site`;

interface Row {
  id: string;
  name: string;
  domains: number;
  /** How it is logged out: requests and pages in their order. */
  ways: string[];
  /** What is known beside the way out. */
  knows: Record<Ability, boolean>;
  reach: Reach | null;
  passwordChangeEndsOthers: Knowledge['passwordChangeEndsOthers'] | null;
  confidence: { session: string; logOut: string };
  /** Months since the facts were gathered. */
  ageMonths: number;
}

const ABILITIES = ['account', 'remembered', 'proof', 'elsewhere', 'changePassword'] as const;
type Ability = (typeof ABILITIES)[number];
const HEADINGS: Record<Ability, string> = {
  account: 'account',
  remembered: 'remember',
  proof: 'proof',
  elsewhere: 'elsewhere',
  changePassword: 'password',
};

function rowFor(known: Recipe | Framework, now: Date): Row {
  const [year = 0, month = 1] = known.facts.date.split('-').map(Number);
  return {
    id: 'framework' in known ? known.framework : known.site,
    name: known.name,
    domains: 'domains' in known ? known.domains.length : 0,
    ways: known.logOut.map((step) =>
      isPageStep(step) ? step.press : `${step.method}${step.before ? ' with token' : ''}`,
    ),
    knows: Object.fromEntries(ABILITIES.map((ability) => [ability, known[ability] !== undefined])) as Row['knows'],
    reach: known.reach ?? null,
    passwordChangeEndsOthers: known.passwordChangeEndsOthers ?? null,
    confidence: { session: known.facts.session ?? 'unknown', logOut: known.facts.logOut ?? 'unknown' },
    ageMonths: Math.max(0, (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month),
  };
}

function lineFor({ id, ways, knows, reach, passwordChangeEndsOthers, confidence, ageMonths }: Row): string[] {
  const ends = passwordChangeEndsOthers ? `, ends others: ${passwordChangeEndsOthers}` : '';
  return [
    ...[id, confidence.session, confidence.logOut, `${ageMonths}`],
    ...ABILITIES.map((ability) => (knows[ability] ? `yes${ability === 'changePassword' ? ends : ''}` : '-')),
    ...[reach ?? '-', ways.join(', ') || 'its own control'],
  ];
}

const heading = (first: string): string[] => [
  ...[first, 'session', 'log-out', 'age'],
  ...ABILITIES.map((ability) => HEADINGS[ability]),
  ...['reach', 'ways'],
];

const { recipes, frameworks, problems } = await checkCatalogue(FOLDER);
const now = new Date();
const sites = recipes.map((recipe) => rowFor(recipe, now));
const applications = frameworks.map((framework) => rowFor(framework, now));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ sites, frameworks: applications, problems }, null, 2));
} else {
  const bytes =
    problems.length > 0
      ? 0
      : (await packagedCatalogue(FOLDER)).reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);
  const withWay = (rows: Row[]) =>
    `${rows.length}, ${rows.filter(({ ways }) => ways.length > 0).length} with a way to log out`;
  console.log(`${table([heading('site'), ...sites.map(lineFor)])}\n`);
  console.log(`${table([heading('application'), ...applications.map(lineFor)])}\n`);
  console.log(
    `sites: ${withWay(sites)}\nframeworks: ${withWay(applications)}\nsize: ${(bytes / 1000).toFixed(1)} kB of 120 kB (age in months)`,
  );
}
for (const problem of problems) console.error(problemLine(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
