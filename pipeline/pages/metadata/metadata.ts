/** Where a value was found. */
export type MetadataSource =
  | 'json-ld'
  | 'microdata'
  | 'opengraph'
  | 'meta'
  | 'link'
  | 'address'
  | 'heading'
  | 'time'
  | 'byline'
  | 'text'
  | 'script'
  | 'title'
  | 'url'
  /** For the day of publication: that of the last change, as the page shows no other. */
  | 'modified_at'
  /** For the authors: that the page names its publisher as one. */
  | 'publisher'
  | 'html';

/** A value and where it was found. */
export interface Found<T> {
  readonly value: T;
  readonly source: MetadataSource;
}

/** What a page says of its article; null for what it does not say. */
export interface PageMetadata {
  readonly title: Found<string> | null;
  readonly dek: Found<string> | null;
  /** Empty if it names none. */
  readonly authors: Found<readonly string[]> | null;
  readonly publisher: Found<string> | null;
  readonly publishedAt: Found<string> | null;
  readonly modifiedAt: Found<string> | null;
  readonly language: Found<string> | null;
  readonly url: Found<string> | null;
  readonly section: Found<string> | null;
}
