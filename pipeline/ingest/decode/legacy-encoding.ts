import chardet from 'chardet';
import { decodeBrokenWindows1252, decodeWindows1252, windows1252Byte } from './windows-1252.js';

/** What the text of English news has beyond ASCII; the Western and Central European code pages agree on most of it. */
const COMMON_WESTERN = '€‚„…†•–—‘’“”™\u00a0£§©«®°·»½áéíóúàèâîôïäöüçÁÉÍÓÚÄÖÜÇß';
const COMMON_BYTES: ReadonlySet<number> = new Set([...COMMON_WESTERN].map(windows1252Byte));

/** `chardet` takes about half a microsecond a byte. */
const SAMPLE_BYTES = 16 * 1024;
/** Fewer bytes beyond ASCII than this name no encoding: in “Ø” `chardet` sees Russian. */
const SURE_HIGH_BYTES = 16;
/** `chardet`'s confidence, 0 to 100: Russian has 49, Western text in the wrong encoding about 30. */
const SURE_CONFIDENCE = 40;

/**
 * The encoding of bytes that are neither UTF-8 nor UTF-16, as a WHATWG label. Windows-1252 unless the bytes
 * clearly speak another language's.
 */
export function detectLegacyEncoding(bytes: Buffer): string {
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(firstHigh, firstHigh + SAMPLE_BYTES);
  const high = sample.filter((byte) => byte >= 0x80);
  if (high.length < SURE_HIGH_BYTES || high.every((byte) => COMMON_BYTES.has(byte))) return 'windows-1252';
  for (const { name, confidence } of chardet.analyse(sample)) {
    if (confidence < SURE_CONFIDENCE) break;
    const label = labelOf(name);
    if (label !== null && decodeLegacy(sample, label, { isHead: true }) !== null) return label;
  }
  return 'windows-1252';
}

/** Null when the bytes are not text in that encoding. */
export function decodeLegacy(
  bytes: Buffer,
  label: string,
  { isHead = false }: { readonly isHead?: boolean } = {},
): string | null {
  if (label === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: isHead });
  } catch {
    return null;
  }
}

/** The text of bytes of which some may be no characters of their encoding: those are U+FFFD. */
export const decodeBroken = (bytes: Buffer, label: string): string =>
  label === 'windows-1252' ? decodeBrokenWindows1252(bytes) : new TextDecoder(label).decode(bytes);

/** The WHATWG label of a name that `chardet` gives; null where `TextDecoder` does not know it. */
function labelOf(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
