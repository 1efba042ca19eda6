import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One step of a login as a person does it, in the fleet's own words (`app.json`). */
export type FleetStep = Record<string, unknown>;

/** What `app.json` says of one application; only what the measurement needs. */
export interface FleetApp {
  dir: string;
  name: string;
  origin: string;
  loginUrl: string;
  homeUrl: string;
  loginSteps: FleetStep[];
  loggedInSelector?: string;
  user: string;
  password: string;
  /** Milliseconds the application needs after a page has loaded. */
  settle?: number;
  httpAuth?: boolean;
  /** Name of the application that is the identity provider of this one. */
  sso?: string;
  ssoProbe?: object;
  extraHosts?: string[];
  needs?: string[];
}

/** A cookie in the form Playwright gives: host-only domains bare, `expires` in seconds or -1. */
export interface FleetCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  httpOnly: boolean;
  secure: boolean;
}

/** What a browser holds for an application: what `probe` replays. */
export interface Credential {
  cookies: FleetCookie[];
  storage: {
    local: Record<string, string>;
    session: Record<string, string>;
    idbData: Record<string, Record<string, Record<string, unknown>>>;
  };
  httpAuth?: boolean;
}

/** The part of the fleet's own tool that is used here. */
export interface FleetModule {
  selectApps(names?: string[]): FleetApp[];
  start(app: FleetApp): { ok: boolean; seconds: number };
  stop(app: FleetApp): { ok: boolean };
  running(dir: string): boolean;
  absolute(app: FleetApp, path: string): string;
  hostsOf(app: FleetApp): string[];
  setUserAgent(userAgent: string): void;
  probe(app: FleetApp, credential: Credential, which?: string): Promise<{ ok: boolean; status: number }>;
  request(url: string): Promise<{ status: number; headers: Record<string, string | undefined>; body: string }>;
}

/** Where the applications keep their data (the fleet's own rule). */
export const fleetData = (): string => process.env.FLEET_DATA || join(process.env.TMPDIR || tmpdir(), 'fleet');

/** What is missing for a measurement, as a sentence for a person; null when nothing is. */
export function missingFleet(dir: string | undefined): string | null {
  if (!dir)
    return 'FLEET_DIR is not set: it must name the folder with the applications (fleet.mjs and one app.json each).';
  if (!existsSync(dir)) return `FLEET_DIR names a folder that does not exist: ${dir}`;
  if (!existsSync(join(dir, 'fleet.mjs'))) return `There is no fleet.mjs in FLEET_DIR (${dir}).`;
  return null;
}

/** Loads the fleet's tool. Throws when it, or its applications, cannot be read. */
export async function loadFleet(dir: string): Promise<FleetModule> {
  const fleet = (await import(pathToFileURL(join(dir, 'fleet.mjs')).href)) as FleetModule;
  if (fleet.selectApps().length === 0) throw new Error(`There is no app.json in the folders of FLEET_DIR (${dir}).`);
  return fleet;
}
