import type { FieldProblem } from './parse-recipe';
import { type Framework, isPageStep, type Knowledge, type Recipe, type Step } from './recipe';
import { isRegistrableDomain, siteOf } from './site';

type Check = (address: string, field: string) => FieldProblem[];

/** What a schema cannot see of a site's recipe: addresses that stay on its domains, expressions, selectors, placeholders. */
export function checkRecipe(recipe: Recipe): FieldProblem[] {
  const own: Check = (address, field) => addressProblem(recipe, recipe.domains, address, field);
  const known = [...recipe.domains, ...(recipe.sharedLogin ?? [])];
  const link: Check = (address, field) => addressProblem(recipe, known, address, field);
  return [
    ...domainProblems(recipe),
    ...cookieNameProblems(recipe),
    ...knowledgeProblems(recipe, own, link),
    ...expressions({ 'account.pattern': recipe.account?.pattern, ...guestExpressions(recipe) }),
  ];
}

/** The same for a framework: paths instead of addresses, cookie names that are regular expressions. */
export function checkFramework(framework: Framework): FieldProblem[] {
  const { detect, session, remembered, account } = framework;
  const lists = {
    'detect.cookies': detect.cookies,
    'detect.together': detect.together,
    'detect.without': detect.without,
    'detect.storage': detect.storage,
    'session.cookies': session.cookies,
    'remembered.cookies': remembered?.cookies,
  };
  const cookies = Object.entries(lists).flatMap(([field, list]) =>
    expressions(Object.fromEntries((list ?? []).map((text, place) => [`${field}.${place}`, text]))),
  );
  const known = [detect.cookies, detect.together, detect.html, detect.storage].some((list) => list !== undefined);
  return [
    ...(known ? [] : [{ field: 'detect', reason: 'says nothing by which the application could be known' }]),
    ...cookies,
    ...expressions({ 'account.cookie': account?.cookie, 'account.pattern': account?.pattern }),
    ...expressions(guestExpressions(framework)),
    ...knowledgeProblems(framework, pathProblem, pathProblem),
  ];
}

function domainProblems({ site, domains, sharedLogin = [] }: Recipe): FieldProblem[] {
  const wrong = (list: string[], field: string) =>
    list.flatMap((name, place) =>
      isRegistrableDomain(name) ? [] : [{ field: `${field}.${place}`, reason: `${name} is not a registrable domain` }],
    );
  const first = domains[0] === site ? [] : [{ field: 'site', reason: `must be the first of domains, ${domains[0]}` }];
  return [...wrong(domains, 'domains'), ...wrong(sharedLogin, 'sharedLogin'), ...first];
}

