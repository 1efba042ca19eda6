import style from '../components/page-note/note.css?inline';
import theme from '../components/shared/theme.css?inline';
import { createNoteBoard } from '../utils/page/note';

/** What the pages of the extension wear, for a root that is not a page. */
const themeOfHost = theme.replaceAll(':root', ':host');

export default defineUnlistedScript(() => {
  globalThis.walkawayNotes ??= createNoteBoard(window, themeOfHost + style);
  return true;
});
