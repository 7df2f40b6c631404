import { isBlank } from '../decode/decode.js';
import type { JsonObject } from '../json-object.js';
import type { ReadResult, RecordFaultCode, RecordNote, SourceRecord } from '../record.js';
import { type FoundFields, findFields, missingColumnNote, noTextReason, unreadNames } from './fields.js';
import { keptFields } from './kept-fields.js';
import { type FaultResult, faultResult, type ReadContext, type Reader, readableBytes } from './reader.js';
import { hashId, RecordIds } from './record-ids.js';

/** Where a record stands in its file, and what it is known by. */
export interface RecordPlace {
  /** The line where it begins, from 1. */
  readonly line: number;
  /** Hex SHA-256 of its bytes. */
  readonly sha256: string;
}

/** What records take from the reader of their file. */
export type FileFormat = Pick<Reader, 'mediaTypes'>;

const SUMMARY_ONLY: RecordNote = {
  code: 'partial_text',
  message:
    'the record has no text, only a summary, which stands in for it; fetch the article if you need its text',
};

/** What of the reading of a file concerns its records. */
export interface RecordContext
  extends Pick<ReadContext, 'sourcePath' | 'stem' | 'maxRecordBytes' | 'fields' | 'keep'> {
  /** With which one says which field holds the text, where that is no option of the command line. */
  readonly textSetting?: string;
}

/** Makes records of the objects of one file, in their order: of JSON, or of the rows of a table. */
export class ObjectRecords {
  readonly #context: RecordContext;
  readonly #reader: FileFormat;
  readonly #ids: RecordIds;
  /** Whether no record was read yet: all have the same fields, as a rule. */
  #isFirst = true;

  constructor(context: RecordContext, reader: FileFormat, ids = new RecordIds(context.sourcePath)) {
    this.#context = context;
    this.#reader = reader;
    this.#ids = ids;
  }

  /** Records of the same file that have their fields under the usual names, whatever names an option gives. */
  usuallyNamed(reader = this.#reader): ObjectRecords {
    return new ObjectRecords({ ...this.#context, fields: {} }, reader, this.#ids);
  }

  /**
   * The record of an object, or why it is none.
   *
   * @param json that the object was parsed from, for integers that a number rounds; empty where it was not JSON
   */
  record(object: JsonObject, place: RecordPlace, encoding: string, json = ''): ReadResult {
    const found = findFields(object, this.#context.fields, json);
    const sourceId = found.id ?? hashId(place.sha256);
    return this.#result(object, json, found, place, encoding, { sourceId, docId: this.#ids.next(sourceId) });
  }

  /** The record of the object that is the whole file: its id is that of the file. */
  only(object: JsonObject, place: RecordPlace, encoding: string, json: string): ReadResult {
    const { sourcePath, stem, fields } = this.#context;
    const found = findFields(object, fields, json);
    const sourceId = found.id ?? stem;
    return this.#result(object, json, found, place, encoding, { sourceId, docId: sourcePath });
  }

  #result(
    object: JsonObject,
    json: string,
    { text, isSummary, fields }: FoundFields,
    { line, sha256 }: RecordPlace,
    encoding: string,
    { sourceId, docId }: Pick<SourceRecord, 'sourceId' | 'docId'>,
  ): ReadResult {
    const { sourcePath, fields: mapping, keep, textSetting } = this.#context;
    if (text === null) {
      const reason = noTextReason(object, mapping, textSetting);
      return faultResult({ docId, sourcePath, line, code: 'no_text', reason });
    }
    if (isBlank(text)) {
      const reason = 'The text of the record is empty: remove it, or fetch it again.';
      return faultResult({ docId, sourcePath, line, code: 'empty', reason });
    }
    const { notes: keptNotes = [], ...kept } = keptFields(object, keep, json);
    // Rows have the columns of the first one; objects need not have the same fields.
    const missing = this.#isFirst && json === '' ? missingColumnNote(object, mapping, keep) : null;
    const notes = [
      ...(isSummary ? [SUMMARY_ONLY] : []),
      ...(missing === null ? [] : [missing]),
      ...keptNotes,
    ];
    const unread = this.#isFirst ? unreadNames(object, mapping, keep) : [];
    this.#isFirst = false;
    return {
      kind: 'record',
      record: {
        ...{ docId, sourcePath, sourceId, sourceSha256: sha256 },
        ...{ mediaType: this.#reader.mediaTypes[0], encoding, line, text, fields, ...kept },
        ...(notes.length > 0 ? { notes } : {}),
      },
      ...(unread.length > 0 ? { unread } : {}),
    };
  }

  /** The fault of a record whose bytes are known; they name it, so that it is the same on another line. */
  faultOf({ line, sha256 }: RecordPlace, code: RecordFaultCode, reason: string): ReadResult {
    const docId = this.#ids.next(hashId(sha256));
    return faultResult({ docId, sourcePath: this.#context.sourcePath, line, code, reason });
  }

  /** The fault of a record of which nothing is known but its place. */
  faultAt(line: number | null, code: RecordFaultCode, reason: string): FaultResult {
    return faultResult({ docId: null, sourcePath: this.#context.sourcePath, line, code, reason });
  }

  /**
   * The fault of a record of whose bytes only the length is known.
   *
   * @param what it is: a line, a row
   */
  tooLong(what: string, line: number, length: number): ReadResult {
    const limit = readableBytes(this.#context.maxRecordBytes);
    const reason = `The ${what} is ${readableBytes(length)} long, more than the ${limit} of one record: repair it, or raise --max-record-mib.`;
    return this.faultAt(line, 'too_large', reason);
  }
}
