import { type CorpusTable, USUAL_VOLUME } from './table.js';

/** A row for each person, organization, place or other thing that the corpus names. */
export const entities: CorpusTable<'entities'> = {
  origin: 'corpus',
  exported: 'select * from corpus.entities',
  needs: 'speakers',
  volume: USUAL_VOLUME,
  summary: 'extract',
};
