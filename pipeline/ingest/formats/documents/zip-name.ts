const SIGNATURE = Buffer.from('PK\u0003\u0004');
/** Where the header of a file in a ZIP file has the length of its name, and where its name begins. */
const NAME_LENGTH_AT = 26;
const NAME_AT = 30;

/** The name of the first file in a ZIP file, by the beginning of its bytes; null where they are none. */
export function firstZipName(bytes: Buffer): string | null {
  if (bytes.length < NAME_AT || !bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  return bytes.toString('utf8', NAME_AT, NAME_AT + bytes.readUInt16LE(NAME_LENGTH_AT));
}
