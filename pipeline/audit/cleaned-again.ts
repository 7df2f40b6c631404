import { findHead } from '../clean/article-head.js';
import { CUT_OFF } from '../clean/clean.js';
import type { CleanDocument, FormalName } from '../clean/clean-document.js';
import { linedTextOf } from '../clean/lines.js';
import { CUT_MARK } from '../clean/rules/cut-marks.js';
import { formalNameOf, GLUED_RELATED_LINKS } from '../clean/rules/glued-related-links.js';
import { isPageRule } from '../clean/web-page.js';
import type { DocumentRow } from '../schema/rows.js';
import { CodePointSlicer } from '../text/code-points.js';
import { OffsetMap } from '../text/offset-map.js';
import { spanText } from '../text/span.js';
import { givenOfRow, pageOfRow } from './page-of-row.js';

/** What an export says of a stretch that cleaning took out. */
export interface Removed {
  readonly start: number;
  readonly kind: string;
  readonly rule: string;
  readonly text: string;
}

/**
 * A cleaned document as cleaning gave it to the extractors, made again of its row and its removals. Its offsets lead
 * nowhere: the record is not at hand.
 *
 * @returns null where the removals do not tell all that the extractors were told
 */
export function cleanedAgain(row: DocumentRow, removals: readonly Removed[]): CleanDocument | null {
  const { text, title } = row;
  const slicer = new CodePointSlicer(text);
  const formalNames: FormalName[] = [];
  for (const { start, rule, text: removed } of removals) {
    if (rule !== GLUED_RELATED_LINKS) continue;
    const nameEnd = slicer.offsetOf(start);
    const name = formalNameOf(text.slice(0, nameEnd), removed);
    if (name === null) return null;
    formalNames.push({ nameEnd, name });
  }
  const marks = removals
    .filter(({ kind, rule }) => kind === 'other' && !isPageRule(rule))
    .map(({ start }) => slicer.offsetOf(start));
  const page = pageOfRow(row);
  // The title that a page declares is no field of its record, but one that is given beside it is.
  const isField = page === null || givenOfRow(row).title !== undefined;
  const head = findHead(linedTextOf(text), isField ? title : null, marks);
  // The record may say it, too, and then the row alone tells.
  const isPartial =
    row.extraction_status === 'partial_text' || removals.some(({ rule }) => rule === CUT_MARK);
  return {
    text,
    map: OffsetMap.identity(text.length),
    removals: [],
    titleSpan: head.title,
    dekSpan: head.dek,
    datelineSpan: head.dateline,
    formalNames,
    title: title ?? (head.title === null ? null : spanText(text, head.title)),
    dek: page?.metadata.dek?.value ?? (head.dek === null ? null : spanText(text, head.dek)),
    url: row.url,
    authors: row.authors,
    publisher: row.publisher ?? head.agency,
    publishedAt: row.published_at,
    modifiedAt: row.modified_at,
    retrievedAt: row.retrieved_at,
    section: row.section,
    declaredLanguage: row.language_declared,
    page,
    notes: isPartial ? [CUT_OFF] : [],
    editCount: 0,
  };
}
