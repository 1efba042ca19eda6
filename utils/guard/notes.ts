import type { Note } from '../page/note';

/** The texts of notes, and the direction in which they are read. */
export interface NoteTexts {
  text(key: string, substitutions?: string[]): string;
  direction(): string;
}

/** Long enough to be read slowly twice; nothing is lost when it goes. */
const UNTICKED_MS = 20_000;
const CHOICE_MS = 40_000;

const common = ({ text, direction }: NoteTexts) => ({
  name: text('extensionName'),
  closeLabel: text('noteClose'),
  direction: direction(),
});

/** Says that a box was unticked. Its one answer is `leave`. */
export const untickedNote = (texts: NoteTexts): Note => ({
  ...common(texts),
  title: texts.text('noteUnticked'),
  detail: texts.text('noteUntickedDetail'),
  answers: [{ id: 'leave', label: texts.text('noteLeaveTicked') }],
  staysMs: UNTICKED_MS,
});

/** Asks what the site may do at log-out. Its answers are preferences. */
export const choiceNote = (texts: NoteTexts, siteName: string): Note => ({
  ...common(texts),
  title: texts.text('preferenceOf', [siteName]),
  detail: texts.text('noteChoiceDetail'),
  answers: [
    { id: 'remember', label: texts.text('preferenceRemember') },
    { id: 'forget', label: texts.text('preferenceForget') },
    { id: 'ask', label: texts.text('noteAskMe') },
  ],
  staysMs: CHOICE_MS,
});
