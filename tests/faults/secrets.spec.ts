import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from '../drivers/driver.ts';
import { EXTENSION_UUID } from '../drivers/firefox-process.ts';
import { chromiumId, geckoId } from '../drivers/manifest.ts';
import { pressLogOutAll } from '../drivers/popup-page.ts';
import { counted } from '../e2e/counted.ts';
import { expect, extensionDir, test } from '../e2e/fixture.ts';
import { expectFinished } from '../e2e/job-finished.ts';
import { copyCredentials, expectListed, logInAt } from '../e2e/logins.ts';
import { PASSWORD } from '../sites/town/house.ts';
import type { Town } from '../sites/town/town.ts';

const HOUSES = [
  'get-link-nonce',
  'post-form-csrf',
  'fetch-menu',
  'two-cookies',
  'jwt-local',
  'refresh-token',
  'wide-storage',
];

/** Every file below a folder; what vanishes while it is read belongs to a helper process that ends. */
function filesBelow(dir: string): { name: string; bytes: Buffer }[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.flatMap(({ name, parentPath }) => {
    try {
      return [
        { name: path.relative(dir, path.join(parentPath, name)), bytes: readFileSync(path.join(parentPath, name)) },
      ];
    } catch {
      return [];
    }
  });
}

const holds = (bytes: Buffer, secret: string) =>
  bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'));

/** Secrets of one house in requests to another. */
const strayIn = (seen: Town['seen'], secrets: { secret: string; hosts: string[] }[]): string[] =>
  seen.flatMap(({ host, url, headers, body }) => {
    const text = `${url} ${JSON.stringify(headers)} ${body}`;
    return secrets.filter((one) => !one.hosts.includes(host) && text.includes(one.secret)).map(() => `to ${host}`);
  });

test('after a whole visit no file of ours, no line and no request to anyone else holds a secret', async ({
  driverName,
  town,
}) => {
  test.setTimeout(240_000);
  const dir = extensionDir(driverName);
  const driver = await launch(driverName, { extensionDir: dir, hosts: town, permanentInstall: true });
  try {
    const houses = HOUSES.map(town.house);
    // Other tests of this worker log in at providers, which hand what they issue to others by right.
    const before = town.seen.length;
    const popup = await driver.extensionPage('/popup.html');
    const copied = await copyCredentials(driver, await logInAt(driver, houses));
    await expectListed(popup, houses);
    await pressLogOutAll(popup);
    await expectFinished(driver, popup, town, copied);
    // Nothing is tidied up any more: what was ever written is still in the files.
    await driver.killBrowser();
    const password = { secret: PASSWORD, hosts: town.houses.flatMap(({ hosts }) => hosts) };
    const issued = houses.flatMap(({ id, hosts }) => town.issued(id).map((secret) => ({ secret, hosts })));
    const secrets = [...issued, password];
    const names = [driverName === 'firefox' ? geckoId(dir) : chromiumId(dir), EXTENSION_UUID];
    const files = filesBelow(driver.profileDir);
    const ours = files.filter(({ name }) => names.some((own) => name.includes(own)));
    const inFiles = ours.flatMap(({ name, bytes }) =>
      secrets.filter((one) => holds(bytes, one.secret)).map(() => name),
    );
    const lines = driver.consoleLines().join('\n');
    const inLines = secrets.filter(({ secret }) => lines.includes(secret)).map(() => 'on the console');
    const seen = town.seen.slice(before);
    const found = [...inFiles, ...inLines, ...strayIn(seen, secrets)];
    const searched = { 'files of ours': ours.length, 'requests of all': seen.length };
    counted('secrets', { 'searched for': secrets.length, found: found.length, ...searched });
    expect(secrets.length).toBeGreaterThan(HOUSES.length);
    // The names of sites are no secrets, and stand in what was written down: who searches finds what is there.
    const harmless = houses.filter(({ site }) => ours.some(({ bytes }) => holds(bytes, site)));
    expect(harmless.length, 'sites found in our files').toBeGreaterThan(0);
    expect(found).toEqual([]);
  } finally {
    await driver.close();
  }
});
