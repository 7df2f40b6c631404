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
        }),
      ),
    );
  },
  ownSpan: { text: 'text' },
  spans: {},
  dropsUnsure: true,
  exported: wholeRows('mentions'),
  volume: { ...USUAL_VOLUME, written: 'first' },
  summary: 'extract',
});
