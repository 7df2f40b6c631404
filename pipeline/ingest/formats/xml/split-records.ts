/** A part of an XML file, in the order of the file. Lines count from 1. */
export type XmlPart =
  /** What stands before the first record, or its beginning; comes first. */
  | { readonly kind: 'head'; readonly bytes: Buffer }
  | { readonly kind: 'record'; readonly line: number; readonly bytes: Buffer }
  /** Another record begins within it. */
  | { readonly kind: 'unclosed'; readonly line: number; readonly bytes: Buffer }
  /** The file ends within it. */
  | { readonly kind: 'cut_off'; readonly line: number; readonly bytes: Buffer }
  /** Its bytes were dropped as they came. */
  | { readonly kind: 'too_long'; readonly line: number; readonly length: number }
  /** The end of the file; comes last. */
  | { readonly kind: 'end'; readonly line: number; readonly isRootClosed: boolean };

export interface RecordElements {
  /** The name of the root element, as it stands. */
  readonly root: string;
  /** The name of the elements that are records, without a prefix; it may be that of the root. */
  readonly record: string;
  /** A longer record is skipped without being held in memory. */
  readonly maxBytes: number;
}

/**
 * Splits an XML file into the elements that are its records, without holding more than one of them. Only what parts
 * them is read, so one that is not well-formed costs itself alone: a CDATA section or comment that never closes ends
 * where its record does.
 *
 * @param source in an encoding whose bytes below 128 are ASCII
 */
export async function* splitRecords(
  source: AsyncIterable<Buffer>,
  elements: RecordElements,
): AsyncGenerator<XmlPart> {
  const splitter = new RecordSplitter(elements);
  for await (const chunk of source) yield* splitter.push(chunk);
  yield* splitter.end();
}

const [LINE_FEED, SPACE, SLASH, LESS, GREATER] = [0x0a, 0x20, 0x2f, 0x3c, 0x3e];
/** A longer name is none of those that part records. */
const MAX_NAME_LENGTH = 200;
/** What is taken from what stands before the first record. */
const MAX_HEAD_BYTES = 1024 * 1024;

/** Sections in which tags are none, and the two bytes before the `>` that ends them. */
const SECTION_ENDS: ReadonlyMap<string, number> = new Map([
  ['!--', 0x2d2d],
  ['![CDATA[', 0x5d5d],
]);

interface OpenRecord {
  readonly name: string;
  readonly line: number;
  parts: Buffer[];
  length: number;
}

class RecordSplitter {
  readonly #elements: RecordElements;
  /** What follows a `<`, as far as it was read; null elsewhere. */
  #mark: string | null = null;
  #markLine = 1;
  #sectionEnd: number | null = null;
  /** The last two bytes. */
  #lastTwo = 0;
  #line = 1;
  /** Null when the first record has begun. */
  #head: { parts: Buffer[]; length: number } | null = { parts: [], length: 0 };
  #record: OpenRecord | null = null;
  /** The tag of the record that the next `>` ends. */
  #tag: 'start' | 'end' | 'end-in-section' | null = null;
  /**
   * The length of the record up to an end tag within a section, while nothing but blanks follows: where the next
   * record or the end of the list comes then, the section never closed.
   */
  #possibleEnd: number | null = null;
  #isRootClosed = false;

  constructor(elements: RecordElements) {
    this.#elements = elements;
  }

  *push(chunk: Buffer): Generator<XmlPart> {
    /** Where the bytes begin that belong to the open record, or to the head, and were not added yet. */
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#mark !== null && this.#endsMark(byte)) {
        const name = this.#mark;
        this.#mark = null;
        if (this.#parts(name)) {
          this.#add(chunk.subarray(from, at));
          from = at;
          yield* this.#part(name);
        }
      }
      if (byte === LINE_FEED) this.#line++;
      if (byte === LESS) {
        this.#mark = '';
        this.#markLine = this.#line;
      } else if (byte > SPACE && this.#mark === null && this.#tag === null) this.#possibleEnd = null;
      if (byte === GREATER) {
        if (this.#tag !== null) {
          this.#add(chunk.subarray(from, at + 1));
          from = at + 1;
          yield* this.#closeTag();
        }
        if (this.#lastTwo === this.#sectionEnd) this.#sectionEnd = null;
      }
      this.#lastTwo = ((this.#lastTwo << 8) | byte) & 0xffff;
    }
    this.#add(chunk.subarray(from));
  }

