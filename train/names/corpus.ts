import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameType } from '../../pipeline/extract/names/name-type.js';
import { type TextDocument, textDocument } from '../../pipeline/extract/text-document.js';
import { tokenAt } from '../../pipeline/language/tokens.js';

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

interface AnnotatedText {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
}

/** Reads annotated texts: a JSON object a line, spans in code points. */
export function readGold(folder: string, name: string): GoldDocument[] {
  return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => goldDocument(JSON.parse(line) as AnnotatedText));
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