function cookieNameProblems({ session, remembered }: Recipe): FieldProblem[] {
  const lists = { 'session.cookies': session.cookies, 'remembered.cookies': remembered?.cookies };
  return Object.entries(lists).flatMap(([field, list]) =>
    (list ?? []).flatMap((name, place) =>
      /^[^\s;,="(){}*]+\*?$/.test(name)
        ? []
        : [{ field: `${field}.${place}`, reason: `${name} is not a cookie's name` }],
    ),
  );
}

function knowledgeProblems(known: Knowledge, own: Check, link: Check): FieldProblem[] {
  const { session, proof, elsewhere, changePassword } = known;
  const marks = [...(session.cookies ?? []), ...(session.storage ?? [])];
  const kept = [...(known.remembered?.cookies ?? []), ...(known.remembered?.storage ?? [])];
  const both = kept.filter((mark) => marks.includes(mark));
  const guestNames = Object.keys(session.guest ?? {}).filter((name) => !session.cookies?.includes(name));
  return [
    ...(session.cookies || session.storage ? [] : [{ field: 'session', reason: 'names neither cookies nor storage' }]),
    ...both.map((name) => ({
      field: 'remembered',
      reason: `${name} carries the login, keeping it would keep that`,
    })),
    ...guestNames.map((name) => ({ field: `session.guest.${name}`, reason: 'is not one of session.cookies' })),
    ...known.logOut.flatMap((step, place) => stepProblems(step, `logOut.${place}`, own)),
    ...(proof ? own(proof, 'proof') : []),
    ...(elsewhere ? link(elsewhere, 'elsewhere') : []),
    ...(changePassword ? link(changePassword, 'changePassword') : []),
  ];
}

function stepProblems(step: Step, field: string, own: Check): FieldProblem[] {
  if (isPageStep(step)) return [...own(step.page, `${field}.page`), ...selectorProblems(step, field)];
  const { url, before, headers, fields, json } = step;
  const texts = [url, ...Object.values({ ...headers, ...fields, ...json })].filter((text) => typeof text === 'string');
  const asksBefore = texts.some((text) => text.includes('{before}'));
  const ways = [before?.json, before?.header, before?.pattern].filter((way) => way !== undefined).length;
  return [
    ...own(url, `${field}.url`),
    ...placeholderProblems(texts, field),
    ...(before ? own(before.url, `${field}.before.url`) : []),
    ...(before && ways !== 1
      ? [{ field: `${field}.before`, reason: 'needs exactly one of json, header, pattern' }]
      : []),
    ...(asksBefore !== (before !== undefined) ? [{ field, reason: 'before and {before} belong together' }] : []),
    ...(fields && json ? [{ field, reason: 'has both fields and json' }] : []),
    ...expressions({ [`${field}.before.pattern`]: before?.pattern }),
  ];
}

function placeholderProblems(texts: string[], field: string): FieldProblem[] {
  const names = texts.flatMap((text) => text.match(/\{[a-z][^{}]*\}/g) ?? []);
  const wrong = names.filter((name) => !/^\{(domain|before|account|cookie:[^{}|]+(\|(decode|unquote))?)\}$/.test(name));
  return wrong.map((name) => ({ field, reason: `unknown placeholder ${name}` }));
}

function selectorProblems(step: { press: string; selector?: string }, field: string): FieldProblem[] {
  const needs = step.press === 'selector';
  if (needs !== (step.selector !== undefined))
    return [{ field: `${field}.selector`, reason: 'goes with press: selector' }];
  return step.selector === undefined || isSelector(step.selector)
    ? []
    : [{ field: `${field}.selector`, reason: `does not parse: ${step.selector}` }];
}

/** Whether a text is a selector of the simple kind that recipes may use: names, ids, classes, attributes, ` `, `>`, `,`. */
export function isSelector(text: string): boolean {
  const name = String.raw`-?[A-Za-z_][\w-]*`;
  const attribute = String.raw`\[${name}([~|^$*]?=("[^"\\]*"|'[^'\\]*'|${name}))?\]`;
  const part = `(${name}|#${name}|\\.${name}|${attribute})`;
  const compound = String.raw`(${name})?(#${name}|\.${name}|${attribute})+|${part}`;
  const selector = String.raw`(${compound})(\s*>\s*(${compound})|\s+(${compound}))*`;
  return new RegExp(String.raw`^(${selector})(\s*,\s*(${selector}))*$`).test(text);
}

function addressProblem(recipe: Recipe, allowed: string[], address: string, field: string): FieldProblem[] {
  const isPerDomain = address.includes('{domain}');
  if (isPerDomain && !recipe.eachDomain) return [{ field, reason: '{domain} goes with eachDomain' }];
  const whole = address.replace('{domain}', recipe.site);
  if (!/^https:\/\/[^/?#{}]+([/?#]|$)/.test(whole) || !URL.canParse(whole))
    return [{ field, reason: `${address} is not an https address` }];
  const site = siteOf(new URL(whole).hostname);
  return allowed.includes(site)
    ? []
    : [{ field, reason: `leaves the site: ${site} is not one of ${allowed.join(', ')}` }];
}

const pathProblem: Check = (address, field) =>
  /^\/(?!\/)/.test(address) ? [] : [{ field, reason: `${address} is not a path that begins with one slash` }];

function guestExpressions({ session }: Knowledge): Record<string, string> {
  return Object.fromEntries(Object.entries(session.guest ?? {}).map(([name, text]) => [`session.guest.${name}`, text]));
}

function expressions(texts: Record<string, string | undefined>): FieldProblem[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    try {
      new RegExp(text ?? '');
      return [];
    } catch (error) {
      return [
        { field, reason: `is not a regular expression: ${error instanceof Error ? error.message : String(error)}` },
      ];
    }
  });
}
