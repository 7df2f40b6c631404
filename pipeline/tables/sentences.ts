import { EXTRACTORS } from '../extract/extractors.js';
import { wholeRows } from './stored-rows.js';
import { documentTable } from './table.js';

/** A row for each sentence. */
export const sentences = documentTable<'sentences'>({
  rows: (findings) =>
    findings.extraction.document.sentences.map((sentence) =>
      findings.row('s', findings.placer.provenance(sentence, EXTRACTORS.sentences, null), (sentence_id) => ({
        sentence_id,
        paragraph_index: sentence.paragraph,
      })),
    ),
  ownSpan: 'passage',
  spans: {},
  dropsUnsure: false,
  exported: wholeRows('sentences'),
  summary: 'extract',
});
