import { isAccountLabel, isDangerLabel, isLoginLabel, isMenuLabel, logoutLabelScore } from './words';

const LONGEST_NAME = 64;
/** A name, and whatever may stand around it. Longer texts are none. */
const LONGEST_TEXT = 300;
/** What sites call somebody who is not logged in, where the name would stand. */
const NOBODY =
  /^(?:guest|visitor|anonymous|gast|besucher|invité|visiteur|invitado|visitante|convidado|ospite|gość|гость|misafir|ziyaretçi|ゲスト|游客|访客|訪客|게스트|زائر|khách|tamu|אורח|vieras|gæst)(?: user)?$/iu;

/** A name as it may be shown: control and direction characters out, whitespace folded. Null when it cannot be a name. */
export function cleanName(text: string | null | undefined): string | null {
  if (!text || text.length > LONGEST_TEXT) return null;
  const name = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,["'“«|·•–-]+|[\s:,\]"'”»|·•!.…▾▼⌄–-]+$/gu, '')
    // Brackets around all of it go, those of a part stay: “Alice (7b)”.
    .replace(/^\(([^()]*)\)?$|^([^()]*)\)$/u, '$1$2')
    .trim();
  if (name === '' || name.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(name)) return null;
  if (/^\d{1,3}$|^https?:|[<>{}|\\]|\?$/.test(name) || name.split(' ').length > 5) return null;
  if (NOBODY.test(name)) return null;
  // One letter is a picture's initial; in scripts without case it may be a name.
  if (/^\p{Lu}$|^\p{Ll}$/u.test(name)) return null;
  if (isLoginLabel(name) || isAccountLabel(name) || isMenuLabel(name) || isDangerLabel(name)) return null;
  return logoutLabelScore(name) === 'none' ? name : null;
}
