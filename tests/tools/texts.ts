/**
 * Lists, as JSON, what each language lacks, with the English texts and what they are for: `npm run texts`, or
 * `npm run texts -- de fr`. What a translator gives back goes into the file of the language. Exit code 1 when something is
 * missing or wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Messages } from '../../utils/browser/pack-texts.ts';
import { missingTexts, textProblems } from '../architecture/rules/texts.ts';

const FOLDER = fileURLToPath(new URL('../../public/_locales', import.meta.url));
const read = (language: string) => JSON.parse(readFileSync(`${FOLDER}/${language}/messages.json`, 'utf8')) as Messages;

const english = read('en');
const asked = process.argv.slice(2);
const languages = readdirSync(FOLDER).filter((language) => asked.length === 0 || asked.includes(language));
const missing: Record<string, Messages> = {};
for (const language of languages) {
  const messages = read(language);
  for (const problem of textProblems(language, messages, english)) console.error(problem);
  const lacking = missingTexts(language, messages, english);
  if (Object.keys(lacking).length > 0) missing[language] = lacking;
  if (textProblems(language, messages, english).length > 0) process.exitCode = 1;
}
console.log(JSON.stringify(missing, null, 2));
if (Object.keys(missing).length > 0) process.exitCode = 1;
