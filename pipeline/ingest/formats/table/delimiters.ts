/** What parts the cells of a table of text, the likeliest first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
