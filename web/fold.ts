/** A text without its case and accents, for comparing: "Café" and "CAFE" are the same. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a folded text has each word of what is searched, in any order; what is quoted is one word. */
export function searchFor(words: string): (folded: string) => boolean {
  const wanted = Array.from(words.matchAll(/"([^"]+)"|[^\s"]+/g), ([whole, phrase]) => fold(phrase ?? whole));
  return (folded) => wanted.every((word) => folded.includes(word));
}
