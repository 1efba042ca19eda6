import { readFileSync } from 'node:fs';
import { type CookieShape, isBranded } from '../../utils/session/nominate.ts';

/** One row of a file of labelled cookies: a shape, the site it belongs to, and whether it is part of a login. */
export interface LabelledCookie {
  site: string;
  shape: CookieShape;
  auth: boolean;
}

export interface Figures {
  recall: number;
  precision: number;
  /** Share of the sites having authentication cookies of which at least one is nominated. */
  siteHit: number;
  f2: number;
}

type Kind = 'string' | 'number' | 'boolean';
const FIELDS: Record<string, Kind> = {
  site: 'string',
  name: 'string',
  domain: 'string',
  path: 'string',
  secure: 'boolean',
  httpOnly: 'boolean',
  session: 'boolean',
  valueLength: 'number',
  valueEntropy: 'number',
  valueCharset: 'string',
  auth: 'boolean',
};

/** What is wrong with the file, said so that the person who gave it can put it right. */
export class CookieFileError extends Error {}

function field(row: object, key: string, kind: Kind, at: string): unknown {
  const value: unknown = Reflect.get(row, key);
  if (value === undefined) throw new CookieFileError(`${at}: field "${key}" is missing, expected a ${kind}`);
  const wrong = typeof value !== kind || (kind === 'number' && !Number.isFinite(value));
  if (wrong) throw new CookieFileError(`${at}: field "${key}" is ${JSON.stringify(value)}, expected a ${kind}`);
  return value;
}

function daysOf(row: object, at: string): number | null {
  const days: unknown = Reflect.get(row, 'days') ?? null;
  if (days !== null && typeof days !== 'number')
    throw new CookieFileError(`${at}: field "days" is ${JSON.stringify(days)}, expected a number or null`);
  return days;
}

function labelled(row: unknown, index: number): LabelledCookie {
  const at = `row ${index}`;
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new CookieFileError(`${at}: expected an object, found ${JSON.stringify(row)}`);
  const checked = Object.entries(FIELDS).map(([key, kind]) => [key, field(row, key, kind, at)]);
  // Every field was just checked against the kind that FIELDS gives it.
  const { site, domain, auth, ...shape } = Object.fromEntries(checked) as Omit<CookieShape, 'days' | 'branded'> & {
    site: string;
    domain: string;
    auth: boolean;
  };
  return { site, auth, shape: { ...shape, days: daysOf(row, at), branded: isBranded(shape.name, domain) } };
}

/** Reads labelled cookies: a JSON array of rows. Throws a CookieFileError naming the row and the field at fault. */
export function readCookieFile(path: string): LabelledCookie[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CookieFileError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw new CookieFileError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(rows)) throw new CookieFileError(`${path}: expected a JSON array of cookies at the top`);
  if (rows.length === 0) throw new CookieFileError(`${path}: the array of cookies is empty`);
  return rows.map(labelled);
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Compares scores, in the order of the cookies, with their labels. */
export function figuresOf(cookies: LabelledCookie[], scores: number[], threshold: number): Figures {
  const picked = cookies.filter((_, index) => (scores[index] ?? 0) >= threshold);
  const authentic = cookies.filter((cookie) => cookie.auth);
  const hits = picked.filter((cookie) => cookie.auth);
  const recall = share(hits.length, authentic.length);
  const precision = share(hits.length, picked.length);
  const sitesHit = new Set(hits.map((cookie) => cookie.site)).size;
  const siteHit = share(sitesHit, new Set(authentic.map((cookie) => cookie.site)).size);
  return { recall, precision, siteHit, f2: share(5 * precision * recall, 4 * precision + recall) };
}

/** FNV-1a: which sites a model was trained on is recorded without writing their names down. */
export function siteHash(site: string): number {
  let hash = 0x811c9dc5;
  for (const character of site) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
