import type { Texts } from '../../../components/shared/text.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { type Messages, packedMessages } from '../../../utils/browser/pack-texts.ts';

const english: Messages = messages;

/** Keys of plural forms that a language may lack: browsers answer with nothing, and the caller takes another form. */
const MAY_LACK = /(?:Zero|Two|Few|Many)$/;

/** The texts of one language, filled the way browsers fill them; throws where a browser would show an empty string. */
export function textsOf(language: string, own: Messages): Texts {
  const packed: Messages = JSON.parse(packedMessages(own, english, language));
  const fallback: Messages = JSON.parse(packedMessages(english, english, 'en'));
  return (key, substitutions = []) => {
    const entry = packed[key] ?? fallback[key];
    if (!entry && MAY_LACK.test(key)) return '';
    if (!entry) throw new Error(`text: no message for "${key}"`);
    return entry.message.replace(/\$(\d)/g, (_, place: string) => {
      const value = substitutions[Number(place) - 1];
      if (value === undefined) throw new Error(`text: "${key}" needs a value for $${place}`);
      return value;
    });
  };
}

export const fakeTexts: Texts = textsOf('en', english);
