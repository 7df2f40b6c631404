/*
 * How a search is understood: by the server, which makes a pattern of each word, and by the pages of a report, which
 * compare texts themselves.
 */

/** A text without its case and accents, and with the plain apostrophe: “Café’s” and "CAFE'S" differ in marks alone. */
export const foldedText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘ʼ]/g, "'").toLowerCase();

/** The words that a text must have, folded, in any order; what is quoted is one word. */
export const searchedWords = (search: string): string[] =>
  Array.from(search.matchAll(/"([^"]+)"|[^\s"]+/g), ([whole, phrase]) => foldedText(phrase ?? whole));
