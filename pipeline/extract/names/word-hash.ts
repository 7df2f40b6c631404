import { hashText } from '../../tagger/hash.js';

/** The hash of a word in small letters, the apostrophe straight, as the lists have it. */
export const wordHash = (lower: string): number => hashText(plain(lower));

/** With the straight apostrophe that the lists use. */
export const plain = (word: string): string => (word.includes('’') ? word.replaceAll('’', "'") : word);
