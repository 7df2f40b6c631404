import { EXTRACTORS } from '../extract/extractors.js';
import { spanText } from '../text/span.js';
import { wholeRows } from './stored-rows.js';
import { documentTable } from './table.js';

/** A row for each time expression. */
export const dates = documentTable<'dates'>({
  rows: (findings) => {
    const { clean, extraction, placer } = findings;
    return extraction.dates.map((date) =>
      findings.row('d', placer.provenance(date.span, EXTRACTORS.dates, date.confidence), (date_id) => ({
        date_id,
        kind: date.kind,
        text: spanText(clean.text, date.span),
        timex: date.timex,
        value: date.value,
        value_start: date.valueStart,
        value_end: date.valueEnd,
        modifier: date.modifier,
        anchor: date.anchor,
      })),
    );
  },
  ownSpan: { text: 'text' },
  spans: {},
  dropsUnsure: true,
  exported: wholeRows('dates'),
  summary: 'extract',
});
