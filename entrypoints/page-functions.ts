import { busyWith } from '../utils/page/busy';
import { pressAtHome } from '../utils/page/press-at-home';
import { probe } from '../utils/page/probe';
import { readFetchedPage } from '../utils/page/read-fetched-page';
import { removeTokens } from '../utils/page/remove-tokens';
import { readTokenValues } from '../utils/page/tokens';

export default defineUnlistedScript(() => {
  globalThis.walkawayPage = {
    probe: (home) => probe(window, home),
    busyWith: () => busyWith(document),
    press: (task) => pressAtHome(window, task),
    tokenValues: (home) => readTokenValues(window, home),
    removeTokens: (task) => removeTokens(window, task),
    readFetchedPage,
  };
  return true;
});
