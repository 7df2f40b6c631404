import { EXTRACTORS } from '../extract/extractors.js';
import { spanText } from '../text/span.js';
import { wholeRows } from './stored-rows.js';
import { documentTable } from './table.js';

/** A row for each numeric expression. */
export const numbers = documentTable<'numbers'>({
  rows: (findings) => {
    const { clean, extraction, placer } = findings;
    return extraction.numbers.map((number) =>
      findings.row(
        'n',
        placer.provenance(number.span, EXTRACTORS.numbers, number.confidence),
        (number_id) => ({
          number_id,
          kind: number.kind,
          text: spanText(clean.text, number.span),
          value: number.value,
          value_low: number.valueLow,
          value_high: number.valueHigh,
          low_inclusive: number.lowInclusive,
          high_inclusive: number.highInclusive,
          unit: number.unit,
          dimension: number.dimension,
          is_approximate: number.isApproximate,
          counted: number.counted,
          counted_head: number.countedHead,
        }),
      ),
    );
  },
  ownSpan: { text: 'text' },
  spans: {},
  dropsUnsure: true,
  exported: wholeRows('numbers'),
  summary: 'extract',
});
