import { findDates } from '../../../pipeline/extract/dates/dates.js';
import type { DateExpression } from '../../../pipeline/extract/findings.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { spanText } from '../../../pipeline/text/span.js';

/** Wednesday, 15 July 2020, ten in the morning. */
const PUBLISHED = '2020-07-15T10:00:00';

export interface Read extends DateExpression {
  readonly text: string;
}

export function read(text: string, publishedAt: string | null = PUBLISHED): Read[] {
  return findDates(textDocument(text, { publishedAt }), []).map((found) => ({
    ...found,
    text: spanText(text, found.span),
  }));
}

/** Kind, text and value of each expression. */
export const outline = (text: string, publishedAt: string | null = PUBLISHED): (string | null)[][] =>
  read(text, publishedAt).map((found) => [found.kind, found.text, found.value]);
