import type { RememberedList } from '../browser/remembered-list';
import type { VisitData } from '../browser/visit-data';
import type { EffectiveSettings } from '../policy/settings';

/** What is erased beside cookies and storage, as the settings are now. */
export interface VisitTraces {
  /** Lists of the browser from which the entries of forgotten sites go. */
  lists(): Promise<RememberedList[]>;
  /** What cannot be told apart by site: at the end of a whole visit only. `isNothingKept`: every site was forgotten. */
  eraseVisit(sinceMs: number, isNothingKept: boolean): Promise<void>;
}

export function createVisitTraces(input: {
  settings: EffectiveSettings;
  history: RememberedList;
  downloads(withFiles: boolean): RememberedList;
  closedTabs: RememberedList;
  visitData: VisitData;
  onFailure(error: unknown): void;
}): VisitTraces {
  const { settings, visitData } = input;
  const valuesNow = () => settings.ready.then(settings.values, settings.values);
  return {
    async lists() {
      const values = await valuesNow();
      return [
        ...(values.wipeHistory ? [input.history] : []),
        ...(values.wipeDownloads || values.wipeDownloadedFiles ? [input.downloads(values.wipeDownloadedFiles)] : []),
        ...(values.wipeRecentlyClosed ? [input.closedTabs] : []),
      ];
    },
    async eraseVisit(sinceMs, isNothingKept) {
      const values = await valuesNow();
      const work = [
        values.wipeFormData && visitData.eraseFormData(sinceMs),
        values.wipeSavedPasswords && visitData.erasePasswords(sinceMs),
        values.wipeClipboard && visitData.emptyClipboard(),
        isNothingKept && visitData.eraseCache(sinceMs),
      ];
      for (const done of await Promise.allSettled(work)) if (done.status === 'rejected') input.onFailure(done.reason);
    },
  };
}
