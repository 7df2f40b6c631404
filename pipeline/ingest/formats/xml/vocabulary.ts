import type { JsonObject } from '../../json-object.js';
import type { XmlElement } from './element.js';
import type { ParsedXml } from './parse.js';
import type { XmlRoot } from './root.js';

/** What records take from the file that they are in, where they do not say it themselves. */
export interface Inherited {
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  /** That relative addresses go by. */
  readonly base: string | null;
}

export const NOTHING_INHERITED: Inherited = { publisher: null, authors: [], language: null, base: null };

/** A language of XML in which articles are written: recognised by the root element of a file. */
export interface Vocabulary {
  /** Whether a file with that root is of it. */
  recognises(root: XmlRoot): boolean;
  /** The name of the elements that are records, without a prefix. Where the root has it, the file is one article. */
  readonly record: string;
  /** @param head what stands before the first record */
  inherited(head: ParsedXml): Inherited;
  /** The fields of a record by their usual names; null for an element that is no article. */
  fieldsOf(record: XmlElement, inherited: Inherited): JsonObject | null;
}

/** An object of the fields that have a value. */
export const fields = (values: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
