import { readUnitWords, type UnitWords } from '../../pipeline/extract/quotes/model/unit-words.js';
import type { ParsedDocument } from '../../pipeline/extract/quotes/narration/parsed-document.js';
import { parseDocument } from '../../pipeline/extract/quotes/narration/parsed-document.js';
import type { AnnotatedArticle } from './corpus.js';

/** An attribution in units of the narration, ascending. */
export interface UnitAttribution {
  readonly content: readonly number[];
  readonly source: readonly number[];
  /** Units of the cue outside quotations. */
  readonly cue: readonly number[];
}

/** An article as the model sees it. */
export interface NarratedArticle {
  readonly article: AnnotatedArticle;
  readonly parsed: ParsedDocument;
  readonly units: UnitWords;
  readonly attributions: readonly UnitAttribution[];
}

export function narrate(article: AnnotatedArticle): NarratedArticle {
  const { document, names, attributions } = article;
  const { parsed } = parseDocument(document, names);
  const { narration } = parsed;
  const unitOf = new Int32Array(document.tokens.count).fill(-1);
  for (let u = 0; u < narration.count; u++)
    unitOf.fill(u, narration.firstTokens[u]!, narration.endTokens[u]!);
  const unitsOf = (tokens: readonly number[]): number[] =>
    [...new Set(tokens.map((token) => unitOf[token]!))].filter((u) => u >= 0);
  return {
    article,
    parsed,
    units: readUnitWords(narration, names.mentions),
    attributions: attributions.map(({ content, source, cue }) => ({
      content: unitsOf(content),
      source: unitsOf(source),
      cue: unitsOf(cue).filter((u) => narration.quotationOf[u]! < 0),
    })),
  };
}

/** Whether some of an attribution's content is quoted. */
export const overlapsQuotation = ({ parsed }: NarratedArticle, { content }: UnitAttribution): boolean =>
  content.some((u) => parsed.narration.quotationOf[u]! >= 0);
