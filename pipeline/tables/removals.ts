import { EXTRACTORS } from '../extract/extractors.js';
import { spanText } from '../text/span.js';
import { wholeRows } from './stored-rows.js';
import { documentTable } from './table.js';

/** A row for each stretch with words that cleaning took out. */
export const removals = documentTable<'removals'>({
  rows: (findings) => {
    const { record, clean, extraction, placer } = findings;
    const hasSentences = extraction.document.sentences.length > 0;
    return clean.removals.map(({ kind, rule, source, text }) => {
      const provenance = placer.removed(source, EXTRACTORS.clean);
      return findings.row('r', provenance, (removal_id) => ({
        removal_id,
        sentence_index: hasSentences ? provenance.sentence_index : null,
        kind,
        rule,
        text: text ?? spanText(record.text, source),
      }));
    });
  },
  ownSpan: 'removed',
  spans: {},
  dropsUnsure: false,
  exported: wholeRows('removals'),
  summary: 'clean',
});
