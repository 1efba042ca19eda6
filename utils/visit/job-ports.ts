import type { LogoutPorts } from '../logout/ending';
import type { Ledger } from '../session/ledger';
import type { OtherAccounts } from '../session/other-accounts';
import type { Catalogue } from '../site/catalogue';
import type { WipePorts } from '../wipe/find';
import type { WipeTarget } from '../wipe/target';
import type { Job } from './job';
import type { VisitTraces } from './visit-traces';

/** What a job needs from the rest of the house. */
export interface JobPorts extends LogoutPorts, Omit<WipePorts, 'remembered'> {
  catalogue: Catalogue;
  ledger: Ledger;
  otherAccounts: OtherAccounts;
  /** What the settings want to be erased beside cookies and storage. */
  traces: VisitTraces;
  heardTokens(key: string): string[];
  /** False once the person has withdrawn the access to sites: then nothing that is still here can be seen. */
  hasSiteAccess(): Promise<boolean>;
  /** Called after every step; resolves when the journal has it. */
  onStep(job: Job): Promise<void>;
  /** Called when these targets have been erased: what comes late goes as well. */
  afterWipe(targets: WipeTarget[]): void;
  onFailure(error: unknown): void;
}
