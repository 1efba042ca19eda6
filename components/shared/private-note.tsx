import type { View } from '../../utils/message/messages';
import type { Tone } from './hero';
import { type Texts, useText } from './text';

/**
 * Browsers let no extension look into private windows until the person allows it, and tell it nothing of them: where all is
 * said to be over, that has to be said as well. In a kiosk an administrator sees to it. Null where there is nothing to say.
 */
export function privateWords(text: Texts, view: View, tone: Tone): string | null {
  return tone === 'attention' || view.hasPrivateAccess || view.visit.isKiosk ? null : text('privateUnseen');
}

/** The same, beside a claim of this tone. */
export function PrivateNote({ view, tone }: { view: View; tone: Tone }) {
  const words = privateWords(useText(), view, tone);
  return words && <p class="private-note">{words}</p>;
}
