import { siteOf } from '../../../utils/site/site.ts';
import type { Credential, FleetApp, FleetModule } from './fleet-module.ts';

/** One session that a login opens: at the application itself, or at its identity provider. */
export interface Target {
  name: string;
  origin: string;
  /** Registrable domain. */
  site: string;
  /** Does the server still treat who presents this credential as logged in? Plain HTTP, no browser. */
  isAlive(credential: Credential): Promise<boolean>;
}

/** The sessions that logging in to this application opens. */
export function targetsOf(fleet: FleetModule, app: FleetApp): Target[] {
  const own = targetAt(app.dir, app.origin, async (credential) => (await fleet.probe(app, credential)).ok);
  if (!app.sso) return [own];
  const [provider] = fleet.selectApps([app.sso]);
  if (!provider) return [own];
  const askProvider = (credential: Credential) =>
    app.ssoProbe ? fleet.probe(app, credential, 'ssoProbe') : fleet.probe(provider, credential);
  return [own, targetAt(`${app.dir}/idp`, provider.origin, async (credential) => (await askProvider(credential)).ok)];
}

const targetAt = (name: string, origin: string, isAlive: Target['isAlive']): Target => ({
  name,
  origin,
  site: siteOf(new URL(origin).hostname),
  isAlive,
});
