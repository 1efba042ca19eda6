import type { Texts } from '../../../components/shared/text.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** The English texts, filled the way browsers fill them; throws where a browser would show an empty string. */
export const fakeTexts: Texts = (key, substitutions = []) => {
  const entry: Message | undefined = messages[key];
  if (!entry) throw new Error(`text: no message for "${key}"`);
  return entry.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = entry.placeholders?.[name.toLowerCase()]?.content;
    const value = substitutions[Number(content?.slice(1)) - 1];
    if (value === undefined) throw new Error(`text: "${key}" needs a value for ${name}`);
    return value;
  });
};
