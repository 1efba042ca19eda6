import type { Home } from './home';

/** What a page tells while the person closes sessions on other devices. Free of queries, passwords and values of fields. */
export interface ElsewhereReading {
  /** Origin and path of the page. */
  address: string;
  /** How many sessions the page lists; null when it shows no such list. */
  sessionCount: number | null;
  /** The control that ends sessions on other devices and nothing else; null when there is none, or doubt. */
  control: OthersControl | null;
  /** Whether the page asks for a new password. */
  hasChangeForm: boolean;
  /** Whether the page asks for any password, or for a one-time code: then a change is not over. */
  asksSecret: boolean;
  /** Whether the page says that the password was changed. */
  saysChanged: boolean;
  /** Whether the server answered the page with an error. */
  isRefusal: boolean;
  /** Where the person may go on, best first. */
  links: ElsewhereLink[];
  /** Whether a call of `untilHeard` still waits in this document. */
  isListening: boolean;
}

export interface OthersControl {
  /** Its words, cleaned, at most 60 characters: to be shown, never to be kept. */
  label: string;
  /** All other sessions at once, or one of those listed. */
  ends: 'all-others' | 'one';
}

/** A link of the page to a page of the same site. Its address is held in memory while the panel is open. */
export interface ElsewhereLink {
  address: string;
  leadsTo: 'sessions' | 'password' | 'account';
}

/** What a person does in a page that may close sessions: a form for a new password `sent`, an end of sessions `pressed`. */
export type Heard = 'sent' | 'pressed';

/** Set as a global by its script, in the extension's own world of a page; no page can see it. */
export interface ElsewhereFunctions {
  /** Set by whoever loaded it: after an update of the extension an open page still holds the old functions. */
  version?: string;
  read(): ElsewhereReading;
  /** Presses the control of the last reading, where it is still the same, at home only. False when nothing was pressed. */
  press(label: string, home: Home): boolean;
  /** Resolves when the person sends a form that asks for a new password, or presses a control that ends other sessions. */
  untilHeard(): Promise<Heard>;
}

declare global {
  var walkawayElsewhere: ElsewhereFunctions | undefined;
}
