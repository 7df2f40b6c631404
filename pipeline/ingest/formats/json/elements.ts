/** An element of a list in a JSON file, as its bytes. Lines count from 1. */
export type JsonElement =
  | { readonly kind: 'element'; readonly line: number; readonly bytes: Buffer }
  /** The file ends within it. */
  | { readonly kind: 'cut_off'; readonly line: number; readonly bytes: Buffer }
  /** Its bytes were dropped as they came. */
  | { readonly kind: 'too_long'; readonly line: number; readonly length: number };

/**
 * Where the records of a JSON file are: the names that lead to their list from the outermost object, none for a list
 * that is the whole file; `values` where the file is a sequence of objects.
 */
export type RecordsPath = readonly string[] | 'values';

/**
 * Splits a JSON file into the elements of one list, without holding more than one of them. Only marks and strings are
 * read: whether an element is JSON is for its reader to say.
 *
 * @param source in an encoding whose bytes below 128 are ASCII
 * @param maxBytes a longer element is skipped without being held in memory
 */
export async function* splitElements(
  source: AsyncIterable<Buffer>,
  path: RecordsPath,
  maxBytes: number,
): AsyncGenerator<JsonElement> {
  const splitter = new ElementSplitter(path, maxBytes);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.end();
}

const [LINE_FEED, SPACE, QUOTE, COMMA] = [0x0a, 0x20, 0x22, 0x2c];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d];
/** A longer name leads to no records. */
const MAX_NAME_BYTES = 1000;

class ElementSplitter {
  readonly #path: RecordsPath;
  readonly #maxBytes: number;
  /** How many lists and objects are open. */
  #depth = 0;
  /** How many of the path's names lead to the objects that are open; as many as are open while none leads astray. */
  #matched = 0;
  /** The depth within the list of the records; -1 before it, -2 after it. */
  #listDepth: number;
  #isInString = false;
  #isEscaped = false;
  /** The bytes of the string that is being read, where it may be a name of the path; null elsewhere. */
  #name: number[] | null = null;
  #lastName: string | null = null;
  #line = 1;
  /** The element that is being read: the line where it begins, its bytes of earlier chunks, their length. */
  #element: { line: number; parts: Buffer[]; length: number } | null = null;

  constructor(path: RecordsPath, maxBytes: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#listDepth = path === 'values' ? 0 : -1;
  }

  *push(chunk: Buffer): Generator<JsonElement> {
    let from = this.#element === null ? -1 : 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === LINE_FEED) this.#line++;
      if (this.#isInString) {
        this.#readString(byte);
        continue;
      }
      if (byte <= SPACE) continue;
      const isAtList = this.#depth === this.#listDepth;
      if (isAtList && this.#element !== null && (byte === COMMA || byte === CLOSE_LIST)) {
        yield this.#finish(chunk.subarray(from, at));
        from = -1;
      } else if (isAtList && this.#element === null && byte !== COMMA && byte !== CLOSE_LIST) {
        this.#element = { line: this.#line, parts: [], length: 0 };
        from = at;
      }
      this.#readMark(byte);
      // Of a sequence, an object ends its element itself.
      if (this.#path === 'values' && this.#element !== null && this.#depth === 0 && byte === CLOSE_OBJECT) {
        yield this.#finish(chunk.subarray(from, at + 1));
        from = -1;
      }
    }
    if (this.#element !== null) this.#add(chunk.subarray(from));
  }

  *end(): Generator<JsonElement> {
    if (this.#element === null) return;
    const element = this.#finish(Buffer.alloc(0));
    yield element.kind === 'element' ? { ...element, kind: 'cut_off' } : element;
  }

  #readString(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isInString = false;
      this.#lastName = this.#name === null ? null : nameOf(this.#name);
      return;
    }
    if (this.#name !== null && this.#name.length < MAX_NAME_BYTES) this.#name.push(byte);
  }

  #readMark(byte: number): void {
    if (byte === QUOTE) {
      this.#isInString = true;
      this.#name = this.#listDepth === -1 && this.#depth === this.#matched + 1 ? [] : null;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (this.#listDepth === -1 && this.#path !== 'values') this.#open(byte === OPEN_LIST, this.#path);
      this.#depth++;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      this.#depth--;
      if (this.#listDepth > this.#depth) this.#listDepth = this.#path === 'values' ? 0 : -2;
      this.#matched = Math.min(this.#matched, Math.max(0, this.#depth - 1));
    } else if (byte === COMMA) this.#lastName = null;
  }

  /** Follows the path into what opens here, where its name leads on. */
  #open(isList: boolean, path: readonly string[]): void {
    if (this.#depth === 0) {
      if (isList && path.length === 0) this.#listDepth = 1;
      return;
    }
    const isNext = this.#depth === this.#matched + 1 && this.#lastName === path[this.#matched];
    if (!isNext) return;
    const isLast = this.#matched === path.length - 1;
    if (isLast && isList) this.#listDepth = this.#depth + 1;
    else if (!isLast && !isList) this.#matched++;
  }

  #add(part: Buffer): void {
    const element = this.#element!;
    element.length += part.length;
    if (element.length > this.#maxBytes) element.parts = [];
    else element.parts.push(part);
  }

  #finish(last: Buffer): JsonElement {
    this.#add(last);
    const { line, parts, length } = this.#element!;
    this.#element = null;
    if (length > this.#maxBytes) return { kind: 'too_long', line, length };
    return { kind: 'element', line, bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts) };
  }
}

function nameOf(bytes: readonly number[]): string | null {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return null;
  }
}
