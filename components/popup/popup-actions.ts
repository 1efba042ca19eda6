import type { Choices } from '../../utils/message/messages';
import type { Preference } from '../../utils/preference/preference';
import type { StoreKind } from '../../utils/session/store';

export type { Choices };

/** Everything the popup can ask for; whoever renders it decides how. */
export interface PopupActions {
  /** Choices by site, only for sites whose preference is `ask`. */
  logOutAll: (choices: Choices) => void;
  logOut: (key: string, choices: Choices) => void;
  setPreference: (site: string, preference: Preference, storeKind: StoreKind) => void;
  /** Opens the panel for a site; must run inside the press that asked for it. */
  closeElsewhere: (site: string) => void;
  checkNow: () => void;
  dismiss: () => void;
  /** Opens the browser's own permission question; must run inside the press that asked for it. */
  allowSites: () => void;
  openOptions: () => void;
}
