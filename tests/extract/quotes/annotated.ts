import type { DocumentEntity, Mention, Names, Quote } from '../../../pipeline/extract/findings.js';
import type { QuotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { findQuotesWith } from '../../../pipeline/extract/quotes/quotes.js';
import {
  type TextContext,
  type TextDocument,
  textDocument,
} from '../../../pipeline/extract/text-document.js';
import { type Span, spanText } from '../../../pipeline/text/span.js';

const TYPES = { org: 'organization', loc: 'location', misc: 'misc' } as const;

/**
 * A document and its names, from a text in which names are marked: `⟨Ann Lee⟩` is a person, `⟨Lee=Ann Lee⟩` another
 * mention of her, `⟨org:Acme⟩`, `⟨loc:Ohio⟩`, `⟨misc:Ohioan⟩` are names of other types.
 */
export function annotated(
  marked: string,
  context: TextContext = {},
): { document: TextDocument; names: Names } {
  const entities: DocumentEntity[] = [];
  const mentions: Mention[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/⟨(?:(org|loc|misc):)?([^=⟩]+)(?:=([^⟩]+))?⟩/g)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const type = match[1] === undefined ? 'person' : TYPES[match[1] as keyof typeof TYPES];
    const short = match[2]!;
    const name = match[3] ?? short;
    let entity = entities.findIndex((known) => known.type === type && known.name === name);
    if (entity < 0)
      entity = entities.push({ type, name, key: name.toLowerCase(), bearer: null, wikidata: null }) - 1;
    const resolution = short === name ? 'full_name' : name.endsWith(` ${short}`) ? 'surname' : 'variant';
    const span = { start: text.length, end: text.length + short.length };
    mentions.push({ span, type, entity, resolution, confidence: null });
    text += short;
  }
  text += marked.slice(from);
  return { document: textDocument(text, context), names: { mentions, entities } };
}

export interface Row {
  readonly kind: Quote['kind'];
  readonly content: readonly string[];
  /** The entity's name or the description. */
  readonly speaker: string | null;
  /** Each of several who speak together. */
  readonly speakers: readonly string[];
  /** The words next to the cue. */
  readonly mention: string | null;
  readonly cue: string | null;
  readonly resolution: Quote['speakerResolution'];
  readonly medium: Quote['medium'];
  readonly nature: Quote['nature'];
}

/** Knows no cue: what is found with it is found by grammar and quotation marks alone. */
const GRAMMAR_ALONE: QuotesModel = {
  cues: { chances: ({ narration }) => new Float32Array(narration.count) },
  attributions: { anchors: () => [], read: () => null },
  rows: null,
};

/**
 * The quotes of a text with marked names, spans as text: what grammar and quotation marks tell, unless another model is
 * given.
 */
export function quotesIn(
  marked: string,
  context: TextContext = {},
  model: QuotesModel = GRAMMAR_ALONE,
): Row[] {
  const { document, names } = annotated(marked, context);
  const cut = (spans: readonly Span[]): string[] => spans.map((span) => spanText(document.text, span));
  return findQuotesWith(model, document, names).map((quote) => ({
    kind: quote.kind,
    content: cut(quote.content),
    speaker: quote.speakerName,
    speakers: quote.speakerNames,
    mention: cut(quote.speaker)[0] ?? null,
    cue: cut(quote.cue)[0] ?? null,
    resolution: quote.speakerResolution,
    medium: quote.medium,
    nature: quote.nature,
  }));
}

/** Kind, content pieces joined by ` | ` and speaker of each quote: `direct: We won, — Ann Lee`. */
export const summary = (marked: string, context: TextContext = {}): string[] =>
  quotesIn(marked, context).map(
    ({ kind, content, speaker }) => `${kind}: ${content.join(' | ')} — ${speaker ?? '?'}`,
  );

/** The only quote of a text. */
export function onlyQuote(marked: string, context: TextContext = {}): Row {
  const rows = quotesIn(marked, context);
  if (rows.length !== 1)
    throw new Error(`${rows.length} quotes: ${JSON.stringify(rows.map(({ content }) => content))}`);
  return rows[0]!;
}
