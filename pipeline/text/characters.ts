/*
 * What kind of character a code point is, asked of a table: a regular expression with Unicode properties costs a
 * hundred times as much for one character, and text is asked about each of its characters.
 */

/** Bits of a character's class. */
export const CharacterClass = {
  letter: 1,
  mark: 2,
  number: 4,
  space: 8,
  /** `0` to `9`. */
  digit: 16,
  /** Letters without accents, digits and `_`: the characters of a handle. */
  handle: 32,
  /** Another character in lower case. */
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

/** Classes of the basic plane, filled in as its characters are met; 0 of those not met yet and of halves of pairs. */
export const classes = new Uint8Array(0x10000);

/** The class bits of a code point; 0 for punctuation, symbols and lone surrogates. */
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
