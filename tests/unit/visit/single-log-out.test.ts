import { describe, expect, test } from 'vitest';
import { makeItem, makeJob, run } from '../fakes/make-job';
import { PARTY, PROVIDER, SignOn, type SignOnManners } from '../fakes/sign-on';
import { createWorld } from '../fakes/world';

/** A job that ends both sessions, the provider's listed first. */
async function start(party: Partial<SignOnManners['party']>, tellsParty = false) {
  const world = createWorld();
  const manners = { hasControl: true, ends: 'session', leadsTo: 'goodbye', ...party } as const;
  const signOn = new SignOn(world, { party: manners, provider: { tellsParty } });
  const sessions = signOn.enter();
  const [provider, relying] = [sessions.provider, sessions.party].map((session) =>
    makeItem(session, { trace: world.ledger.trace(session.key) }),
  );
  if (!provider || !relying) throw new Error('two sessions, two items');
  return { world, signOn, provider, relying, go: () => run(world, makeJob([provider, relying])) };
}

async function endBoth(party: Partial<SignOnManners['party']>, tellsParty = false) {
  const set = await start(party, tellsParty);
  await set.go();
  return { ...set, of: { party: set.relying.result, provider: set.provider.result } };
}

const NOBODY = { party: false, provider: false };

describe('a relying party', () => {
  test('that lets the person in again in silence is logged out once more when its provider has ended', async () => {
    const { world, signOn, of } = await endBoth({ leadsTo: 'home' });
    expect(signOn.isAnyoneIn).toEqual(NOBODY);
    // Once before the provider, in vain, and once after it.
    const presses = world.requests.seen.filter(({ url }) => url === `https://${PARTY}/logout`);
    expect(presses).toHaveLength(2);
    expect(of.party).toMatchObject({ outcome: 'ended' });
    expect(of.provider).toMatchObject({ outcome: 'ended' });
  });

  test('without a way of its own ends with its provider, and that is proven', async () => {
    const { signOn, of } = await endBoth({ hasControl: false }, true);
    expect(signOn.isAnyoneIn).toEqual(NOBODY);
    expect(of.party).toEqual({ outcome: 'ended', way: 'single-log-out', reason: null, expiresAtMs: null });
  });

  test('whose own log-out leaves the old credential working ends when the provider tells it', async () => {
    const { of } = await endBoth({ ends: 'cookie-only' }, true);
    expect(of.party).toMatchObject({ outcome: 'ended' });
  });

  test.each([
    [{ ends: 'cookie-only' } as const, 'still-valid'],
    [{ hasControl: false }, 'wiped-only'],
  ])('stays what it was where the provider tells it nothing: %o', async (party, outcome) => {
    const { signOn, of } = await endBoth(party, false);
    expect(signOn.isAnyoneIn.party).toBe(true);
    expect(of.party).toMatchObject({ outcome });
    expect(of.provider).toMatchObject({ outcome: 'ended' });
  });

  test('whose log-out ends its provider as well takes nothing of that proof away', async () => {
    const { signOn, of } = await endBoth({ leadsTo: 'provider' });
    expect(signOn.isAnyoneIn).toEqual(NOBODY);
    expect(of.party).toMatchObject({ outcome: 'ended' });
    expect(of.provider).toMatchObject({ outcome: 'ended', way: 'single-log-out' });
  });

  test('that an open page of it entered again, after the proof, is not left open', async () => {
    const { signOn, relying, go } = await start({});
    let isBack = false;
    signOn.onAsk = ({ url }) => {
      if (isBack || url.host !== PROVIDER || url.pathname !== '/logout') return;
      isBack = true;
      signOn.comeBack();
    };
    await go();
    expect(isBack).toBe(true);
    expect(signOn.isAnyoneIn).toEqual(NOBODY);
    expect(relying.result).toMatchObject({ outcome: 'ended' });
  });

  test('that comes back and cannot be ended again is not called ended', async () => {
    const { signOn, relying, go } = await start({});
    let logOuts = 0;
    signOn.onAsk = ({ url }) => {
      if (url.host === PROVIDER && url.pathname === '/logout') signOn.comeBack();
      if (url.host === PARTY && url.pathname === '/logout' && logOuts++ > 0) signOn.manners.party.ends = 'cookie-only';
    };
    await go();
    expect(signOn.isAnyoneIn.party).toBe(true);
    expect(relying.result?.outcome).toBe('still-valid');
  });

  test('is not asked again after an interruption: what is left of the credential proves nothing', async () => {
    const { relying, go } = await start({ hasControl: false }, true);
    relying.wasInterrupted = true;
    relying.stage = 'logging-out';
    await go();
    expect(relying.result?.outcome).not.toBe('ended');
  });

  const ENDED = { outcome: 'ended', way: 'page', reason: null, expiresAtMs: null } as const;

  test('that was proven, and entered again before the background died, is told once more', async () => {
    const { signOn, relying, go } = await start({});
    Object.assign(relying, { wasInterrupted: true, stage: 'proving', result: ENDED });
    await go();
    expect(signOn.isAnyoneIn).toEqual(NOBODY);
    expect(relying.result?.outcome).toBe('logged-out');
  });

  test('that was proven, and shows nothing to be pressed any more, had been told all the same', async () => {
    const { relying, go } = await start({ hasControl: false });
    Object.assign(relying, { wasInterrupted: true, stage: 'proving', result: ENDED });
    await go();
    expect(relying.result).toMatchObject({ outcome: 'logged-out', way: 'page', reason: 'interrupted' });
  });
});

test('nothing of the old credential outlives the job', async () => {
  const { world, provider, relying } = await endBoth({ leadsTo: 'home' });
  const kept = JSON.stringify([provider, relying, world.ledger.sessions()]);
  expect(kept).not.toMatch(/t7r1d9s3h6j5b0n2c4q8v2/);
});
