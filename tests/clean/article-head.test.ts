import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import type { RecordFields } from '../../pipeline/ingest/record.js';
import type { Span } from '../../pipeline/text/span.js';
import { BODY, recordOf } from './record.js';

function zonesOf(text: string, fields: Partial<RecordFields> = {}): (string | null)[] {
  const document = clean(recordOf(text, fields));
  const cut = (span: Span | null): string | null =>
    span === null ? null : document.text.slice(span.start, span.end);
  return [cut(document.titleSpan), cut(document.dekSpan), cut(document.datelineSpan)];
}

describe('title', () => {
  test.each([
    ['a headline above a blank line', `Bridge to Close\n\n${BODY}`, 'Bridge to Close'],
    ['a question', `Will the bridge hold?\n\n${BODY}`, 'Will the bridge hold?'],
    [
      'a quotation at its end',
      `Mayor on bridge: 'I did my duty'\n\n${BODY}`,
      "Mayor on bridge: 'I did my duty'",
    ],
    ['an abbreviation at its end', `Bridge to close in the U.S.\n\n${BODY}`, 'Bridge to close in the U.S.'],
    ['after removed lines', `Skip to main content\n\nBridge to Close\n\n${BODY}`, 'Bridge to Close'],
    ['right above a byline', `Bridge to Close\nBy Ann Lee\n\n${BODY}`, 'Bridge to Close'],
    [
      'right above a caption',
      `Bridge to Close\nThe bridge. (AP Photo/Ann Lee)\n\n${BODY}`,
      'Bridge to Close',
    ],
    [
      'where no blank lines part paragraphs',
      `Bridge to Close\n${BODY}`.replaceAll('\n\n', '\n'),
      'Bridge to Close',
    ],
  ])('%s', (_, text, expected) => {
    expect(zonesOf(text)[0]).toBe(expected);
    expect(clean(recordOf(text)).title).toBe(expected);
  });

  test.each([
    ['a sentence', `The bridge is to close.\n\n${BODY}`],
    ['a paragraph at once', BODY],
    ['a sentence that ends in a mark', `“The bridge is to close.”\n\n${BODY}`],
    ['a line too long', `${'Bridge to close and '.repeat(8)}\n\n${BODY}`],
    ['a word alone', `Bridge\n\n${BODY}`],
    ['a line that announces', `The bridge:\n\n${BODY}`],
    ['a list item', `1. Bridge to close\n\n${BODY}`],
    ['a dateline', `WASHINGTON (AP) — Bridge to close\n\n${BODY}`],
    ['a line inside a paragraph', `The bridge is old and\nit must close.\n\n${BODY}`],
    ['no body', 'Bridge to Close'],
    ['only headlines', 'Bridge to Close\n\nMayor Wins Again'],
  ])('none: %s', (_, text) => {
    expect(zonesOf(text)[0]).toBeNull();
    expect(clean(recordOf(text)).title).toBeNull();
  });

  test('a given title goes before the text, which has one only where it begins with that line', () => {
    const given = { title: 'Mayor’s Bridge' };
    expect(zonesOf(`Mayor's  Bridge\n\n${BODY}`, given)[0]).toBe("Mayor's Bridge");
    expect(zonesOf(`Another Headline Here\n\n${BODY}`, given)[0]).toBeNull();
    expect(clean(recordOf(`Another Headline Here\n\n${BODY}`, given)).title).toBe('Mayor’s Bridge');
  });
});

