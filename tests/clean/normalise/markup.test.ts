import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import { spanText } from '../../../pipeline/text/span.js';
import { cleanTextOf, recordOf } from '../record.js';

/** What the record has where the cleaned text has `piece`. */
function sourceOf(source: string, piece: string): string {
  const { text, map } = clean(recordOf(source));
  const start = text.indexOf(piece);
  expect(start).toBeGreaterThanOrEqual(0);
  return spanText(source, map.toSource({ start, end: start + piece.length }));
}

describe('a text with mark-up', () => {
  const HTML = '<p>&quot;We will <em>not</em> sell,&quot; Keller said.</p>\n<p>The mill stands.</p>';

  test('is read as paragraphs', () => {
    expect(cleanTextOf(HTML)).toBe('"We will not sell," Keller said.\n\nThe mill stands.');
  });

  test('leads back to the characters of the record', () => {
    expect(sourceOf(HTML, '"We will not sell,"')).toBe('&quot;We will <em>not</em> sell,&quot;');
    expect(sourceOf(HTML, 'We will')).toBe('We will');
    expect(sourceOf(HTML, 'The mill stands.')).toBe('The mill stands.');
  });

  test('whose lines are its paragraphs keeps them', () => {
    expect(cleanTextOf('The <em>old</em> mill stands.\nIt will not be sold.')).toBe(
      'The old mill stands.\nIt will not be sold.',
    );
  });

  test('that is escaped leads back, too', () => {
    const escaped = '&lt;p&gt;The &lt;em&gt;old&lt;/em&gt; mill.&lt;/p&gt;';
    expect(cleanTextOf(escaped)).toBe('The old mill.');
    expect(sourceOf(escaped, 'old mill')).toBe('old&lt;/em&gt; mill');
  });
});

describe('a plain text', () => {
  test('has its character references decoded', () => {
    expect(cleanTextOf('&quot;No,&quot; Keller said.')).toBe('"No," Keller said.');
    expect(sourceOf('&quot;No,&quot; Keller said.', '"No,"')).toBe('&quot;No,&quot;');
  });

  test('keeps what is in angle brackets', () => {
    expect(cleanTextOf('<Keller> No, 5 < 6.')).toBe('<Keller> No, 5 < 6.');
  });
});
