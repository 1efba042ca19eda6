import type { VisitTraces } from '../../../utils/visit/visit-traces';
import type { FakeRememberedList } from './fake-remembered-list';

/** What the settings want to be erased beside cookies and storage: nothing unless a test says so. */
export class FakeVisitTraces implements VisitTraces {
  wanted: FakeRememberedList[] = [];
  readonly ends: { sinceMs: number; isNothingKept: boolean }[] = [];

  lists = async (): Promise<FakeRememberedList[]> => this.wanted;

  eraseVisit = async (sinceMs: number, isNothingKept: boolean): Promise<void> => {
    this.ends.push({ sinceMs, isNothingKept });
  };
}
