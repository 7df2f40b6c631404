import { EXTRACTORS } from '../extract/extractors.js';
import { spanText } from '../text/span.js';
import { wholeRows } from './stored-rows.js';
import { documentTable, USUAL_VOLUME } from './table.js';

/** A row for each place where something is named. */
export const mentions = documentTable<'mentions'>({
  rows: (findings) => {
    const { clean, extraction, placer, entityIds } = findings;
    return extraction.names.mentions.map((mention) =>
      findings.row(
        'm',
        placer.provenance(mention.span, EXTRACTORS.names, mention.confidence),
        (mention_id) => ({
          mention_id,
          entity_id: entityIds[mention.entity] as string,
          type: mention.type,
          text: spanText(clean.text, mention.span),
          resolution: mention.resolution,
          name_documents: null,
          namesake_documents: null,
        }),
      ),
    );
  },
  ownSpan: { text: 'text' },
  spans: {},
  reading: (row, isSurname) => {
    if (!isSurname(row.entity_id)) return row;
    const { entity_id, resolution, confidence, name_documents, namesake_documents, ...read } = row;
    return read;
  },
  dropsUnsure: true,
  exported: `
    select mentions.* replace (
      coalesce(surnames.named_id, mentions.entity_id) as entity_id,
      case
        when surnames.named_id is null then mentions.resolution
        when mentions.type = 'person' then 'corpus_surname'
        else 'variant'
      end as resolution,
      coalesce(round(mentions.confidence * surnames.certainty, 3), mentions.confidence) as confidence,
      surnames.name_documents as name_documents,
      surnames.namesake_documents as namesake_documents
    )
    from (${wholeRows('mentions')}) as mentions
    left join corpus.surnames as surnames using (doc_id, entity_id)`,
  needs: 'surnames',
  volume: { ...USUAL_VOLUME, written: 'first' },
  summary: 'extract',
});
