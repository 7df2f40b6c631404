import { expect, test } from 'vitest';
import { cleanedAgain, type Removed } from '../../pipeline/audit/cleaned-again.js';
import { clean } from '../../pipeline/clean/clean.js';
import type { DocumentRow } from '../../pipeline/schema/rows.js';
import { CodePointSlicer } from '../../pipeline/text/code-points.js';
import { spanText } from '../../pipeline/text/span.js';
import { recordOf } from '../clean/record.js';

/** A cleaned document, and what it is made again from: the columns that an export has of it. */
function exported(source: string): {
  document: ReturnType<typeof clean>;
  row: DocumentRow;
  removals: Removed[];
} {
  const document = clean(recordOf(source));
  const { text, title, authors, publisher, publishedAt } = document;
  const row = { text, title, authors, publisher, published_at: publishedAt } as unknown as DocumentRow;
  const removals = document.removals.map(({ kind, rule, source: span }) => ({
    start: new CodePointSlicer(text.slice(0, document.map.fromSource(span.start))).length,
    kind,
    rule,
    text: spanText(source, span),
  }));
  return { document, row, removals };
}

test('a document is made again with its title, its dateline and the formal names that headlines told', () => {
  const { document, row, removals } = exported(
    'Bridge to close\n\nBONN, Germany (AP) — Mayor Ann LeeAnn Mary LeeLee wins seat Bridge to close MORE said so on Monday.\n',
  );
  const again = cleanedAgain(row, removals);
  expect(again?.formalNames).toEqual([{ nameEnd: document.text.indexOf(' said so'), name: 'Ann Mary Lee' }]);
  expect(cleanedAgain({ ...row, title: null }, removals)?.title).toBe('Bridge to close');
  for (const key of ['title', 'titleSpan', 'dekSpan', 'datelineSpan', 'formalNames', 'publisher'] as const)
    expect(again?.[key], key).toEqual(document[key]);
});

test('a text is a part where a mark says so, or the row, which may have it from the record', () => {
  const isPart = (source: string, status: DocumentRow['extraction_status']): boolean | undefined => {
    const { row, removals } = exported(source);
    return cleanedAgain({ ...row, extraction_status: status }, removals)?.notes.some(
      ({ code }) => code === 'partial_text',
    );
  };
  expect(isPart('It rained for days. [+812 chars]', 'ok')).toBe(true);
  expect(isPart('It rained for days.', 'partial_text')).toBe(true);
  expect(isPart('It rained for days.', 'ok')).toBe(false);
});

test('a removal whose text tells no formal name makes the document unsure', () => {
  const { row, removals } = exported('Mayor Ann LeeAnn Mary LeeLee wins seat MORE said so on Monday.');
  expect(removals).toHaveLength(1);
  expect(cleanedAgain(row, [{ ...removals[0]!, text: 'Wins seat MORE' }])).toBeNull();
});

test('a title that was given beside a page is a field, one that the page declares is none', () => {
  const row = {
    media_type: 'text/html',
    title: 'Bridge',
    text: 'Mill to reopen\n\nThe mill in Harlow will hire more than 300 people, Ann Lee said on Tuesday.\n',
    authors: [],
  } as unknown as DocumentRow;
  const titleOf = (source: string) =>
    cleanedAgain({ ...row, metadata_sources: JSON.stringify({ title: source }) }, [])?.titleSpan;
  expect(titleOf('path')).toBeNull();
  expect(titleOf('heading')).toEqual({ start: 0, end: 14 });
});
