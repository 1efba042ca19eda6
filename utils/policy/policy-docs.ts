import type { PolicyKey, SettingKey } from './setting-table';

/** What each key of a policy means, for administrators: the schema, the templates and the documents take it from here. */
export const POLICY_DOCS: Record<SettingKey | PolicyKey | 'preferences' | 'recipes', string> = {
  mode: 'Who uses this computer: only-me, shared or kiosk. Every key that is not set follows from it. kiosk leaves nothing to the person at the computer.',
  defaultPreference: 'What is wanted of a site that no rule speaks of.',
  idleMinutes: 'Minutes without any input after which the visit ends. 0 is never.',
  countdownSeconds:
    'Seconds of the countdown before the visit ends. Input cancels it, but not at closing time and the longest length.',
  longestVisitMinutes: 'Minutes after which a visit ends in any case. 0 is never.',
  endOnLock: 'The visit ends when the screen is locked.',
  endOnLastWindow: 'The visit ends with its last window.',
  endAtStart: 'What a visit left behind is ended when the browser starts.',
  logOutWithLastTab: 'A site that is to be forgotten is logged out of ten seconds after its last tab was closed.',
  closingTimes: 'Times of day, by weekday (sun to sat), at which the visit ends, such as 18:30.',
  startPage: 'Address that is shown when a visit is over. Empty: the browser’s own new tab.',
  waitForMediaAndForms: 'Idling counts later while a video plays or a form is half filled.',
  guardPasswordSaving: 'The browser does not offer to save passwords, addresses and cards.',
  guardRememberBoxes: 'Remember-me boxes on login forms are unticked.',
  askAfterLogin: 'After a login the page asks once what the site may remember.',
  wipeHistory: 'The history of a forgotten site goes.',
  wipeDownloads: 'Downloads of a forgotten site go from the list.',
  wipeDownloadedFiles: 'So do the downloaded files.',
  wipeFormData: 'Form data of the visit goes.',
  wipeSavedPasswords: 'Passwords saved during the visit go, where the browser allows it.',
  wipeRecentlyClosed: 'Recently closed tabs of forgotten sites go.',
  wipeClipboard: 'The clipboard is emptied when the visit ends.',
  keepReceipts: 'The newest 30 receipts are kept on the computer: counts, outcomes and times, no names and no sites.',
  notifyLeftToDo:
    'A notification tells when something is left to do by hand and no page of Walkaway is open. No names and no sites.',
  handoverText: 'A sentence of yours on the page that a visit ends with.',
  reportTo:
    'Address of an OpenTelemetry collector (OTLP/HTTP, such as https://collector.example.org/v1/logs). Gets counts and outcomes, no names and no sites. Without it nothing is sent.',
  kioskId: 'Name of this computer in reports.',
  recipes: 'Recipes for sites of your own: a list of texts, each of them a recipe in JSON.',
  preferences:
    'Rules for sites: pattern (example.org or *.example.org), preference (forget, remember, keep, ask) and, if wanted, store (normal, private, container).',
};
