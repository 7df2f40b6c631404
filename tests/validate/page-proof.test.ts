import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import { pageOf } from '../../pipeline/clean/web-page.js';
import { extract } from '../../pipeline/extract/extract.js';
import { type DocumentRows, toRows } from '../../pipeline/tables/document-rows.js';
import { validate } from '../../pipeline/validate/validate.js';
import { recordOf } from '../clean/record.js';
import { propertyRuns } from '../property-runs.js';

const STORY = [
  'The mill in Harlow will open its gates again in May, the town’s mayor said on Tuesday, after twelve years.',
  '“We have waited for this since 2012,” said Ann Lee, the mayor. “About 300 people will be hired this summer.”',
  'The company spent $4 million on new machines and will train anyone who has worked there before.',
];

/** What a page gives, and what of it the checks refuse. */
async function checkedPage(html: string): Promise<{ rows: DocumentRows; reasons: string[] }> {
  const record = { ...recordOf(html), mediaType: 'text/html' };
  const document = clean(record, await pageOf(record));
  const { rows, rejected } = validate(toRows(record, document, await extract(document)), html);
  return {
    rows,
    reasons: rejected.map((row) => `${row.table_name}${row.json_pointer}: ${row.reason} ${row.row_json}`),
  };
}

const pageWith = (body: string, navigation = ''): string =>
  `<html lang="en"><head><title>Mill opens</title></head><body><nav><ul>${navigation}</ul></nav><article>` +
  `<h1>Mill opens</h1>${STORY.map((text) => `<p>${text}</p>`).join('')}${body}</article></body></html>`;

describe('the rows of a page with references as browsers read them', () => {
  test.each([
    ['an old name without its semicolon', '&pound10', '£10'],
    ['that runs into a word', 'caf&eacutes', 'cafés'],
    ['in a word', '&frac12an', '½an'],
    ['before a year', 'It was &copy2024 that', 'It was ©2024 that'],
    ['that begins a longer name', '&notit;', '¬it;'],
    ['numbers without their semicolons', '&#8220hi&#8221', '“hi”'],
    ['a number that is no character', '&#99999999999999;', '\ufffd'],
    ['that stands for two characters', '&NotEqualTilde;&fjlig;ord', '≂̸fjord'],
  ])('%s', async (_, written, shown) => {
    const { rows, reasons } = await checkedPage(
      pageWith(`<p>${written} was spent in Harlow, Ann Lee said.</p>`),
    );
    expect(reasons).toEqual([]);
    expect(rows.documents[0]!.text).toContain(`${shown} was spent in Harlow, Ann Lee said.`);
  });

  test('what is shown as it is written beside what is decoded', async () => {
    const item = '<li>Pay &pound5<xmp><a href=1>News of &amp; the</a></xmp></li>';
    const { rows, reasons } = await checkedPage(pageWith('', item));
    expect(reasons).toEqual([]);
    expect(rows.removals.map(({ text }) => text).join('\n')).toContain(
      'Pay £5<a href=1>News of &amp; the</a>',
    );
  });
});

const PIECES = [
  ...[
    '&pound10',
    '&pound;10',
    'caf&eacutes',
    '&frac12an',
    '&copy2024',
    '&notit;',
    '&notin;',
    '&notin',
    '&no',
  ],
  ...[
    '&amp',
    '&amp;',
    '&amp;amp;',
    '&ampamp;',
    '&lt',
    '&lt;p&gt;',
    '&',
    '&;',
    '&#',
    '&#;',
    '&#x;',
    '&#x',
    '&T',
  ],
  ...[
    '&#8220hi&#8221',
    '&#x201Cno&#x201D',
    '&#99999999999999;',
    '&#0;',
    '&#xD800;',
    '&#x80',
    '&#133;',
    '&#1;',
  ],
  ...[
    '&nbsp',
    '&nbsp;',
    '&shy',
    '&shy;',
    '&#8203',
    '&zwj;',
    '&#13;',
    '&#10;',
    '&Tab;',
    '&NewLine;',
    '&emsp;',
  ],
  ...[
    '&#128512;',
    '&#x1F600',
    '&NotEqualTilde;',
    '&fjlig;',
    '&ThickSpace;',
    '&bne;',
    '&quot',
    '&quot;',
    '&apos;',
  ],
  ...['<xmp>', '</xmp>', '<textarea>', '</textarea>', '<title>', '</title>', '<noscript>', '</noscript>'],
  ...['<style>', '</style>', '<svg>', '</svg>', '<math>', '<mi>', '<iframe>', '</iframe>', '<noembed>'],
  ...[
    '</noembed>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<pre>',
    '</pre>',
    '<b>',
    '</b>',
    '<br>',
    '</p>',
    '<p>',
  ],
  ...[
    '<a href="?a=1&copy=2&amp;b">',
    '<a title="Lee &amp Roe &quot;">',
    '</a>',
    '<li>',
    '</li>',
    '<td>',
    '<h2>',
  ],
  ...[
    'Ann Lee',
    'Harlow',
    'said',
    ' said Tom Roe, the mayor. ',
    '$5 million',
    'May 3, 2021',
    '12 percent',
    '.',
  ],
  ...[
    '“',
    '”',
    '"',
    ',',
    ' ',
    '\n',
    'Share this article',
    'Photo: AP',
    'By Ann Lee',
    'News',
    '\u00a0',
    '\u0000',
  ],
];

const mixture = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .chain((pieces) => fc.constantFrom(pieces.join(''), pieces.join(' ')));

test.each(propertyRuns(300))(
  'whatever a page mixes, no row is refused (seed %i)',
  { timeout: 120_000 },
  async (seed, numRuns) => {
    await fc.assert(
      fc.asyncProperty(mixture, mixture, async (body, item) => {
        const { reasons } = await checkedPage(
          pageWith(`<p>${body}</p><p>${STORY[0]}</p>`, `<li>${item}</li>`),
        );
        expect(reasons).toEqual([]);
      }),
      { seed, numRuns },
    );
  },
);

/** What of a plain text the checks refuse. */
async function rejectedOf(text: string): Promise<readonly object[]> {
  const record = recordOf(text);
  const document = clean(record);
  return validate(toRows(record, document, await extract(document)), text).rejected;
}

test('the second of two characters has the place of their reference, whatever follows it', async () => {
  expect(await rejectedOf(`${STORY[0]}\n\n&fjlig;<![CDATA[<p>${STORY[1]}</p>`)).toEqual([]);
});

test.each(propertyRuns(300))(
  'nor in a text, as HTML or not (seed %i)',
  { timeout: 120_000 },
  async (seed, numRuns) => {
    await fc.assert(
      fc.asyncProperty(mixture, async (body) => {
        const text = `${STORY[0]}\n\n${body}\n\n${STORY[1]}`;
        expect(await rejectedOf(text)).toEqual([]);
      }),
      { seed, numRuns },
    );
  },
);
