import type { Choices } from '../../utils/message/messages';
import type { Preference } from '../../utils/preference/preference';
import type { StoreKind } from '../../utils/session/store';
import type { WipePlan } from '../../utils/wipe/plan';

export type { Choices };

/** Everything the popup can ask for; whoever renders it decides how. */
export interface PopupActions {
  /** Choices by site, only for sites whose preference is `ask`. */
  logOutAll: (choices: Choices) => void;
  logOut: (key: string, choices: Choices) => void;
  /** Counts what a wipe would erase: of one session by its key, or of everything. Null when it cannot be told. */
  planWipe: (key: string | null, choices: Choices) => Promise<WipePlan | null>;
  setPreference: (site: string, preference: Preference, storeKind: StoreKind) => void;
  /** Opens the panel for a site; must run inside the press that asked for it. */
  closeElsewhere: (site: string) => void;
  checkNow: () => void;
  dismiss: () => void;
  /** Opens the browser's own permission question; must run inside the press that asked for it. */
  allowSites: () => void;
  openOptions: () => void;
}
