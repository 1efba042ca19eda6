import { queryAll } from './dom';

/** What a person would lose by the end of a visit: something that plays, or words that are not sent yet. */
export type Busy = 'media' | 'form';

const WRITTEN =
  'textarea, input:not([type]), input[type="text"], input[type="email"], input[type="tel"], input[type="url"], input[type="number"]';

const plays = (media: HTMLMediaElement): boolean => !media.paused && !media.ended && media.currentTime > 0;

const isTouched = (field: HTMLInputElement | HTMLTextAreaElement): boolean =>
  field.value.trim() !== '' && field.value !== field.defaultValue && !field.disabled && !field.readOnly;

/** What the page is busy with for the person; null for nothing. Words are compared, never returned. */
export function busyWith(doc: Document): Busy | null {
  if ((queryAll(doc, 'video, audio') as HTMLMediaElement[]).some(plays)) return 'media';
  if ((queryAll(doc, WRITTEN) as HTMLInputElement[]).some(isTouched)) return 'form';
  const active = doc.activeElement;
  const isWriting = active instanceof HTMLElement && active.isContentEditable && active.textContent?.trim() !== '';
  return isWriting ? 'form' : null;
}
