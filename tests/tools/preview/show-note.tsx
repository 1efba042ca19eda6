import style from '../../../components/page-note/note.css?inline';
import type { Texts } from '../../../components/shared/text';
import theme from '../../../components/shared/theme.css?inline';
import { choiceNote, type NoteTexts, untickedNote } from '../../../utils/guard/notes';
import { createNoteBoard } from '../../../utils/page/note';

/** Somebody's page with a note of ours over it. Its root is open here, so that it can be measured. */
export function showNote(state: string, text: Texts, direction: string) {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: 'open' });
  };
  const texts = { text, direction: () => direction } as NoteTexts;
  const note = state === 'note-choice' ? choiceNote(texts, 'Instagram') : untickedNote(texts);
  void createNoteBoard(window, theme.replaceAll(':root', ':host') + style).ask(note);
  return (
    <main style="padding: 24px; background: #fff; color: #222">
      <h1 style="font: 16px serif">somebody.example</h1>
    </main>
  );
}
