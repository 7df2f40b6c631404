/**
 * The values of the `extractor` column: what made a row, with a version that is raised when its rows may change. A file
 * of its own, so that a table's descriptor can name its extractor without loading it.
 */
export const EXTRACTORS = {
  clean: 'clean@4',
  sentences: 'sentences@4',
  names: 'names@8',
  quotes: 'quotes@8',
  numbers: 'numbers-rules@7',
  dates: 'dates-rules@8',
} as const;
