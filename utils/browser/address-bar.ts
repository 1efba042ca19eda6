import browser from './api';
import { text } from './texts';

/** Something that can be chosen in the address bar. */
export interface Suggestion {
  /** What is entered when it is chosen. */
  content: string;
  description: string;
}

/** The keyword in the address bar; `omnibox` in the manifest. */
export interface AddressBar {
  onInput(suggest: (typed: string) => Promise<Suggestion[]>): void;
  onEnter(listener: (entered: string) => void): void;
}

/** Chromium reads descriptions as markup, Firefox as words. */
const plain = (words: string) => words.replace(/[<>&]/g, ' ');

export const addressBar: AddressBar = {
  onInput(suggest) {
    browser.omnibox.onInputStarted.addListener(() =>
      browser.omnibox.setDefaultSuggestion({ description: plain(text('search')) }),
    );
    browser.omnibox.onInputChanged.addListener((typed, answer) => {
      void suggest(typed).then(
        (all) => answer(all.map((one) => ({ ...one, description: plain(one.description) }))),
        () => answer([]), // nothing is offered where nothing could be read
      );
    });
  },
  onEnter(listener) {
    browser.omnibox.onInputEntered.addListener((entered) => listener(entered));
  },
};
