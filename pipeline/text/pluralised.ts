/**
 * A count and its noun, for a message: `1 file`, `2,000 files`.
 *
 * @param plural where it is not the noun and an s
 */
export const pluralised = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
