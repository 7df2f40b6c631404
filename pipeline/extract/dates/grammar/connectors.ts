/** Marks between the two ends of a range: `2014-2018`, `3~5pm`. */
export const HYPHENS: ReadonlySet<string> = new Set(['-', '–', '—', '~']);

/** Words and marks between the two ends of a range of dates or times of day: `from 3 to 5`. */
export const CONNECTORS: ReadonlySet<string> = new Set([
  'to',
  'till',
  'until',
  'through',
  'thru',
  ...HYPHENS,
]);