  *end(): Generator<XmlPart> {
    yield* this.#headPart(0);
    if (this.#record !== null) {
      if (this.#possibleEnd !== null) yield this.#finish('record', this.#record.length - this.#possibleEnd);
      else {
        yield this.#finish('cut_off', 0);
        this.#isRootClosed = true;
      }
    }
    yield { kind: 'end', line: this.#line, isRootClosed: this.#isRootClosed };
  }

  /** Reads on in a mark; true where the byte does not belong to its name any more. */
  #endsMark(byte: number): boolean {
    const mark = this.#mark!;
    if (byte <= SPACE || byte === GREATER || byte === LESS || (byte === SLASH && mark !== '')) return true;
    const longer = mark + String.fromCharCode(byte);
    this.#mark = longer.length > MAX_NAME_LENGTH ? null : longer;
    const sectionEnd = SECTION_ENDS.get(longer);
    if (sectionEnd === undefined) return false;
    this.#mark = null;
    if (this.#sectionEnd === null) {
      this.#sectionEnd = sectionEnd;
      // The dashes that open a comment do not close it.
      this.#lastTwo = 0;
    }
    return false;
  }

  /** Whether a tag of that name, as it stands after its `<`, may begin or end a record or the root. */
  #parts(name: string): boolean {
    if (this.#possibleEnd !== null) return true;
    const { root, record } = this.#elements;
    return name === `/${root}` || name.slice(name.indexOf(':') + 1).replace(/^\//, '') === record;
  }

  /** Takes a tag of that name, up to its end; what stands before it, and itself, has been added. */
  *#part(name: string): Generator<XmlPart> {
    const markLength = name.length + 1;
    const isRecord = this.#isRecord(name);
    if (this.#record !== null && this.#possibleEnd !== null) {
      if (!isRecord && !name.startsWith('/')) {
        this.#possibleEnd = null;
        return;
      }
      yield this.#finish('record', this.#record.length - this.#possibleEnd);
    } else if (this.#record !== null) {
      if (name === `/${this.#record.name}`) this.#tag = this.#sectionEnd === null ? 'end' : 'end-in-section';
      if (name !== this.#record.name || this.#sectionEnd !== null) return;
      yield this.#finish('unclosed', markLength);
    } else if (this.#sectionEnd !== null) return;
    if (name === `/${this.#elements.root}`) this.#isRootClosed = true;
    if (!isRecord) return;
    yield* this.#headPart(markLength);
    const bytes = Buffer.from(`<${name}`, 'latin1');
    this.#record = { name, line: this.#markLine, parts: [bytes], length: bytes.length };
    this.#tag = 'start';
  }

  #isRecord(name: string): boolean {
    return !name.startsWith('/') && name.slice(name.indexOf(':') + 1) === this.#elements.record;
  }

  /** Takes the `>` of a tag of the record. */
  *#closeTag(): Generator<XmlPart> {
    const tag = this.#tag;
    this.#tag = null;
    if (tag === 'end-in-section') this.#possibleEnd = this.#record!.length;
    else if (tag === 'end' || (this.#lastTwo & 0xff) === SLASH) yield this.#finish('record', 0);
  }

  #add(part: Buffer): void {
    const record = this.#record;
    if (record !== null) {
      record.length += part.length;
      if (record.length > this.#elements.maxBytes) record.parts = [];
      else record.parts.push(part);
    } else if (this.#head !== null && this.#head.length < MAX_HEAD_BYTES) {
      this.#head.parts.push(part);
      this.#head.length += part.length;
    }
  }

  /** @param surplus bytes at the end that are none of it */
  *#headPart(surplus: number): Generator<XmlPart> {
    if (this.#head === null) return;
    const bytes = Buffer.concat(this.#head.parts);
    this.#head = null;
    const end = Math.min(bytes.length - surplus, MAX_HEAD_BYTES);
    yield { kind: 'head', bytes: bytes.subarray(0, end) };
  }

  /** @param surplus bytes at the end that are none of it */
  #finish(kind: 'record' | 'unclosed' | 'cut_off', surplus: number): XmlPart {
    const { name, line, parts, length: held } = this.#record!;
    const length = held - surplus;
    this.#record = null;
    this.#tag = null;
    this.#sectionEnd = null;
    this.#possibleEnd = null;
    if (name === this.#elements.root) this.#isRootClosed = true;
    if (held > this.#elements.maxBytes) return { kind: 'too_long', line, length };
    return { kind, line, bytes: Buffer.concat(parts).subarray(0, length) };
  }
}
