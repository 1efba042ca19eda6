import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { idOfKey } from './manifest.ts';
import { zipFolder } from './pack-xpi.ts';

/** Field numbers of CrxFileHeader, AsymmetricKeyProof and SignedData (Chromium, components/crx_file/crx3.proto). */
const SHA256_WITH_RSA = 2;
const SIGNED_HEADER_DATA = 10_000;
const PUBLIC_KEY = 1;
const SIGNATURE = 2;
const CRX_ID = 1;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

/** A length-delimited field, as protocol buffers write it. */
const field = (number: number, data: Buffer): Buffer =>
  Buffer.concat([varint(number * 8 + 2), varint(data.length), data]);

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** The private key in a PEM file; a new one is made where there is none. Whoever keeps the file keeps the id. */
export function readOrMakeKey(file: string): string {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

const publicKeyOf = (pem: string): Buffer => createPublicKey(pem).export({ type: 'spki', format: 'der' });

/** The extension id that Chromium gives to what is packed with this key. */
export const idOfPem = (pem: string): string => idOfKey(publicKeyOf(pem));

/** Packs a built extension as Chromium wants it from an administrator's server: CRX, version 3. */
export function packCrx(extensionDir: string, pem: string): Buffer {
  const archive = zipFolder(extensionDir);
  const publicKey = publicKeyOf(pem);
  const signedData = field(CRX_ID, createHash('sha256').update(publicKey).digest().subarray(0, 16));
  const toSign = Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signedData.length), signedData, archive]);
  const proof = Buffer.concat([field(PUBLIC_KEY, publicKey), field(SIGNATURE, sign('sha256', toSign, pem))]);
  const header = Buffer.concat([field(SHA256_WITH_RSA, proof), field(SIGNED_HEADER_DATA, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, archive]);
}

/** The update manifest that leads to the packed extension. */
export const updateManifest = (id: string, version: string, crxUrl: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}"><updatecheck codebase="${crxUrl}" version="${version}"/></app>
</gupdate>
`;
