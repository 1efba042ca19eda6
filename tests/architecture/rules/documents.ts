/** The rows of all tables in one section of a page in Markdown, cells trimmed; the head is left out. */
export function tableUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^(?=#{1,6} )/m).find((part) => part.split('\n')[0]?.replace(/^#+ /, '') === heading);
  if (section === undefined) throw new Error(`There is no section "${heading}".`);
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.filter((_, index) => !isHead(rows, index));
}

const isRule = (row: string[] | undefined) => row?.every((cell) => /^:?-+:?$/.test(cell)) === true;
const isHead = (rows: string[][], index: number) => isRule(rows[index]) || isRule(rows[index + 1]);

/** Words between backticks; blocks of code are none. */
export const codeWords = (text: string): string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** What a table's first column names, with what the last column says of it. */
export function describedIn(markdown: string, heading: string): Map<string, string> {
  return new Map(
    tableUnder(markdown, heading).flatMap((row) => codeWords(row[0] ?? '').map((name) => [name, row.at(-1) ?? ''])),
  );
}

/** Shorter than this nothing is a reason. */
const LEAST_REASON = 15;

/** Differences between what is there and what a document says of it: each must be named, with a reason, and nothing more. */
export function differences(present: string[], described: Map<string, string>): string[] {
  return [
    ...present.filter((name) => !described.has(name)).map((name) => `${name} is not described`),
    ...[...described.keys()].filter((name) => !present.includes(name)).map((name) => `${name} does not exist`),
    ...[...described].filter(([, reason]) => reason.length < LEAST_REASON).map(([name]) => `${name} has no reason`),
  ];
}

interface PackageFile {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
}

/** Every package that package.json names. */
export const packagesOf = (file: PackageFile): string[] => [
  ...new Set(
    [file.dependencies, file.devDependencies, file.optionalDependencies, file.overrides].flatMap((part) =>
      Object.keys(part ?? {}),
    ),
  ),
];

/** Commands that a document tells the reader to run, but that package.json does not have. */
export function unknownScripts(markdown: string, { scripts }: Pick<PackageFile, 'scripts'>): string[] {
  const named = [...markdown.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );
  return [...new Set(named)].filter((name) => !(name in scripts));
}
