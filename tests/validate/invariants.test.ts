import { describe, expect, test } from 'vitest';
import type { Breach, RowOf } from '../../pipeline/tables/table.js';
import type { DocumentTableName } from '../../pipeline/tables/tables.js';
import { findBreach, spanTexts } from '../../pipeline/validate/invariants.js';

/*
 * The record, and what cleaning kept of it: a line "AD" and a doubled space went. The face is one code point, two
 * units of a JavaScript string.
 */
const SOURCE = '😀 Ann  Lee said "yes," AD and "no."';
const TEXT = '😀 Ann Lee said "yes," and "no."';

const KEPT = spanTexts(TEXT, SOURCE);
const ALONE = spanTexts(TEXT, null);

/** Where a passage stands in the text and in the record, in code points. */
function place(passage: string, source = passage) {
  const at = (text: string, part: string): number => {
    const units = text.indexOf(part);
    if (units === -1) throw new Error(`no ${part}`);
    return Array.from(text.slice(0, units)).length;
  };
  const start = at(TEXT, passage);
  const sourceStart = at(SOURCE, source);
  return {
    start,
    end: start + Array.from(passage).length,
    source_start: sourceStart,
    source_end: sourceStart + Array.from(source).length,
  };
}

/** The rule looks at few columns; the others do not matter here. */
const breach = <Name extends DocumentTableName>(table: Name, row: object, texts = KEPT): Breach | null =>
  findBreach(table, row as RowOf<Name>, texts);

const MENTION = { ...place('Ann Lee', 'Ann  Lee'), text: 'Ann Lee' };

describe('a mention, number or date', () => {
  test.each(['mentions', 'numbers', 'dates'] as const)(
    'is what its span cuts out of the text: %s',
    (table) => {
      expect(breach(table, MENTION)).toBeNull();
      expect(breach(table, { ...MENTION, text: 'Ann Le' })).toMatchObject({ pointer: '/text' });
      expect(breach(table, { ...MENTION, start: MENTION.start + 1, end: MENTION.end + 1 })).not.toBeNull();
    },
  );

  test('may stand at the very end of the text, and not after it', () => {
    const last = { start: 30, end: 31, source_start: 34, source_end: 35, text: '"' };
    expect([Array.from(TEXT).length, Array.from(SOURCE).length]).toEqual([31, 35]);
    expect(breach('mentions', last)).toBeNull();
    expect(breach('mentions', { ...last, end: 32 })).toEqual({
      pointer: '/end',
      reason: 'end lies after the end of the text',
    });
  });

  test('is not empty or reversed', () => {
    expect(breach('mentions', { ...MENTION, end: MENTION.start, text: '' })).toMatchObject({
      pointer: '/end',
    });
    expect(breach('mentions', { ...MENTION, start: MENTION.end, end: MENTION.start })).toMatchObject({
      pointer: '/end',
      reason: 'end is not after start',
    });
    expect(breach('mentions', { ...MENTION, source_end: MENTION.source_start }, ALONE)).toMatchObject({
      pointer: '/source_end',
    });
  });

  test('comes from the same passage of the record', () => {
    expect(breach('mentions', { ...MENTION, source_start: MENTION.source_start + 1 })).toEqual({
      pointer: '/source_start',
      reason: 'the record cut by source_start and source_end is another passage',
    });
    expect(breach('mentions', { ...MENTION, source_start: MENTION.source_start - 2 })).not.toBeNull();
    expect(breach('mentions', { ...MENTION, source_end: MENTION.source_end - 1 })).not.toBeNull();
  });

  test('ends where the passage of the record ends', () => {
    expect(breach('mentions', { ...MENTION, source_end: MENTION.source_end + 1 })).toBeNull();
    expect(breach('mentions', { ...MENTION, source_end: MENTION.source_end + 2 })).not.toBeNull();
  });

  test('does not lie after the end of the record', () => {
    expect(breach('mentions', { ...MENTION, source_end: 99 })).toMatchObject({
      pointer: '/source_end',
      reason: 'source_end lies after the end of the record',
    });
  });

  test('is held to the text alone where the record is not at hand', () => {
    expect(breach('mentions', { ...MENTION, source_start: 0, source_end: 1 }, ALONE)).toBeNull();
    expect(breach('mentions', { ...MENTION, text: 'Lee' }, ALONE)).not.toBeNull();
  });
});

describe('a sentence', () => {
  const sentence = { start: 0, end: 31, source_start: 0, source_end: 35 };

  test('lies in the text, and may hold what was taken out of the record', () => {
    expect(breach('sentences', sentence)).toBeNull();
    expect(breach('sentences', { ...sentence, end: 32 })).not.toBeNull();
    expect(breach('sentences', { ...sentence, source_start: 2 })).not.toBeNull();
  });
});

