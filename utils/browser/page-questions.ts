/**
 * Runs in a page's own world while its log-out is pressed: what the page asks by the browser's own boxes would hold the
 * tab until somebody answers, and a tab behind others is not even asked. Our functions in the page hear the question as
 * an event named `name` and agree by cancelling it; what they do not agree to counts as *Cancel*.
 */
export function takeQuestions(name: string): void {
  let page: Document;
  try {
    page = (window.top ?? window).document;
  } catch {
    return; // A frame of another origin is never touched.
  }
  const { confirm, alert, prompt } = window;
  window.confirm = (text) => !page.dispatchEvent(new CustomEvent(name, { detail: String(text), cancelable: true }));
  window.alert = () => undefined;
  window.prompt = () => null;
  page.addEventListener(`${name}-over`, () => Object.assign(window, { confirm, alert, prompt }), { once: true });
}

/** Gives the page its own boxes back. */
export function giveQuestionsBack(name: string): void {
  document.dispatchEvent(new Event(`${name}-over`));
}
