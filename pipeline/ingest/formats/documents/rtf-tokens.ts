/** A piece of an RTF file (Rich Text Format specification 1.9.1). */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\par`, `\u8217`; of a control symbol (`\~`, `\*`) the sign, without a value. */
  | { readonly kind: 'control'; readonly word: string; readonly value: number | null }
  /** Bytes of the code page, each as the character of its number. */
  | { readonly kind: 'bytes'; readonly bytes: string };

const TEXT = /[^\\{}\r\n]+/y;
const CONTROL_WORD = /\\([A-Za-z]{1,32})(-?\d{1,10})? ?/y;
const HEX = /\\'([\da-fA-F]{2})/y;

/** @param source the bytes of the file, each as the character of its number */
export function* rtfTokens(source: string): Generator<RtfToken> {
  for (let at = 0; at < source.length; ) {
    const character = source[at]!;
    if (character === '{' || character === '}') {
      yield { kind: character === '{' ? 'open' : 'close' };
      at++;
    } else if (character === '\r' || character === '\n') at++;
    else if (character !== '\\') {
      const [bytes] = matchAt(TEXT, source, at)!;
      yield { kind: 'bytes', bytes };
      at += bytes.length;
    } else {
      const { token, length } = controlAt(source, at);
      yield token;
      at += length;
    }
  }
}

function controlAt(source: string, at: number): { readonly token: RtfToken; readonly length: number } {
  const hex = matchAt(HEX, source, at);
  if (hex !== null) {
    const bytes = String.fromCharCode(Number.parseInt(hex[1]!, 16));
    return { token: { kind: 'bytes', bytes }, length: hex[0].length };
  }
  const control = matchAt(CONTROL_WORD, source, at);
  if (control === null) {
    const word = source[at + 1] ?? '';
    return { token: { kind: 'control', word, value: null }, length: 1 + word.length };
  }
  const [text, word = '', digits] = control;
  const value = digits === undefined ? null : Number(digits);
  // So many bytes follow that are no RTF.
  const skipped = word === 'bin' ? Math.max(value ?? 0, 0) : 0;
  return { token: { kind: 'control', word, value }, length: text.length + skipped };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
