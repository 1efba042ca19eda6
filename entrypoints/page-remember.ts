import { untickLabelled } from '../utils/page/remember-box';

/** By itself, because its words are of no use to what reads pages. Its result is the number of boxes newly unticked. */
export default defineUnlistedScript(() => untickLabelled(globalThis.walkawayGuard));
