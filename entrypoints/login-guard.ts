import { tellLoginForm } from '../utils/browser/login-news';
import { createLoginGuard } from '../utils/page/login-guard';

// Not a `.content.ts`: what WXT adds to those is bigger than the guard, and speaks where the page can hear it.
export default defineUnlistedScript(() => {
  globalThis.walkawayGuard ??= createLoginGuard(window, tellLoginForm);
});
