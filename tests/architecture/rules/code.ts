import { dottedName, find, type Node, problemAt, type Source } from '../source';
import { roomOf } from './imports';

/** One thing that shipped code never does, with the reason that is told. */
interface Rule {
  reason: string;
  /** Rooms and files that may. */
  except?: string[];
  holds(node: Node): boolean;
}

const callee = (node: Node): string => (node.type === 'CallExpression' ? dottedName(node.callee) : '');
const isIdentifier = (node: unknown, name: string) =>
  (node as Node | null)?.type === 'Identifier' && (node as Node).name === name;
const propertyOf = (node: Node): string =>
  node.type === 'MemberExpression'
    ? String(((node.property as Node).name ?? (node.property as Node).value) as string)
    : '';

const CLOCKS = /^(?:(?:globalThis|window|self)\.)?(?:Date\.now|performance\.now|Math\.random|setTimeout|setInterval)$/;
const ROOF = ['entrypoints', 'components'];

const RULES: Rule[] = [
  { reason: 'no any: say what it is, or unknown', holds: ({ type }) => type === 'TSAnyKeyword' },
  { reason: 'no !: narrow the type instead', holds: ({ type }) => type === 'TSNonNullExpression' },
  {
    reason: 'only utils/browser/ names the WebExtension API',
    except: ['browser'],
    holds: (node) =>
      isIdentifier(node, 'chrome') ||
      (node.type === 'MemberExpression' && isIdentifier(node.object, 'browser')) ||
      (propertyOf(node) === 'browser' && /^(globalThis|window|self)$/.test(dottedName(node.object))),
  },
  {
    reason: 'what differs between the browsers is known in utils/browser/ only',
    except: ['browser'],
    holds: (node) => node.type === 'MemberExpression' && /^(FIREFOX|CHROME|BROWSER)$/.test(propertyOf(node)),
  },
  {
    reason: 'logic has no clock and no randomness of its own: take a Clock',
    except: ['browser', ...ROOF],
    holds: (node) =>
      CLOCKS.test(callee(node)) ||
      (node.type === 'NewExpression' && isIdentifier(node.callee, 'Date') && (node.arguments as Node[]).length === 0),
  },
  {
    reason: 'only the funnel in utils/app.ts writes to the console: a log may hold what must not be kept',
    except: ['utils/app.ts'],
    holds: (node) => callee(node).startsWith('console.'),
  },
  {
    reason: 'text of a site must never become code or markup',
    holds: (node) =>
      /^(?:eval|document\.write(?:ln)?)$/.test(callee(node)) ||
      (node.type === 'NewExpression' && isIdentifier(node.callee, 'Function')) ||
      (node.type === 'AssignmentExpression' && /^(?:inner|outer)HTML$/.test(propertyOf(node.left as Node))) ||
      (node.type === 'JSXAttribute' && (node.name as Node).name === 'dangerouslySetInnerHTML'),
  },
];

/** What shipped code does although it never should. */
export function codeProblems(source: Source): string[] {
  const rules = RULES.filter(
    ({ except = [] }) => !except.includes(roomOf(source.path)) && !except.includes(source.path),
  );
  return rules.flatMap((rule) => find(source, rule.holds).map(({ start }) => problemAt(source, start, rule.reason)));
}

const SILENCER = /^[\s*]*@ts-(?:ignore|nocheck|expect-error)/;
/** Two words at least say more than the rule's own name. */
const REASONED = /^[\s*]*biome-ignore(?:-\w+)? [\w/]+: \S+ \S+/;

/** Comments that switch a check off, or put work off without an issue that remembers it. */
export function commentProblems(source: Source): string[] {
  return source.comments.flatMap(({ value, start }) => {
    const say = (reason: string) => [problemAt(source, start, reason)];
    if (SILENCER.test(value)) return say('no @ts-ignore and its like');
    if (/biome-ignore/.test(value) && !REASONED.test(value)) return say('biome-ignore needs its reason');
    if (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(value) && !/#\d+/.test(value))
      return say('work put off needs an issue, #12');
    return [];
  });
}
