import { findDates } from '../../../pipeline/extract/dates/dates.js';
import type { NumberExpression } from '../../../pipeline/extract/findings.js';
import { findNumbers } from '../../../pipeline/extract/numbers/numbers.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { spanText } from '../../../pipeline/text/span.js';

export interface Read extends NumberExpression {
  readonly text: string;
}

/** The numbers of a text whose dates and `names` are set aside. */
export function read(text: string, names: readonly string[] = []): Read[] {
  const document = textDocument(text);
  const placed = names.map((name) => {
    const start = text.indexOf(name);
    return { span: { start, end: start + name.length } };
  });
  return findNumbers(document, findDates(document, []), placed).map((found) => ({
    ...found,
    text: spanText(text, found.span),
  }));
}

/** Kind, text and value of each expression. */
export const outline = (text: string): (string | number | null)[][] =>
  read(text).map((found) => [found.kind, found.text, found.value]);
