import { readTable } from '../../text/word-list.js';

const SIGNATURES = readTable(new URL('./signatures.txt', import.meta.url)).map(([hex, name]) => ({
  bytes: Buffer.from(hex!, 'hex'),
  name: name!,
}));

const SAMPLE_BYTES = 64 * 1024;
/** Text has tabs, line ends, form feeds and terminal escapes; of other control characters at most a stray one. */
const MAX_CONTROL_SHARE = 0.02;
const MAX_CONTROLS = 4;

/** What the bytes are when they are no text in any encoding, by their signature; null when they may be text. */
export function binaryKind(bytes: Buffer): string | null {
  const match = SIGNATURES.find((signature) =>
    bytes.subarray(0, signature.bytes.length).equals(signature.bytes),
  );
  return match?.name ?? null;
}

/** True for bytes of an encoding that extends ASCII, when they hold more control characters than text does. */
export function hasManyControls(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const code = bytes[i]!;
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) controls++;
  }
  return controls > MAX_CONTROLS && controls > length * MAX_CONTROL_SHARE;
}

/** Whether bytes of an encoding that extends ASCII have zero bytes, and no more than a damaged text may have. */
export function hasFewZeros(bytes: Buffer): boolean {
  let zeros = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros++;
  if (zeros === 0 || binaryKind(bytes) !== null || hasManyControls(bytes)) return false;
  return zeros <= MAX_CONTROLS || zeros <= bytes.length * MAX_CONTROL_SHARE;
}
