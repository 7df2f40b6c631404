import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, and what is odd about it. */
export interface Packed {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly flags?: number;
  readonly method?: number;
  /** What stands in the archive in place of the packed content. */
  readonly packed?: Buffer;
}

/** The flag of an encrypted file. */
export const ENCRYPTED = 1;
/** The method of a file that is not packed. */
export const STORED = 0;

/** A ZIP archive (APPNOTE 6.3.10): the files with a head each, the index, the end of the index. */
export function zipOf(
  files: readonly Packed[] | Readonly<Record<string, string | Buffer>>,
  odd: Pick<Packed, 'flags' | 'method'> = {},
): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const file of listed(files).map((one) => ({ ...odd, ...one }))) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const method = file.method ?? 8;
    const packed = file.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(file.flags ?? 0, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    index.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, rest, name);
    const part = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
    offset += part.length;
    parts.push(part);
  }
  const indexLength = Buffer.concat(index).length;
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(indexLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...index, end]);
}

/** A member of a tar archive: its header, and its content filled up to a whole block. */
export function tarMember(
  name: string | Buffer,
  content: string | Buffer,
  { type = '0', prefix = '', size = '' }: { type?: string; prefix?: string; size?: string } = {},
): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write(size || `${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  header.write(' '.repeat(8), 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

const TAR_END = Buffer.alloc(1024);

export const tarOf = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  Buffer.concat([...Object.entries(files).map(([name, content]) => tarMember(name, content)), TAR_END]);

function listed(files: readonly Packed[] | Readonly<Record<string, string | Buffer>>): readonly Packed[] {
  if (Array.isArray(files)) return files as readonly Packed[];
  return Object.entries(files).map(([name, content]: [string, string | Buffer]) => ({ name, content }));
}
