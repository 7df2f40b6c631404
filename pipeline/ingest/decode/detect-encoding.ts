import { detectLegacyEncoding } from './legacy-encoding.js';
import { scanUtf8 } from './utf8-scan.js';

/** Text of this many UTF-8 sequences to a break is broken UTF-8; with fewer it may be Chinese or Japanese. */
const CLEAR_RATIO = 4;

/**
 * The encoding of bytes in which ASCII stands for itself, as a WHATWG label: `utf-8` also where they are UTF-8
 * but for some broken ones. Null for plain ASCII.
 *
 * @param isHead when the bytes may end within a character
 */
export function detectEncoding(
  bytes: Buffer,
  { isHead = false }: { readonly isHead?: boolean } = {},
): string | null {
  const { sequences, breaks } = scanUtf8(bytes, { isHead });
  if (breaks === 0) return sequences === 0 ? null : 'utf-8';
  if (sequences >= CLEAR_RATIO * breaks) return 'utf-8';
  const legacy = detectLegacyEncoding(bytes);
  return sequences >= breaks && legacy === 'windows-1252' ? 'utf-8' : legacy;
}
