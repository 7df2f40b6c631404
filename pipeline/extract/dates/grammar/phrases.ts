/** Phrases by their first word, the longest first: what is looked up at a token. */
export function byFirstWord<Phrase extends { readonly words: readonly string[] }>(
  phrases: readonly Phrase[],
): ReadonlyMap<string, readonly Phrase[]> {
  const map = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0] as string;
    map.set(
      first,
      [...(map.get(first) ?? []), phrase].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return map;
}
