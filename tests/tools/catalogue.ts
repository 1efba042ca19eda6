import './extensionless.ts';
import type { Framework, Recipe } from '../../utils/site/recipe.ts';

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
  confidence: { session: string; logOut: string };
  proof: boolean;
  /** Months since the facts were gathered. */
  ageMonths: number;
}

function rowFor(known: Recipe | Framework, now: Date): Row {
  const [year = 0, month = 1] = known.facts.date.split('-').map(Number);
  return {
    id: 'framework' in known ? known.framework : known.site,
    name: known.name,
    domains: 'domains' in known ? known.domains.length : 0,
    ways: known.logOut.map((step) =>
      isPageStep(step) ? step.press : `${step.method}${step.before ? ' with token' : ''}`,
    ),
    confidence: { session: known.facts.session ?? 'unknown', logOut: known.facts.logOut ?? 'unknown' },
    proof: known.proof !== undefined,
    ageMonths: Math.max(0, (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month),
  };
}

function lineFor({ id, ways, confidence, proof, ageMonths }: Row): string {
  const columns = [
    id.padEnd(24),
    confidence.session.padEnd(8),
    confidence.logOut.padEnd(8),
    (proof ? 'yes' : '-').padEnd(6),
  ];
  return `${columns.join(' ')} ${`${ageMonths}`.padStart(3)}  ${ways.join(', ') || 'its own menu only'}`;
}

const { recipes, frameworks, problems } = await checkCatalogue(FOLDER);
const now = new Date();
const sites = recipes.map((recipe) => rowFor(recipe, now));
const applications = frameworks.map((framework) => rowFor(framework, now));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ sites, frameworks: applications, problems }, null, 2));
} else {
  const heading = `${'site'.padEnd(24)} ${'session'.padEnd(8)} ${'log-out'.padEnd(8)} ${'proof'.padEnd(6)} age  ways`;
  const bytes =
    problems.length > 0
      ? 0
      : (await packagedCatalogue(FOLDER)).reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);
  const withWay = (rows: Row[]) =>
    `${rows.length}, ${rows.filter(({ ways }) => ways.length > 0).length} with a way to log out`;
  console.log(
    [heading, ...sites.map(lineFor), '', heading.replace('site', 'app '), ...applications.map(lineFor), ''].join('\n'),
  );
  console.log(
    `sites: ${withWay(sites)}\nframeworks: ${withWay(applications)}\nsize: ${(bytes / 1000).toFixed(1)} kB of 120 kB (age in months)`,
  );
}
for (const problem of problems) console.error(problemLine(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
