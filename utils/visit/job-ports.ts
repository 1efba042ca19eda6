import type { LogoutPorts } from '../logout/ending';
import type { Ledger } from '../session/ledger';
import type { OtherAccounts } from '../session/other-accounts';
import type { Catalogue } from '../site/catalogue';
import type { WipePorts, WipeTarget } from '../wipe/wipe';
import type { Job } from './job';

/** What a job needs from the rest of the house. */
export interface JobPorts extends LogoutPorts, WipePorts {
  catalogue: Catalogue;
  ledger: Ledger;
  otherAccounts: OtherAccounts;
  heardTokens(key: string): string[];
  /** Called after every step; resolves when the journal has it. */
  onStep(job: Job): Promise<void>;
  /** Called when these targets have been erased: what comes late goes as well. */
  afterWipe(targets: WipeTarget[]): void;
  onFailure(error: unknown): void;
}
