import { readTokens, readTokenValues } from '../utils/page/tokens';

export default defineUnlistedScript(async (): Promise<string[]> => readTokenValues(window, await readTokens(window)));
