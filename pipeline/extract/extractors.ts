/**
 * The values of the `extractor` column: what made a row, with a version that is raised when its rows may change. A file
 * of its own, so that a table's descriptor can name its extractor without loading it.
 */
export const EXTRACTORS = {
  clean: 'clean@2',
  sentences: 'sentences@2',
  names: 'names@4',
  quotes: 'quotes@5',
  numbers: 'numbers-rules@3',
  dates: 'dates-rules@4',
} as const;
