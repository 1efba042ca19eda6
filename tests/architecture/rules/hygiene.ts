import { dottedName, find, type Node, problemAt, type Source } from '../source';

const SWITCHED_OFF = /^(?:test|it|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fixme|fails|fail)$/;
const LEFT_OUT = /^(?:xit|xtest|xdescribe|fit|fdescribe)$/;

/** Tests that do not run, or that keep others from running. */
export function switchedOff(source: Source): string[] {
  const isOff = (node: Node) => {
    const name = node.type === 'CallExpression' || node.type === 'MemberExpression' ? nameOf(node) : '';
    return SWITCHED_OFF.test(name) || (node.type === 'CallExpression' && LEFT_OUT.test(name));
  };
  const found = find(source, isOff).map(({ start }) => problemAt(source, start, 'a test that does not run, or alone'));
  return [...new Set(found)];
}

const nameOf = (node: Node): string => dottedName(node.type === 'CallExpression' ? node.callee : node);

/** From here on a timer is a wait for something that could be looked at instead. */
const LONG_MS = 100;
/** The name of the pause between two looks in a loop that waits for a state. */
const POLLING = 'BETWEEN_LOOKS_MS';
/**
 * Where a real wait is right: logging in to applications that give no sign of being ready, as their descriptions ask
 * for. No test waits so.
 */
const MAY_WAIT = ['tests/drivers/run-steps.ts', 'tests/sites/fleet/log-in.ts'];

const importsTimers = (source: Source): Set<string> => {
  const declarations = find(source, (node) => {
    const from = (node.source as Node | null | undefined)?.value;
    return node.type === 'ImportDeclaration' && /^(?:node:)?timers\/promises$/.test(String(from));
  });
  const specifiers = declarations.flatMap((node) => node.specifiers as Node[]);
  return new Set(specifiers.map((one) => String((one.local as Node).name)));
};

function waits(call: Node, sleepers: Set<string>): boolean {
  const name = nameOf(call);
  const [first, second] = call.arguments as Node[];
  if (/(?:^|\.)waitForTimeout$/.test(name)) return true;
  if (sleepers.has(name)) return dottedName(first) !== POLLING;
  return /(?:^|\.)setTimeout$/.test(name) && Number(second?.value) >= LONG_MS;
}

/** Waits for a time instead of a state. Slow machines make them fail, quick ones make them long. */
export function sleeps(source: Source): string[] {
  if (MAY_WAIT.includes(source.path)) return [];
  const sleepers = importsTimers(source);
  return find(source, (node) => node.type === 'CallExpression' && waits(node, sleepers)).map(({ start }) =>
    problemAt(source, start, 'waits for a time: wait for a state'),
  );
}
