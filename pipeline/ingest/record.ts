/** One article as it was found: a file, or a record of a file that holds many. */
export interface SourceRecord {
  /** `sourcePath`, then `#<record id>` when the file holds many records. */
  readonly docId: string;
  /** `<input's base name>/<path inside>`, `/` as separator; `-` for standard input. */
  readonly sourcePath: string;
  /** The record's own id as text, else the file's name without folder and extensions. */
  readonly sourceId: string;
  /**
   * Hex SHA-256 of the record's bytes (a text file: the file, decompressed; JSONL: the line without its end), and of
   * what it takes from its file beside them (an item of a feed).
   */
  readonly sourceSha256: string;
  readonly mediaType: string;
  /** Encoding the bytes were decoded with, as a WHATWG label: `utf-8`, `utf-16le`, `windows-1252`. */
  readonly encoding: string;
  /** Line where the record begins (1 for a whole file); of a WARC file its number among the records. */
  readonly line: number;
  /** The article as decoded; every `source_*` offset counts in it. */
  readonly text: string;
  /** What the server answered that the page came from; left out where nobody knows. */
  readonly httpStatus?: number;
  /** What the record says of itself; null where it has no such field. */
  readonly fields: RecordFields;
  /**
   * Whether the fields are properties of a file, which its program fills in: what the text shows comes before them.
   * Left out where they are not.
   */
  readonly areFieldsOfFile?: boolean;
  /** The fields that are given beside the record, and from where; left out where none is. */
  readonly given?: Readonly<Partial<Record<keyof RecordFields, GivenFrom>>>;
  /** Fields that it was told to keep, as they stand, as the text of a JSON object; left out where it has none. */
  readonly extra?: string;
  /** What is odd about it; left out where nothing is. */
  readonly notes?: readonly RecordNote[];
}

/** Of a record that says nothing of itself. */
export const NO_FIELDS: RecordFields = {
  url: null,
  title: null,
  authors: [],
  publisher: null,
  publishedAt: null,
};

/** Something odd about a record that does not keep it from its tables: a warning, counted in run.json by its code. */
export interface RecordNote {
  readonly code: RecordNoteCode;
  /** What is odd, and what was done; without the name of the record. */
  readonly message: string;
}

export type RecordNoteCode =
  | 'unreadable_date'
  | 'unsupported_language'
  | 'partial_text'
  | 'broken_characters'
  | 'unkept_field'
  | 'unread_fields'
  | 'missing_column'
  | 'no_article'
  | 'paywall'
  | 'consent'
  | 'error_page';

/** From where fields are given beside the record. */
export const GIVEN_FROM = ['metadata', 'path'] as const;
export type GivenFrom = (typeof GIVEN_FROM)[number];

export interface RecordFields {
  readonly url: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** As given by the record. */
  readonly publishedAt: string | null;
  /** Of the last change, as given; this and what follows is left out where the record does not say it. */
  readonly modifiedAt?: string;
  /** When the copy was fetched, as given. */
  readonly retrievedAt?: string;
  readonly section?: string;
  /** That it says to be in, as given. */
  readonly language?: string;
}

/** A record that could not be read: it becomes a row of `quarantine`, and the run goes on. */
export interface RecordFault {
  /** Null where not even the place of a record is known. */
  readonly docId: string | null;
  readonly sourcePath: string;
  readonly line: number | null;
  /** Closed list: see the `code` enum of schemas/quarantine.schema.json. */
  readonly code: RecordFaultCode;
  /** One sentence: what is wrong, and what to do. */
  readonly reason: string;
}

/** A fault as a message tells it: file, line and reason. */
export const faultText = ({ sourcePath, line, reason }: RecordFault): string =>
  `${sourcePath}${line === null ? '' : `:${line}`}: ${reason}`;

export type RecordFaultCode =
  | 'empty'
  | 'unreadable'
  | 'undecodable'
  | 'binary'
  | 'invalid_json'
  | 'invalid_csv'
  | 'invalid_xml'
  | 'invalid_mail'
  | 'no_text'
  | 'unsupported_format'
  | 'too_large';

export type ReadResult =
  | {
      readonly kind: 'record';
      readonly record: SourceRecord;
      /** Names of its fields that nothing is read from; given with the first record of a file alone. */
      readonly unread?: readonly string[];
    }
  | { readonly kind: 'fault'; readonly fault: RecordFault };
