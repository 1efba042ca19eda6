import type { Life } from '../browser/life';
import type { SiteAccess } from '../browser/site-access';
import type { KeyValueStore } from '../browser/stores';
import { createHandover, type HandoverInput } from './handover';
import { createLastVisit, kindOfStart, type LastVisitInput, type StartKind } from './last-visit';
import { createTriggers, type TriggersInput } from './triggers';

export type VisitLifeInput = HandoverInput &
  TriggersInput &
  LastVisitInput & { life: Life; siteAccess: SiteAccess; store: KeyValueStore };

/** A visit from the start of the browser to its end, with everything that ends it. */
export interface VisitLife {
  /** Registers all listeners; call it in the first tick. */
  listen(): void;
  /** Goes on where the last life of the background, or of the browser, stopped. */
  start(): Promise<void>;
}

export function createVisitLife(input: VisitLifeInput): VisitLife {
  const { ledger, settings, life, store, memory, clock, screen, jobs, tracker, course } = input;
  const handover = createHandover(input);
  const triggers = createTriggers(input);
  const lastVisit = createLastVisit(input);
  const startup = Promise.withResolvers<void>();
  const installed = Promise.withResolvers<void>();
  const told = { startup: startup.promise, installed: installed.promise };

  /** In the middle of a visit, or before the first one. */
  async function goOn(kind: StartKind): Promise<void> {
    await lastVisit.arrange().catch(input.onFailure);
    await jobs.resume();
    await handover.resume();
    if (ledger.isFresh()) await tracker.lookAtAll();
    if (kind === 'updated') await lastVisit.recall();
  }

  return {
    listen() {
      handover.listen();
      triggers.listen();
      lastVisit.listen();
      life.onStartup(startup.resolve);
      life.onInstalled(installed.resolve);
    },
    async start() {
      await Promise.all([ledger.ready, settings.ready, course.ready]);
      const wasUnderWay = ['working', 'counting'].includes(course.now().phase);
      await triggers.arrange().catch(input.onFailure);
      const [version, hasPrivateAccess] = [life.version(), input.siteAccess.hasPrivate];
      const kind = await kindOfStart({
        isFresh: ledger.isFresh(),
        version,
        hasPrivateAccess,
        store,
        memory,
        told,
        clock,
      });
      if (kind === 'installed' && !settings.view().locked.includes('mode'))
        await screen.openWelcome().catch(input.onFailure);
      if (kind !== 'browser') return goOn(kind);
      await input.wakeUps.awakeWhile(lastVisit.meet);
      await lastVisit.arrange();
      if (wasUnderWay) await handover.resume(); // by an earlier life of the background, in this start of the browser
    },
  };
}