describe('a removal', () => {
  const removal = { ...place('and', 'AD'), text: 'AD', rule: 'advertisement-line' };
  const at = { ...removal, end: removal.start };

  test('has no width in the text, and is what the record had', () => {
    expect(breach('removals', at)).toBeNull();
    expect(breach('removals', removal)).toMatchObject({ pointer: '/end' });
    expect(breach('removals', { ...at, text: 'ad' })).toMatchObject({ pointer: '/source_start' });
    expect(breach('removals', { ...at, source_end: at.source_start })).toMatchObject({
      pointer: '/source_end',
    });
  });

  test('of a page is what a reader sees of its source', () => {
    const page = spanTexts('Mill', '<b>Home</b> &amp;\n  Sport &copy 2024 Mill');
    const seen = { start: 0, end: 0, source_start: 3, source_end: 36, rule: 'navigation-by-links' };
    const reason = (text: string, rule = seen.rule) =>
      findBreach('removals', { ...seen, text, rule } as never, page)?.pointer ?? null;
    expect(reason('Home & Sport © 2024')).toBeNull();
    expect(reason('Home Sport &')).toBe('/source_start');
    expect(reason('Home & Sport © 2025')).toBe('/source_start');
    expect(reason('Home & Sport © 2024', 'advertisement-line')).toBe('/source_start');
  });

  test('may stand at the end of the text, and not after it', () => {
    expect(breach('removals', { ...at, start: 31, end: 31 })).toBeNull();
    expect(breach('removals', { ...at, start: 32, end: 32 })).toMatchObject({ pointer: '/start' });
  });

  test('of a record that is not at hand is not compared', () => {
    expect(breach('removals', { ...at, text: 'ad' }, ALONE)).toBeNull();
  });
});

describe('a quote', () => {
  const first = place('yes,');
  const second = place('no.');
  const quote = {
    start: first.start,
    end: second.end,
    source_start: first.source_start,
    source_end: second.source_end,
    text: 'yes, … no.',
    content_spans: [first, second],
    speaker_text: 'Ann Lee',
    speaker_spans: [place('Ann Lee', 'Ann  Lee')],
    cue_text: 'said',
    cue_spans: [place('said')],
  };

  test('is its pieces, joined', () => {
    expect(breach('quotes', quote)).toBeNull();
    expect(breach('quotes', { ...quote, text: 'yes, no.' })).toMatchObject({ pointer: '/content_spans' });
  });

  test('encloses its pieces, no more and no less', () => {
    expect(breach('quotes', { ...quote, start: quote.start - 1 })).toMatchObject({ pointer: '/start' });
    expect(breach('quotes', { ...quote, end: quote.end - 1 })).toMatchObject({ pointer: '/start' });
    expect(breach('quotes', { ...quote, content_spans: [] })).toMatchObject({ pointer: '/content_spans' });
    const wider = [first, { ...second, source_end: second.source_end + 1 }];
    expect(breach('quotes', { ...quote, content_spans: wider }, ALONE)).toEqual({
      pointer: '/source_start',
      reason: 'source_start and source_end do not enclose content_spans',
    });
  });

  test('has its pieces in order and apart', () => {
    const overlapping = [first, { ...second, start: first.end - 1 }];
    expect(breach('quotes', { ...quote, content_spans: overlapping }, ALONE)).toEqual({
      pointer: '/content_spans/1',
      reason: 'spans overlap or are out of order',
    });
    const touching = [first, { ...second, start: first.end }];
    expect(
      breach('quotes', { ...quote, content_spans: touching, text: 'yes, … " and "no.' }, ALONE),
    ).toBeNull();
  });

  test('has a speaker and a cue that are what their spans cut out', () => {
    expect(breach('quotes', { ...quote, speaker_text: 'Lee' })).toMatchObject({ pointer: '/speaker_spans' });
    expect(breach('quotes', { ...quote, cue_text: 'says' })).toMatchObject({ pointer: '/cue_spans' });
    expect(breach('quotes', { ...quote, cue_spans: [{ ...place('said'), source_start: 0 }] })).toMatchObject({
      pointer: '/cue_spans/0/source_start',
    });
  });

  test('needs neither speaker nor cue, but no text without a span', () => {
    const bare = { ...quote, speaker_text: null, speaker_spans: [], cue_text: null, cue_spans: [] };
    expect(breach('quotes', bare)).toBeNull();
    expect(breach('quotes', { ...bare, cue_text: 'said' })).toMatchObject({ pointer: '/cue_spans' });
    expect(breach('quotes', { ...bare, speaker_spans: quote.speaker_spans })).toMatchObject({
      pointer: '/speaker_spans',
    });
  });
});

describe('a document', () => {
  const document = {
    extra: null,
    char_count: 31,
    title_span: place('Ann Lee', 'Ann  Lee'),
    dek_span: null,
    dateline_span: null,
  };

  test.each(['[1]', '{', 'null'])('has an extra that is an object, not %s', (extra) => {
    expect(breach('documents', { ...document, extra })).toMatchObject({ pointer: '/extra' });
  });

  test('counts code points', () => {
    expect(breach('documents', document)).toBeNull();
    expect(breach('documents', { ...document, char_count: TEXT.length })).toEqual({
      pointer: '/char_count',
      reason: 'char_count is 32, the text has 31 code points',
    });
  });

  test.each(['title_span', 'dek_span', 'dateline_span'])('has a true %s', (name) => {
    expect(breach('documents', { ...document, [name]: { ...place('said'), source_start: 0 } })).toMatchObject(
      {
        pointer: `/${name}/source_start`,
      },
    );
  });
});
