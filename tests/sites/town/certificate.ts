import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** Base64 SHA-256 of the public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
  /** PEM file of the throw-away authority, for Firefox's policy `Certificates.Install`. */
  caPath: string;
  remove(): void;
}

/**
 * Makes a throw-away authority and one leaf for all hosts, with the `openssl` command.
 * Firefox refuses a self-signed leaf as an authority, therefore two certificates.
 */
export function makeCertificate(hosts: string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'walkaway-town-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    ...['req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Town test CA'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  );
  openssl('req', ...newKey, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=town');
  const names = ['localhost', ...hosts].map((host) => `DNS:${host}`).join(',');
  writeFileSync(
    join(folder, 'leaf.cnf'),
    `subjectAltName=${names}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n`,
  );
  openssl(
    ...['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-days', '30', '-extfile', 'leaf.cnf', '-out', 'leaf.pem'],
  );
  const cert = readFileSync(join(folder, 'leaf.pem'));
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: readFileSync(join(folder, 'leaf.key')),
    cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    caPath: join(folder, 'ca.pem'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
