import { type CorpusTable, USUAL_VOLUME } from './table.js';

/** A row for each record that could not be read, and for each row or document that failed. */
export const quarantine: CorpusTable<'quarantine'> = {
  origin: 'faults',
  exported: 'select * from record_faults union all by name select * from quarantine',
  needs: 'duplicates',
  volume: USUAL_VOLUME,
  summary: null,
};
