import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Messages, packedMessages } from './pack-texts';

/** All languages below a folder, as files of the package. */
export async function packagedTexts(folder: string): Promise<{ relativeDest: string; contents: string }[]> {
  const read = async (language: string) =>
    JSON.parse(await readFile(join(folder, language, 'messages.json'), 'utf8')) as Messages;
  const english = await read('en');
  const languages = (await readdir(folder)).sort();
  return Promise.all(
    languages.map(async (language) => ({
      relativeDest: `_locales/${language}/messages.json`,
      contents: packedMessages(await read(language), english, language),
    })),
  );
}
