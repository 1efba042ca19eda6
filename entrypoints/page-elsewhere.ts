import { pressOthers, readElsewhere, untilHeard } from '../utils/page/read-elsewhere';

function statusOf(win: Window): number {
  const [navigation] = win.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.responseStatus || 200;
}

export default defineUnlistedScript(() => {
  let isListening = false;
  globalThis.walkawayElsewhere = {
    read: () => readElsewhere(document, location.href, { status: statusOf(window), isListening }),
    press: (label, home) => pressOthers(window, label, home),
    untilHeard() {
      isListening = true;
      return untilHeard(window).finally(() => {
        isListening = false;
      });
    },
  };
  return true;
});
