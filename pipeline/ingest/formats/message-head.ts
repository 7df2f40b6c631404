/** The head of a WARC record, of an HTTP message or of a part of MIME: `Name: value` lines, and a line before them. */
export interface MessageHead {
  readonly firstLine: string;
  /** In bytes, with the blank line that ends it. */
  readonly length: number;
  /** The value of a field by its name in small letters; of several the first, null where there is none. */
  field(name: string): string | null;
}

/** A longer head is none. */
export const MAX_HEAD_BYTES = 64 * 1024;

/** The head that bytes begin with; null where no blank line ends it. */
export function parseHead(bytes: Buffer): MessageHead | null {
  const length = headLength(bytes.subarray(0, MAX_HEAD_BYTES));
  if (length === null) return null;
  // A line that begins with a blank goes on with the field before it.
  const text = bytes.toString('utf8', 0, length).replace(/\n[ \t]+/g, ' ');
  const lines = text.split('\n').map((line) => line.trim());
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { firstLine: lines[0] ?? '', length, field: (name) => fields.get(name) ?? null };
}

function headLength(bytes: Buffer): number | null {
  const ends = ['\n\r\n', '\n\n'].flatMap((mark) => {
    const at = bytes.indexOf(mark);
    return at === -1 ? [] : [at + mark.length];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The media type that a `Content-Type` names, in small letters: `text/html`. */
export const mediaTypeOf = (contentType: string | null): string =>
  (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** The encoding that a `Content-Type` names: `text/html; charset="utf-8"`. */
export const charsetOf = (contentType: string | null): string | null =>
  /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1] ?? null;
