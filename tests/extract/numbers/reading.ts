import { findDates } from '../../../pipeline/extract/dates/dates.js';
import { textDocument } from '../../../pipeline/extract/document.js';
import type { NumberExpression } from '../../../pipeline/extract/findings.js';
import { findNumbers } from '../../../pipeline/extract/numbers/numbers.js';
import { type Span, spanText } from '../../../pipeline/text/span.js';

export interface Read extends NumberExpression {
  readonly text: string;
}

/** The numbers of a text whose dates are set aside, and `names` with them. */
export function read(text: string, names: readonly string[] = []): Read[] {
  const document = textDocument(text);
  const spans = names.map(
    (name): Span => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }),
  );
  const reserved = [...findDates(document).map(({ span }) => span), ...spans].sort(
    (a, b) => a.start - b.start,
  );
  return findNumbers(document, reserved).map((found) => ({ ...found, text: spanText(text, found.span) }));
}

/** Kind, text and value of each expression. */
export const outline = (text: string): (string | number | null)[][] =>
  read(text).map((found) => [found.kind, found.text, found.value]);
