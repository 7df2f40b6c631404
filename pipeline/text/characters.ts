/*
 * The classes of characters, from a table: testing one character by a regular expression with Unicode properties costs
 * a hundred times as much, and every character of a text is tested.
 */

/** Classes of characters, as bits. */
export const CharacterClass = {
  letter: 1,
  mark: 2,
  number: 4,
  space: 8,
  /** `0` to `9`. */
  digit: 16,
  /** Letters without accents, digits and `_`: the characters of a handle. */
  handle: 32,
  /** A character that differs from its lower case. */
  upper: 64,
} as const;

const KNOWN = 128;

const CLASS_TESTS: readonly (readonly [number, RegExp])[] = [
  [CharacterClass.letter, /^\p{L}$/u],
  [CharacterClass.mark, /^\p{M}$/u],
  [CharacterClass.number, /^\p{N}$/u],
  [CharacterClass.space, /^\s$/u],
  [CharacterClass.digit, /^[0-9]$/],
  [CharacterClass.handle, /^[A-Za-z0-9_]$/],
];

/**
 * Classes of the basic multilingual plane, filled in when a character is first seen; 0 for characters not seen yet and
 * for surrogates.
 */
export const classes = new Uint8Array(0x10000);

/** The classes of a code point; 0 for punctuation, symbols and lone surrogates. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return computed(codePoint);
  const known = classes[codePoint] as number;
  if (known !== 0) return known & ~KNOWN;
  const found = computed(codePoint);
  classes[codePoint] = found | KNOWN;
  return found;
}

function computed(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  let bits = 0;
  for (const [bit, test] of CLASS_TESTS) if (test.test(character)) bits |= bit;
  return character.toLowerCase() === character ? bits : bits | CharacterClass.upper;
}
