import * as z from 'zod/mini';
import { CONFIDENCES, METHODS, REACHES } from './recipe';

const text = z.string().check(z.minLength(1));
const texts = z.array(text).check(z.minLength(1));
const storageMark = z.string().check(z.regex(/^(local|session|indexeddb):./));
const storageMarks = z.array(storageMark).check(z.minLength(1));
const strings = z.record(text, z.string());

const knowledge = {
  name: text,
  session: z.strictObject({
    cookies: z.optional(texts),
    storage: z.optional(storageMarks),
    guest: z.optional(z.record(text, text)),
  }),
  guestsHaveSessionCookie: z.optional(z.boolean()),
  account: z.optional(
    z.strictObject({
      cookie: text,
      pattern: z.optional(text),
      decode: z.optional(z.literal('url')),
      of: z.optional(z.literal('name')),
    }),
  ),
  remembered: z.optional(z.strictObject({ cookies: z.optional(texts), storage: z.optional(storageMarks) })),
  // Steps are told apart by `page` and parsed one by one, so that a reason names the field and not "no union member".
  logOut: z.array(z.unknown()),
  proof: z.optional(text),
  elsewhere: z.optional(text),
  changePassword: z.optional(text),
  passwordChangeEndsOthers: z.optional(z.enum(['yes', 'no', 'optional', 'site-dependent'])),
  reach: z.optional(z.enum(REACHES)),
  facts: z.strictObject({
    session: z.optional(z.enum(CONFIDENCES)),
    account: z.optional(z.enum(CONFIDENCES)),
    remembered: z.optional(z.enum(CONFIDENCES)),
    logOut: z.optional(z.enum(CONFIDENCES)),
    elsewhere: z.optional(z.enum(CONFIDENCES)),
    changePassword: z.optional(z.enum(CONFIDENCES)),
    date: z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
    source: text,
  }),
};

export const recipeSchema = z.strictObject({
  site: text,
  domains: texts,
  eachDomain: z.optional(z.literal(true)),
  sharedLogin: z.optional(texts),
  ...knowledge,
});

export const frameworkSchema = z.strictObject({
  framework: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  base: z.optional(z.literal('cookie-path')),
  detect: z.strictObject({
    cookies: z.optional(texts),
    together: z.optional(texts),
    without: z.optional(texts),
    html: z.optional(texts),
    storage: z.optional(texts),
  }),
  ...knowledge,
});

const before = z.strictObject({
  url: text,
  method: z.optional(z.enum(METHODS)),
  json: z.optional(text),
  header: z.optional(text),
  pattern: z.optional(text),
});

export const requestStepSchema = z.strictObject({
  method: z.enum(METHODS),
  url: text,
  headers: z.optional(strings),
  fields: z.optional(strings),
  json: z.optional(z.record(text, z.union([z.string(), z.boolean(), z.null()]))),
  before: z.optional(before),
  also: z.optional(z.literal(true)),
});

export const pageStepSchema = z.strictObject({
  page: text,
  press: z.enum(['control', 'confirmation', 'selector']),
  selector: z.optional(text),
});
