import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { asciiSource } from '../../decode/ascii-source.js';
import { type Decoded, decodeAs, isBlank, NO_TEXT } from '../../decode/decode.js';
import type { ReadResult } from '../../record.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import { type ReadContext, type Source, sourceFault } from '../reader.js';
import { headOf } from '../recognise/head.js';
import { otherXmlReason } from '../recognise/other-formats.js';
import { startText } from '../start-text.js';
import { isElement } from './element.js';
import { type Namespaces, NO_NAMESPACES } from './namespaces.js';
import { parseXml } from './parse.js';
import { declaredEncoding, rootOf } from './root.js';
import { splitRecords, type XmlPart } from './split-records.js';
import { vocabularyOf } from './vocabularies.js';
import { NOTHING_INHERITED, type Vocabulary } from './vocabulary.js';

/** Reads the records of an XML file, in the vocabulary that its root element tells. */
export async function* readXmlFile(
  { bytes }: Source,
  context: ReadContext,
  format: FileFormat,
): AsyncGenerator<ReadResult> {
  const { sourcePath, maxRecordBytes: maxBytes } = context;
  const records = new ObjectRecords(context, format);
  const started = await startText(bytes, records, 'XML');
  if (started.kind === 'fault') {
    yield started;
    return;
  }
  const head = headOf(started.stream.head);
  const root = rootOf(head.text);
  const vocabulary = vocabularyOf(root);
  let line: number | null = null;
  try {
    if (root === null || vocabulary === null) {
      started.stream.checkHead();
      await started.stream.return();
      yield head.isWhole && isBlank(head.text)
        ? records.faultAt(null, 'empty', NO_TEXT)
        : records.faultAt(null, 'unsupported_format', otherXmlReason(head));
      return;
    }
    const source = asciiSource(started.stream, started.decoder);
    const decode = decoderOf(source.decode, declaredEncoding(head.text));
    const file = new XmlFile(vocabulary, root.rawName, decode, records);
    line = 1;
    const elements = { root: root.rawName, record: vocabulary.record, maxBytes };
    for await (const part of splitRecords(source.bytes, elements)) {
      if (part.kind !== 'head') line = part.line;
      const result = file.read(part);
      if (result !== null) yield result;
    }
  } catch (error) {
    yield sourceFault(error, { docId: null, sourcePath, line });
  }
}

type Decode = (part: Buffer) => Decoded;

/** What the file declares counts where its bytes are not UTF-8. */
function decoderOf(decode: Decode, declared: string | null): Decode {
  const label = labelOf(declared);
  return label === null ? decode : (part) => (isUtf8(part) ? decode(part) : decodeAs(part, label));
}

/** The label of an encoding in which ASCII stands for itself, other than UTF-8; null for any other. */
function labelOf(declared: string | null): string | null {
  try {
    const label = declared === null ? 'utf-8' : new TextDecoder(declared).encoding;
    return /^(?:utf-|iso-2022-)/.test(label) ? null : label;
  } catch {
    return null;
  }
}

/** One file, whose parts are read in their order. */
class XmlFile {
  readonly #vocabulary: Vocabulary;
  readonly #root: string;
  readonly #decode: Decode;
  readonly #records: ObjectRecords;
  #inherited = NOTHING_INHERITED;
  #namespaces: Namespaces = NO_NAMESPACES;
  #count = 0;

  constructor(vocabulary: Vocabulary, root: string, decode: Decode, records: ObjectRecords) {
    this.#vocabulary = vocabulary;
    this.#root = root;
    this.#decode = decode;
    this.#records = records;
  }

  /** Null for a part that is no record. */
  read(part: XmlPart): ReadResult | null {
    if (part.kind === 'head') {
      this.#begin(part.bytes);
      return null;
    }
    if (part.kind === 'end') return this.#end(part);
    this.#count++;
    if (part.kind === 'too_long') return this.#records.tooLong('record', part.line, part.length);
    return this.#record(part);
  }

  #begin(bytes: Buffer): void {
    const decoded = this.#decode(bytes);
    const text = decoded.kind === 'text' ? decoded.text : bytes.toString('utf8');
    const head = parseXml(text, NO_NAMESPACES);
    this.#inherited = this.#vocabulary.inherited(head);
    this.#namespaces = head.namespaces;
  }

  #record({ kind, line, bytes }: Exclude<XmlPart, { kind: 'head' | 'end' | 'too_long' }>): ReadResult | null {
    const records = this.#records;
    const sha256 = createHash('sha256').update(bytes).update(JSON.stringify(this.#inherited)).digest('hex');
    const place = { line, sha256 };
    const broken = (reason: string): ReadResult => records.faultOf(place, 'invalid_xml', reason);
    if (kind === 'cut_off') return broken('The file ends within this record: fetch it again.');
    if (kind === 'unclosed')
      return broken('Another record begins before its end tag. Repair or remove the record.');
    const decoded = this.#decode(bytes);
    if (decoded.kind === 'fault') return records.faultOf(place, decoded.code, decoded.reason);
    const { content, unclosed } = parseXml(decoded.text, this.#namespaces);
    if (unclosed !== null) return broken(`A ${unclosed} in it never closes. Repair or remove the record.`);
    const element = content.children.find(isElement);
    const object = element === undefined ? null : this.#vocabulary.fieldsOf(element, this.#inherited);
    if (object === null) {
      this.#count--;
      return null;
    }
    const isFile = this.#vocabulary.record === localName(this.#root) && this.#count === 1;
    return isFile
      ? records.only(object, place, decoded.encoding, '')
      : records.record(object, place, decoded.encoding);
  }

  #end({ line, isRootClosed }: XmlPart & { readonly kind: 'end' }): ReadResult | null {
    if (!isRootClosed)
      return this.#records.faultAt(
        line,
        'invalid_xml',
        `The file ends before </${this.#root}>, so records may be missing: fetch it again.`,
      );
    if (this.#count > 0) return null;
    return this.#records.faultAt(null, 'empty', 'There is no article in it: remove it, or fetch it again.');
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
