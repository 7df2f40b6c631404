import { type JsonFault, scanJson } from './scanner.js';

/** The value of a JSON text, or where it stops being JSON. */
export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: JsonFault };

/** Parses a JSON text. `NaN`, `Infinity` and `-Infinity`, which Python writes, are null. */
export function parseJson(text: string): ParsedJson {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    // What `JSON.parse` says of the place differs from one version of Node to the next.
    let finite = '';
    let kept = 0;
    const fault = scanJson(text, {
      nonFinite: (start, end) => {
        finite += `${text.slice(kept, start)}null`;
        kept = end;
      },
    });
    if (fault !== null) return { kind: 'fault', fault };
    return { kind: 'value', value: JSON.parse(finite + text.slice(kept)) };
  }
}
