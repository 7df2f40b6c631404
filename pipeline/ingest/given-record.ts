import { hash } from 'node:crypto';
import type { FieldMapping } from './formats/fields.js';
import { jsonlReader } from './formats/jsonl.js';
import { ObjectRecords } from './formats/object-records.js';
import type { JsonObject } from './json-object.js';
import type { ReadResult } from './record.js';

/** How an object is read. */
export interface ObjectReading {
  /** Stands before the ids of records, as the name of a file does. */
  readonly sourcePath: string;
  /** Where the object has its fields, where that is not under the usual names. */
  readonly fields: FieldMapping;
  /** Fields that it keeps as they stand. */
  readonly keep: readonly string[];
  /** With which the program says which field holds the text: for a message. */
  readonly textSetting: string;
}

/** Reads an object that a program has at hand as the only line of a JSONL file would be read. */
export function readObject(object: JsonObject, reading: ObjectReading): ReadResult {
  const json = JSON.stringify(object);
  const context = { ...reading, stem: '', maxRecordBytes: Number.POSITIVE_INFINITY };
  const records = new ObjectRecords(context, jsonlReader);
  return records.record(
    JSON.parse(json) as JsonObject,
    { line: 1, sha256: hash('sha256', json) },
    'utf-8',
    json,
  );
}
