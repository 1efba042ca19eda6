import type { Ask, Reply } from './fake-site-requests';
import { LoginSite } from './login-site';
import type { World } from './world';

export const PARTY = 'www.party.test';
export const PROVIDER = 'id.provider.test';

/** How a relying party and its provider go about a log-out. */
export interface SignOnManners {
  party: {
    /** Without one the party can only be left through its provider. */
    hasControl: boolean;
    ends: 'session' | 'cookie-only';
    /** Where its log-out leads: home, where whom the provider knows is let in again, or to the provider's log-out. */
    leadsTo: 'goodbye' | 'home' | 'provider';
  };
  provider: {
    /** Tells the party's server that the person has left (back-channel log-out). */
    tellsParty: boolean;
  };
}

const page = (isIn: boolean, hasControl = true): Reply => {
  if (!isIn) return { text: '<main><h1>Welcome</h1><a href="/login">Log in</a></main>' };
  const control = hasControl ? '<a href="/logout">Log out</a>' : '';
  return { text: `<nav><span>Alice</span>${control}</nav><main><h1>Your things</h1></main>` };
};

/** A relying party and its identity provider: two servers whose sessions hang together. */
export class SignOn {
  readonly #sessions = { party: new Set<string>(), provider: new Set<string>() };
  #codes = 0;
  #ids = 0;
  /** Called at every request, before it is answered. */
  onAsk: (ask: Ask) => void = () => undefined;

  constructor(
    readonly world: World,
    readonly manners: SignOnManners,
  ) {
    const heard = (answer: (ask: Ask) => Reply) => (ask: Ask) => {
      this.onAsk(ask);
      return answer(ask);
    };
    world.requests.serve(PARTY, heard(this.#party));
    world.requests.serve(PROVIDER, heard(this.#provider));
  }

  get isAnyoneIn() {
    return { party: this.#sessions.party.size > 0, provider: this.#sessions.provider.size > 0 };
  }

  /** Logs the person in at both and writes into the ledger what tracking would have seen. */
  enter() {
    const { world } = this;
    world.jar.put({ name: 'idp_session', value: this.#open('provider'), domain: PROVIDER });
    this.comeBack();
    const party = world.enter(new LoginSite(PARTY), { enteredThrough: 'provider.test' });
    return { party, provider: world.enter(new LoginSite(PROVIDER)) };
  }

  /** What an open page of the party does by itself while the provider knows the person. */
  comeBack(): void {
    this.world.jar.put({ name: 'party_session', value: this.#open('party'), domain: PARTY });
  }

  #open(where: 'party' | 'provider'): string {
    const id = `${where}-${this.#ids++}-t7r1d9s3h6j5b0n2c4q8v2`;
    this.#sessions[where].add(id);
    return id;
  }

  readonly #party = ({ url, cookies }: Ask): Reply => {
    const { hasControl, ends, leadsTo } = this.manners.party;
    const id = cookies.get('party_session') ?? '';
    if (url.pathname === '/callback' && url.searchParams.has('code'))
      return { redirectTo: '/', cookies: [{ name: 'party_session', value: this.#open('party') }] };
    if (url.pathname === '/goodbye' || url.pathname === '/callback') return page(false);
    if (url.pathname === '/logout' && hasControl) {
      if (ends === 'session') this.#sessions.party.delete(id);
      const next = { goodbye: '/goodbye', home: '/', provider: `https://${PROVIDER}/logout` }[leadsTo];
      return { redirectTo: next, cookies: [{ name: 'party_session' }] };
    }
    const isIn = this.#sessions.party.has(id);
    if (!isIn && leadsTo === 'home') return { redirectTo: `https://${PROVIDER}/authorize?prompt=none` };
    return page(isIn, hasControl);
  };

  readonly #provider = ({ url, cookies }: Ask): Reply => {
    const id = cookies.get('idp_session') ?? '';
    const isIn = this.#sessions.provider.has(id);
    if (url.pathname === '/authorize') {
      const answer = isIn ? `code=${this.#codes++}` : 'error=login_required';
      return { redirectTo: `https://${PARTY}/callback?${answer}` };
    }
    if (url.pathname !== '/logout') return page(isIn);
    this.#sessions.provider.delete(id);
    if (this.manners.provider.tellsParty) this.#sessions.party.clear();
    return { ...page(false), cookies: [{ name: 'idp_session' }] };
  };
}
