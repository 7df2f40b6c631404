import type { Entry } from 'yauzl';
import { readableBytes } from '../reader.js';
import { type DocumentFault, documentFault } from './document.js';
import { firstZipName } from './zip-name.js';

/** Parts of a document that is a ZIP file of XML: their texts by their names, with `/`. */
export interface ZipParts {
  readonly kind: 'parts';
  readonly texts: ReadonlyMap<string, string>;
}

/** What the parts that are read may come to when they are unpacked, in bytes. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

export const PASSWORD = documentFault('unreadable', 'It has a password: save it without one.');

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Where Office keeps a document with a password, and a document of before 2007. */
const OLE_STREAMS: readonly (readonly [name: string, fault: DocumentFault])[] = [
  ['EncryptedPackage', PASSWORD],
  [
    'WordDocument',
    documentFault('unsupported_format', 'It is an old Word document (.doc): save it as .docx.'),
  ],
];

/**
 * Unpacks the parts of a document that `isWanted` names.
 *
 * @param format that it should be, after "no"
 */
export async function zipParts(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
  format: string,
): Promise<ZipParts | DocumentFault> {
  if (firstZipName(bytes) === null) return otherFault(bytes, format);
  const yauzl = await import('yauzl');
  const texts = new Map<string, string>();
  let left = MAX_UNPACKED_BYTES;
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry.fileName) || texts.has(entry.fileName)) continue;
      if (entry.isEncrypted()) return PASSWORD;
      left -= entry.uncompressedSize;
      if (left < 0) return tooLarge(entry);
      texts.set(entry.fileName, await textOf(await zip.openReadStreamPromise(entry)));
    }
  } catch (error) {
    // The library's errors have no class of their own; nothing but its reading stands in the block.
    return documentFault(
      'unreadable',
      `It is a ZIP file that is damaged or cut off (${(error as Error).message}): fetch it again.`,
    );
  }
  return { kind: 'parts', texts };
}

function otherFault(bytes: Buffer, format: string): DocumentFault {
  if (bytes.length === 0)
    return documentFault('empty', 'There is no byte in it: remove it, or fetch it again.');
  if (bytes.subarray(0, OLE_SIGNATURE.length).equals(OLE_SIGNATURE)) {
    for (const [name, fault] of OLE_STREAMS) if (bytes.includes(name, 0, 'utf16le')) return fault;
  }
  const reason = `It is no ${format}, which begins as a ZIP file does: name it as what it is, or fetch it again.`;
  return documentFault('unsupported_format', reason);
}

function tooLarge({ fileName, uncompressedSize }: Entry): DocumentFault {
  const [size, limit] = [uncompressedSize, MAX_UNPACKED_BYTES].map(readableBytes);
  return documentFault(
    'too_large',
    `Its part ${fileName} is ${size} long when it is unpacked, and no more than ${limit} are read: split it.`,
  );
}

/** XML is in UTF-8, or in UTF-16 with a byte order mark. */
async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
