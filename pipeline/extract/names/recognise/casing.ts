import { TokenKind } from '../../../language/tokens.js';
import type { TextDocument } from '../../text-document.js';
import { FUNCTION_WORDS } from '../lists/gazetteers.js';
import { LEXICON, LexiconBit } from '../lists/lexicon.js';
import { isNameShape, Shape, tokenShapes } from './shapes.js';

/** How a paragraph is written. In title case a capital says nothing about its word. */
export const CaseStyle = { running: 0, titleCase: 1, capitals: 2 } as const;

/** The casing of a document's tokens, and what it is due to. */
export interface TokenCasing {
  /** A {@link Shape} for each token. */
  readonly shapes: Uint8Array;
  /** A {@link CaseStyle} for each paragraph. */
  readonly styles: Uint8Array;
  /** 1 where the position calls for a capital: the first word of a sentence or quotation. */
  readonly isInitial: Uint8Array;
  /** 1 for tokens between quotation marks. */
  readonly isQuoted: Uint8Array;
}

/** Reads the casing of all tokens of a document. */
export function readCasing(document: TextDocument): TokenCasing {
  const { tokens, paragraphs } = document;
  const shapes = tokenShapes(tokens);
  const styles = new Uint8Array(paragraphs.length);
  const isInitial = new Uint8Array(tokens.count);
  const isQuoted = new Uint8Array(tokens.count);
  for (const sentence of document.sentences)
    markInitial(document, sentence.firstToken, sentence.endToken, isInitial);
  paragraphs.forEach((paragraph, index) => {
    styles[index] = styleOf(document, shapes, paragraph.firstToken, paragraph.endToken);
    markQuoted(document, paragraph.firstToken, paragraph.endToken, isQuoted);
  });
  return { shapes, styles, isInitial, isQuoted };
}

/**
 * The case of a paragraph. Title case: four words or more, and most words that are neither function words nor first are
 * capitalised, common words among them ("Senate Votes to Cut Taxes").
 */
function styleOf(document: TextDocument, shapes: Uint8Array, first: number, end: number): number {
  const { tokens } = document;
  let words = 0;
  let withCapital = 0;
  let inCapitals = 0;
  let commonWithCapital = 0;
  for (let i = first; i < end && words < 60; i++) {
    const shape = shapes[i]!;
    if (shape === Shape.other) continue;
    const lower = tokens.lowers[i]!;
    if (shape === Shape.lower && (lower.length < 4 || FUNCTION_WORDS.has(lower))) continue;
    words++;
    if (words > 10 && withCapital < 0.5 * words) return CaseStyle.running;
    if (!isNameShape(shape)) continue;
    withCapital++;
    if (shape === Shape.capitals) inCapitals++;
    else if ((LEXICON.get(tokens.hashes[i]!) & LexiconBit.common) !== 0) commonWithCapital++;
  }
  if (words < 3) return CaseStyle.running;
  if (inCapitals >= 0.7 * words && inCapitals >= 3) return CaseStyle.capitals;
  const isTitle = withCapital >= 0.8 * words && commonWithCapital >= 2 && words >= 4;
  return isTitle && !/[.]$/.test(tokens.texts[end - 1]!) ? CaseStyle.titleCase : CaseStyle.running;
}

const OPENING = /^(?:["“‘'«:•*…;?!.]|``|''|\.{2,})$/;

function markInitial(document: TextDocument, first: number, end: number, isInitial: Uint8Array): void {
  const { tokens } = document;
  let i = first;
  while (i < end && !/^[\p{L}\p{N}@#]/u.test(tokens.texts[i]!)) i++;
  if (i < end) isInitial[i] = 1;
  for (i = i + 1; i < end; i++) {
    const before = tokens.texts[i - 1]!;
    if (tokens.kinds[i - 1] !== TokenKind.punctuation || !OPENING.test(before)) continue;
    const isClosing = before === '.' ? true : tokens.starts[i]! > tokens.ends[i - 1]! && before !== ':';
    if (!isClosing) isInitial[i] = 1;
  }
}

/** Marks the tokens between double quotation marks; a mark that is never closed reaches to the paragraph's end. */
function markQuoted(document: TextDocument, first: number, end: number, isQuoted: Uint8Array): void {
  const { tokens } = document;
  let inside = false;
  for (let i = first; i < end; i++) {
    const text = tokens.texts[i]!;
    if (text === '“' || text === '``') inside = true;
    else if (text === '”' || text === "''") inside = false;
    else if (text === '"') inside = !inside;
    else if (inside) isQuoted[i] = 1;
  }
}
