/** A small note over a page, with one thing to say and a few answers. Texts are in the person's language. */
export interface Note {
  /** What the note is called. */
  name: string;
  title: string;
  detail: string | null;
  answers: { id: string; label: string }[];
  /** Accessible name of the button that only puts the note away. */
  closeLabel: string;
  direction: string;
  /** How long it stays while nobody is in it, in milliseconds. */
  staysMs: number;
}

/** What comes of a note that nobody answered: it was put away or went by itself, or its page was left. */
export type Unanswered = 'put-away' | 'left';

/** Puts notes over the page it is in. Set as a global in the extension's own world of a page. */
export interface NoteBoard {
  /** The id of the answer, or `put-away`. A new note takes the place of the one before. */
  ask(note: Note): Promise<string>;
  isShown(): boolean;
}

declare global {
  var walkawayNotes: NoteBoard | undefined;
}

const PUT_AWAY: Unanswered = 'put-away';

function element(tag: string, className: string, words: string | null = null): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Walkaway's mark, as components/shared/mark.tsx draws it. */
const MARK = 'M2 30V11a9 9 0 0 1 18 0v4.94A9 9 0 0 0 17.29 30ZM18 24a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z';

function mark(): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 32 32');
  drawing.setAttribute('class', 'mark');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', MARK);
  drawing.append(path);
  return drawing;
}

/** The note itself. `answer` hears only of a person's own presses: a page can make others. */
function card(note: Note, answer: (id: string) => void): HTMLElement {
  const press = (button: HTMLElement, id: string) => {
    button.setAttribute('type', 'button');
    button.addEventListener('click', (event) => event.isTrusted && answer(id));
    return button;
  };
  const box = element('section', 'note');
  box.setAttribute('aria-label', note.name);
  const words = element('div', 'words');
  words.setAttribute('role', 'status');
  words.append(element('p', 'title', note.title));
  if (note.detail) words.append(element('p', 'detail', note.detail));
  const answers = element('div', 'answers');
  for (const { id, label } of note.answers) {
    const button = press(element('button', 'answer', label), id);
    button.dataset.answer = id;
    answers.append(button);
  }
  const close = press(element('button', 'close'), PUT_AWAY);
  close.setAttribute('aria-label', note.closeLabel);
  close.append(element('span', 'cross'));
  box.append(mark(), words, close, answers);
  box.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && answer(PUT_AWAY));
  return box;
}

/** The style as the browser keeps it apart from the page's own; as an element where it cannot be shared (Firefox). */
function dress(root: ShadowRoot, style: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element('style', '', style));
  }
}

/**
 * Makes the asker for one page. The note is in a closed shadow root, over everything else: the page cannot read it, style
 * it or press it. It can only see that an element was added.
 */
export function createNoteBoard(win: Window, style: string): NoteBoard {
  const doc = win.document;
  let putAway: () => void = () => undefined;
  let shown: HTMLElement | null = null;
  return {
    isShown: () => shown?.isConnected ?? false,
    ask(note) {
      putAway();
      const host = doc.createElement('div');
      host.dir = note.direction;
      shown = host;
      return new Promise((resolve) => {
        let leaving = 0;
        const answer = (id: string) => {
          win.clearTimeout(leaving);
          host.remove();
          resolve(id);
        };
        const leaveLater = () => {
          leaving = win.setTimeout(answer, note.staysMs, PUT_AWAY);
        };
        putAway = () => answer(PUT_AWAY);
        const box = card(note, answer);
        for (const name of ['pointerenter', 'focusin']) box.addEventListener(name, () => win.clearTimeout(leaving));
        for (const name of ['pointerleave', 'focusout']) box.addEventListener(name, leaveLater);
        const root = host.attachShadow({ mode: 'closed' });
        dress(root, style);
        root.append(box);
        // What lies outside an open dialog cannot be pressed.
        (doc.querySelector('dialog[open]') ?? doc.documentElement).append(host);
        host.popover = 'manual';
        host.showPopover();
        leaveLater();
      });
    },
  };
}