describe('dek', () => {
  const DEK = 'The span is 90 years old and unsafe, engineers say';

  test.each([
    ['a summary without a full stop', `Bridge to Close\n\n${DEK}\n\n${BODY}`, DEK],
    ['a sentence above the byline', `Bridge to Close\n\n${DEK}.\n\nBy Ann Lee\n\n${BODY}`, `${DEK}.`],
    ['a sentence above the dateline', `Bridge to Close\n\n${DEK}.\n\nDOVER, Del. (AP) — ${BODY}`, `${DEK}.`],
    [
      'above an alternative text and a caption',
      `Bridge to Close\n\n${DEK}\n\nAnn Lee\nThe bridge. (AP Photo/Ann Lee)\n\n${BODY}`,
      DEK,
    ],
  ])('%s', (_, text, expected) => {
    expect(zonesOf(text).slice(0, 2)).toEqual(['Bridge to Close', expected]);
  });

  test.each([
    ['the first paragraph', `Bridge to Close\n\n${DEK}.\n\n${BODY}`],
    ['a short heading', `Bridge to Close\n\nWhat we know\n\n${BODY}`],
    ['a quotation above the dateline', `Bridge to Close\n\n“${DEK}.”\n\nDOVER, Del. (AP) — ${BODY}`],
    ['a question', `Bridge to Close\n\nHow could it come to this at all?\n\n${BODY}`],
  ])('none: %s', (_, text) => {
    expect(zonesOf(text).slice(0, 2)).toEqual(['Bridge to Close', null]);
  });

  test('none without a title', () => {
    expect(zonesOf(`The mayor left on Monday.\n\n${DEK}\n\n${BODY}`)[1]).toBeNull();
  });
});

describe('dateline', () => {
  test('opens the first paragraph, after title, dek and caption', () => {
    const text = `Bridge to Close\n\nThe bridge. (AP Photo/Ann Lee)\n\nDOVER, Del. (AP) — ${BODY}`;
    expect(zonesOf(text)).toEqual(['Bridge to Close', null, 'DOVER, Del. (AP) —']);
    expect(clean(recordOf(text)).publisher).toBe('AP');
  });

  test('is none in the middle of an article', () => {
    expect(zonesOf(`${BODY}\n\n${BODY}\n\n${BODY}\n\nLONDON — ${BODY}`)[2]).toBeNull();
  });

  test('a given publisher goes before its agency', () => {
    expect(clean(recordOf(`DOVER (AP) — ${BODY}`, { publisher: 'Planet' })).publisher).toBe('Planet');
  });
});

describe('authors and date', () => {
  const HEAD =
    'Bridge to Close\n\nBy Ann Lee and Tom Roe | AP\n\nUpdated July 14, 2020\n\nPublished July 13, 2020';

  test('come from byline and publication line, which are taken out', () => {
    const document = clean(recordOf(`${HEAD}\n\n${BODY}`));
    expect(document.authors).toEqual(['Ann Lee', 'Tom Roe']);
    expect(document.publishedAt).toBe('2020-07-13');
    expect(document.text).toBe(`Bridge to Close\n\n${BODY}`);
    expect(document.removals.map(({ kind, rule }) => [kind, rule])).toEqual([
      ['other', 'byline'],
      ['other', 'publication-line'],
      ['other', 'publication-line'],
    ]);
  });

  test('what the record says goes first', () => {
    const document = clean(
      recordOf(`${HEAD}\n\n${BODY}`, { authors: ['Eva Diaz'], publishedAt: '2020-07-12' }),
    );
    expect(document.authors).toEqual(['Eva Diaz']);
    expect(document.publishedAt).toBe('2020-07-12');
  });

  test('a date that is given but not clear is null', () => {
    expect(clean(recordOf(BODY, { publishedAt: '03/04/2020' })).publishedAt).toBeNull();
  });

  test('the job under a byline goes with it', () => {
    const document = clean(recordOf(`By ANN LEE\nAssociated Press Writer\n\nDOVER, Del. (AP) — ${BODY}`));
    expect(document.authors).toEqual(['Ann Lee']);
    expect(document.text.startsWith('DOVER')).toBe(true);
  });

  test('a headline that begins with "By" is no byline', () => {
    const document = clean(recordOf(`By Popular Demand\n\n${BODY}`));
    expect(document.title).toBe('By Popular Demand');
    expect(document.authors).toEqual([]);
  });

  test('dates that head the entries of a timeline stay', () => {
    const text = `The bridge in dates\n\nMarch 3, 2020\n\n${BODY}\n\nMarch 4, 2020\n\n${BODY}`;
    expect(clean(recordOf(text))).toMatchObject({ publishedAt: null, removals: [] });
  });

  test('a bare date inside the article stays', () => {
    expect(clean(recordOf(`${BODY}\n\nMarch 3, 2020\n\n${BODY}`))).toMatchObject({
      publishedAt: null,
      removals: [],
    });
  });
});
