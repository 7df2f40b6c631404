import { join } from 'node:path';
import { clean } from '../../pipeline/clean/clean.js';
import type { NameType } from '../../pipeline/extract/names/name-type.js';
import { type TextDocument, textDocument } from '../../pipeline/extract/text-document.js';
import { tokenAt } from '../../pipeline/language/tokens.js';
import { type Marks, readLines, readMarked, tokenPlaces } from '../marked-articles.js';

/** A name that the annotation gives, in tokens. */
export interface GoldName {
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: NameType;
  /** Whether its borders are those of tokens. */
  readonly isAligned: boolean;
}

export interface GoldDocument {
  readonly id: string;
  readonly document: TextDocument;
  readonly names: readonly GoldName[];
}

/** A name, in code points of the text. */
interface MarkedName {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

interface AnnotatedText {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly MarkedName[];
}

/** Reads annotated texts: a JSON object a line, spans in code points. */
export const readGold = (folder: string, name: string): GoldDocument[] =>
  readLines<AnnotatedText>(join(folder, `${name}.jsonl`)).map(goldDocument);

interface MarkedNames extends Marks {
  readonly entities: readonly MarkedName[];
}

/** Reads marks of names, and the articles that they are of, as far as these were read. */
export async function readNews(marks: string, corpora: string): Promise<GoldDocument[]> {
  const articles = await readMarked<MarkedNames>(marks, corpora);
  return articles.map(({ record, page, marks: { entities, end } }) => {
    const cleaned = clean(record, page);
    const whole = textDocument(cleaned.text);
    const places = tokenPlaces(record, cleaned, whole.tokens);
    const after = places.findIndex(([start]) => start >= end);
    const document = after < 0 ? whole : textDocument(cleaned.text.slice(0, whole.tokens.starts[after]!));
    const names = entities.map(({ start, end, type }) => {
      const firstToken = places.findIndex((place) => place[1] > start);
      const lastToken = places.findLastIndex((place) => place[0] < end);
      const isAligned = places[firstToken]![0] === start && places[lastToken]![1] === end;
      return { firstToken, endToken: lastToken + 1, type, isAligned };
    });
    return { id: record.docId, document, names };
  });
}

function goldDocument({ id, text, entities }: AnnotatedText): GoldDocument {
  const document = textDocument(text);
  const { tokens } = document;
  const units = utf16Offsets(text);
  const names = entities
    .map(({ start, end, type }) => {
      const from = units(start);
      const to = units(end);
      const firstToken = tokenAt(tokens, from);
      const lastToken = tokenAt(tokens, to - 1);
      const isAligned = tokens.starts[firstToken] === from && tokens.ends[lastToken] === to;
      return { firstToken, endToken: lastToken + 1, type, isAligned };
    })
    .sort((a, b) => a.firstToken - b.firstToken);
  return { id, document, names };
}

/** From offsets in code points to offsets in UTF-16 units. */
function utf16Offsets(text: string): (offset: number) => number {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return (offset) => starts[offset]!;
}
