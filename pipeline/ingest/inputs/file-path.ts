import { isUtf8 } from 'node:buffer';

/** A path as the file system takes it: text, or bytes where a name in it is not UTF-8. */
export type FilePath = string | Buffer;

const SLASH = Buffer.from('/');

/** The path of an entry of a folder. */
export function childPath(folder: FilePath, name: Buffer): FilePath {
  if (typeof folder === 'string' && isUtf8(name)) {
    return folder.endsWith('/') ? folder + name.toString() : `${folder}/${name.toString()}`;
  }
  return Buffer.concat([typeof folder === 'string' ? Buffer.from(folder) : folder, SLASH, name]);
}

/** The path as text; bytes that are not UTF-8 are written `\xE9`, so that names that differ stay apart. */
export function displayPath(path: FilePath): string {
  if (typeof path === 'string') return path;
  if (isUtf8(path)) return path.toString();
  let text = '';
  for (let i = 0; i < path.length; ) {
    const length = characterLength(path, i);
    text += length === 0 ? escaped(path[i]!) : path.toString('utf8', i, i + length);
    i += Math.max(1, length);
  }
  return text;
}

/** Bytes of the UTF-8 character that begins at `at`; 0 where none does. */
function characterLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}

const escaped = (byte: number): string => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
