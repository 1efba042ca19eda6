// npm run test:sites: the built extension against real applications, one at a time. See options.ts for the arguments.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltExtension, copyBuilds } from './built-extension.ts';
import { readExpectation } from './expectation.ts';
import { type FleetApp, type FleetModule, fleetData, loadFleet, missingFleet } from './fleet-module.ts';
import { measureApp } from './measure-app.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { failuresOf, lineOf, summaryOf, summaryText, tableOf } from './report.ts';
import { type Row, verdictOf } from './verdict.ts';

const CANNOT_RUN = 2;
const INTERRUPTED = 130;

function install(dir: string, app: FleetApp): boolean {
  const { status } = spawnSync('node', [join(dir, 'fleet.mjs'), 'install', app.dir], { stdio: 'inherit' });
  return status === 0;
}

/** Starts the application for its turn and stops it again, unless it was running before. */
async function measureInTurn(
  fleet: FleetModule,
  app: FleetApp,
  options: Options,
  build: BuiltExtension,
): Promise<Row[]> {
  const canEnd = readExpectation(fleetData());
  const wasRunning = fleet.running(app.dir);
  if (!wasRunning && !fleet.start(app).ok) throw new Error(`${app.dir} does not start; is it installed?`);
  const rows: Row[] = [];
  const stopAtExit = () => fleet.stop(app);
  if (!wasRunning) process.once('exit', stopAtExit);
  try {
    for (const browser of options.browsers) {
      rows.push(...(await measureApp(fleet, app, { ...options, browser, canEnd, extensionDir: build.dirOf(browser) })));
    }
  } finally {
    process.off('exit', stopAtExit);
    if (!wasRunning) fleet.stop(app);
  }
  return rows;
}

function sayRow(row: Row, options: Options): void {
  const login = row.truth === 'alive' ? 'logged in, credential accepted' : 'logged in, credential refused';
  const words = options.isLoginOnly ? [row.app, row.browser, row.error ?? login] : [lineOf(row), row.error ?? ''];
  console.error(words.join('  '));
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const dir = process.env.FLEET_DIR;
  const missing = missingFleet(dir);
  if (missing || !dir) {
    console.error(`${missing}\n${USAGE}`);
    return CANNOT_RUN;
  }
  const fleet = await loadFleet(dir);
  const build = copyBuilds(options.browsers);
  try {
    const rows = await measureAll(fleet, dir, options, build);
    if (options.isLoginOnly) return rows.some((row) => row.error) ? 1 : 0;
    return report(rows, options);
  } finally {
    build.remove();
  }
}

async function measureAll(fleet: FleetModule, dir: string, options: Options, build: BuiltExtension): Promise<Row[]> {
  const rows: Row[] = [];
  for (const app of fleet.selectApps(options.apps)) {
    if (options.shouldInstall && !install(dir, app)) throw new Error(`${app.dir} cannot be installed`);
    const measured = await measureInTurn(fleet, app, options, build);
    for (const row of measured) sayRow(row, options);
    rows.push(...measured);
  }
  return rows;
}

function report(rows: Row[], options: Options): number {
  const summary = summaryOf(rows);
  const failures = failuresOf(rows, options.browsers, options.apps.length === 0);
  console.log(tableOf(rows));
  console.log(summaryText(summary));
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  if (options.jsonFile) {
    const judged = rows.map((row) => ({ ...row, verdict: verdictOf(row) }));
    appendFileSync(options.jsonFile, `${JSON.stringify({ summary, failures, rows: judged })}\n`);
  }
  return failures.length > 0 ? 1 : 0;
}

// Ends through the exit handlers, which take browsers and applications along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(INTERRUPTED));

try {
  process.exitCode = await main();
} catch (error) {
  console.error(String(error));
  process.exitCode = CANNOT_RUN;
}
