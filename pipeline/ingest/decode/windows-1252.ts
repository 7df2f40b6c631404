/**
 * Characters of the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index-windows-1252); a space where
 * Windows-1252 has none. The other bytes are those of Latin-1. `TextDecoder` is no help: several releases of
 * Node decode this label as Latin-1.
 */
const C1 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Null when a byte has no character in Windows-1252. */
export function decodeWindows1252(bytes: Buffer): string | null {
  const text = decodeBrokenWindows1252(bytes);
  return text.includes(NO_CHARACTER) ? null : text;
}

/** A byte that has no character in Windows-1252 is U+FFFD. */
export const decodeBrokenWindows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (unit) => {
    const character = C1[unit.charCodeAt(0) - 0x80]!;
    return character === ' ' ? NO_CHARACTER : character;
  });

const NO_CHARACTER = '\ufffd';

/** The byte of a character that Windows-1252 has. */
export function windows1252Byte(character: string): number {
  const index = C1.indexOf(character);
  return index === -1 ? character.charCodeAt(0) : index + 0x80;
}
