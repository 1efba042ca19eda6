import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

interface Entry {
  name: Buffer;
  data: Buffer;
  offset: number;
}

/** The fields that a local header and a central one share: stored, UTF-8 names, no date (1 January 1980). */
function sharedFields({ name, data }: Entry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version needed
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(0x0021, 8);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function localPart(entry: Entry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), sharedFields(entry), entry.name, entry.data]);
}

function centralPart(entry: Entry): Buffer {
  const rest = Buffer.alloc(14); // no comment, first disk, no attributes
  rest.writeUInt32LE(entry.offset, 10);
  const version = Buffer.from([20, 0]);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, sharedFields(entry), rest, entry.name]);
}

function endPart(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function filesOf(dir: string): string[] {
  const all = readdirSync(dir, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A folder as a ZIP archive, uncompressed. */
export function zipFolder(dir: string): Buffer {
  let offset = 0;
  const entries = filesOf(dir).map((file): Entry => {
    const name = Buffer.from(path.relative(dir, file).replaceAll(path.sep, '/'));
    const entry = { name, data: readFileSync(file), offset };
    offset += 30 + name.length + entry.data.length;
    return entry;
  });
  const central = Buffer.concat(entries.map(centralPart));
  return Buffer.concat([...entries.map(localPart), central, endPart(entries.length, central.length, offset)]);
}

/** Packs a built extension as Firefox installs it for good. */
export const packXpi = (extensionDir: string, target: string): void => writeFileSync(target, zipFolder(extensionDir));
