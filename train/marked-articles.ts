import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanDocument } from '../pipeline/clean/clean-document.js';
import { pageOf } from '../pipeline/clean/web-page.js';
import { NO_FIELDS, type SourceRecord } from '../pipeline/ingest/record.js';
import type { Tokens } from '../pipeline/language/tokens.js';
import type { PageReading } from '../pipeline/pages/read-page.js';
import { CodePointOffsets } from '../pipeline/text/code-points.js';
import { pageSource } from './page-source.js';

/** What readers marked in an article: places, and no text. Marks are files beside the trainers that read them. */
export interface Marks {
  /** A JSON Lines file of articles, or a folder of web pages, below the folder of the corpora. */
  readonly file: string;
  readonly id: string;
  /** End of what was read, in code points of the article's text or the page's source, as all places are. */
  readonly end: number;
}

/** An article with its marks. */
export interface Marked<Of extends Marks> {
  readonly record: SourceRecord;
  /** Null for what is no web page. */
  readonly page: PageReading | null;
  readonly marks: Of;
}

/**
 * Reads a file of marks, and the articles that they are of.
 *
 * @param path of the marks, a JSON object a line
 * @param corpora the folder that their files lie in
 */
export async function readMarked<Of extends Marks>(path: string, corpora: string): Promise<Marked<Of>[]> {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const textOf = (file: string, id: string): string => {
    const known = texts.get(file) ?? readTexts(join(corpora, file));
    texts.set(file, known);
    const text = known.get(id);
    if (text === undefined) throw new Error(`train: ${file} has no article ${id}`);
    return text;
  };
  const articles: Marked<Of>[] = [];
  for (const marks of readLines<Of>(path)) {
    const { file, id } = marks;
    const record = file.endsWith('.jsonl')
      ? sourceRecord(`${file}#${id}`, textOf(file, id))
      : sourceRecord(`${file}/${id}`, pageText(join(corpora, file, `${id}.html.gz`)), 'text/html');
    articles.push({ record, page: await pageOf(record), marks });
  }
  return articles;
}

export const readLines = <Line>(path: string): Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const readTexts = (path: string): ReadonlyMap<string, string> =>
  new Map(readLines<{ id: string | number; text: string }>(path).map(({ id, text }) => [String(id), text]));

function pageText(path: string): string {
  const decoded = pageSource(path);
  if (decoded.kind !== 'text') throw new Error(`train: ${path}: ${decoded.reason}`);
  return decoded.text;
}

/** A record that nothing but its text is known of. */
export const sourceRecord = (id: string, text: string, mediaType = 'application/jsonl'): SourceRecord => ({
  docId: id,
  sourcePath: id,
  sourceId: id,
  sourceSha256: '',
  mediaType,
  encoding: 'utf-8',
  line: 1,
  text,
  fields: NO_FIELDS,
});

/** Where the tokens of a cleaned text stand in the record's text, in code points: `[start, end)`. */
export function tokenPlaces(
  { text }: SourceRecord,
  { map }: CleanDocument,
  tokens: Tokens,
): (readonly [start: number, end: number])[] {
  const offsets = new CodePointOffsets(text);
  return Array.from({ length: tokens.count }, (_, i) => {
    const { start, end } = map.toSource({ start: tokens.starts[i]!, end: tokens.ends[i]! });
    return [offsets.at(start), offsets.at(end)] as const;
  });
}
