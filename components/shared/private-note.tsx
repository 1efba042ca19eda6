import type { View } from '../../utils/message/messages';
import { useText } from './text';

/**
 * Browsers let no extension look into private windows until the person allows it, and tell it nothing of them: where all is
 * said to be over, that has to be said as well. In a kiosk an administrator sees to it.
 */
export function PrivateNote({ view }: { view: View }) {
  const text = useText();
  if (view.hasPrivateAccess || view.visit.isKiosk) return null;
  return <p class="private-note">{text('privateUnseen')}</p>;
}
