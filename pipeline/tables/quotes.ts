import { EXTRACTORS } from '../extract/extractors.js';
import type { Quote } from '../extract/findings.js';
import { PIECE_SEPARATOR, type PlacedSpan, type Provenance } from '../extract/provenance.js';
import { enclosingSpan, type Span, spanText } from '../text/span.js';
import type { DocumentFindings } from './document-findings.js';
import { wholeRows } from './stored-rows.js';
import { documentTable, type RowOf, USUAL_VOLUME } from './table.js';

/** A row for each utterance with its speaker. Speaker names and utterances become those of the corpus at export. */
export const quotes = documentTable<'quotes'>({
  rows: (findings) =>
    findings.extraction.quotes.map((quote) => {
      const { placer } = findings;
      const provenance = placer.provenance(enclosingSpan(quote.content), EXTRACTORS.quotes, quote.confidence);
      return findings.row('q', provenance, (quote_id) => quoteColumns(quote_id, quote, findings));
    }),
  ownSpan: { encloses: 'content_spans' },
  spans: {
    content_spans: { text: 'text' },
    speaker_spans: { text: 'speaker_text' },
    cue_spans: { text: 'cue_text' },
  },
  reading: ({ utterance_id, speaker_name, speaker_names, speaker_entity_id, ...row }, isSurname) => ({
    ...row,
    ...(isSurname(speaker_entity_id) ? {} : { speaker_entity_id }),
    ...(speaker_entity_id === null ? { speaker_name, speaker_names } : {}),
  }),
  dropsUnsure: true,
  inclusion: ({ nature }) => (nature === 'act' ? 'acts' : null),
  exported: `
    select quotes.* replace (
      coalesce(surnames.named_id, quotes.speaker_entity_id) as speaker_entity_id,
      coalesce(entity_names.name, quotes.speaker_name) as speaker_name,
      if(entity_names.name is null, quotes.speaker_names, [entity_names.name]) as speaker_names,
      coalesce(utterances.utterance_id, quotes.utterance_id) as utterance_id
    )
    from (${wholeRows('quotes')}) as quotes
    left join corpus.surnames as surnames
      on surnames.doc_id = quotes.doc_id and surnames.entity_id = quotes.speaker_entity_id
    left join corpus.entity_names as entity_names
      on entity_names.entity_id = coalesce(surnames.named_id, quotes.speaker_entity_id)
    left join corpus.utterances as utterances using (quote_id)`,
  needs: 'speakers',
  // Its rows are four times as long as those of other tables.
  volume: { ...USUAL_VOLUME, sortSize: 16_000 },
  summary: 'extract',
});

function quoteColumns(
  quote_id: string,
  quote: Quote,
  { clean, placer, entityIds }: DocumentFindings,
): Omit<RowOf<'quotes'>, keyof Provenance> {
  const joined = (spans: readonly Span[]): string =>
    spans.map((span) => spanText(clean.text, span)).join(PIECE_SEPARATOR);
  const placed = (spans: readonly Span[]): PlacedSpan[] => spans.map((span) => placer.span(span));
  return {
    quote_id,
    kind: quote.kind,
    nature: quote.nature,
    medium: quote.medium,
    text: joined(quote.content),
    content_spans: placed(quote.content),
    speaker_text: quote.speaker.length === 0 ? null : joined(quote.speaker),
    speaker_spans: placed(quote.speaker),
    cue_text: quote.cue.length === 0 ? null : joined(quote.cue),
    cue_spans: placed(quote.cue),
    speaker_entity_id: quote.speakerEntity === null ? null : (entityIds[quote.speakerEntity] as string),
    speaker_name: quote.speakerName,
    speaker_names: [...quote.speakerNames],
    speaker_resolution: quote.speakerResolution,
    utterance_id: `u_${quote_id.slice(2)}`,
  };
}
