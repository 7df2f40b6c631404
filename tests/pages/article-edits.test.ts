import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { articleEdits } from '../../pipeline/pages/text/article-edits.js';
import { type Edit, OffsetMap } from '../../pipeline/text/offset-map.js';
import { propertyRuns } from '../property-runs.js';

const all = (): boolean => true;

/** The text of a page all of whose blocks are kept, or those of some numbers. */
function textOf(html: string, kept: (index: number) => boolean = all): string {
  return OffsetMap.apply(html, articleEdits(scanPage(html), kept)).text;
}

test.each([
  ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['items of a list', '<ul><li>One</li><li>Two</li></ul><p>Three</p>', 'One\nTwo\n\nThree'],
  ['items in spans', '<ul><li><span>One</span></li> <li><span>Two</span></li></ul>', 'One\nTwo'],
  [
    'cells and rows',
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
    'A\tB\n1\t2',
  ],
  ['cells with a paragraph each', '<table><tr><td><p>1</p></td><td><p>2</p></td></tr></table>', '1\t2'],
  ['cells that lay out a page', '<table><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>', '1\n\n2\n\n3'],
  ['a line break', '<p>One<br>Two</p>', 'One\nTwo'],
  ['two line breaks', '<div>One<br><br>\nTwo</div>', 'One\n\nTwo'],
  ['text beside blocks', '<div>One<div>Two</div>Three</div>', 'One\n\nTwo\n\nThree'],
  [
    'a tail between blocks',
    '<section><p>One</p>Two<div><h4>Three</h4></div></section>',
    'One\n\nTwo\n\nThree',
  ],
  ['quotations', '<blockquote><p>One</p>— Ann Lee</blockquote>', 'One\n\n— Ann Lee'],
])('boundaries: %s', (_, html, text) => {
  expect(textOf(html)).toBe(text);
});

test.each([
  [
    'inline tags neither part nor join words',
    '<p>re<b>open</b>ed <i>on</i> <a>Monday</a></p>',
    'reopened on Monday',
  ],
  ['white space is one space', '<p>\n  One\t \n two &nbsp; three  </p>', 'One two three'],
  ['white space at an edge of a tag', '<p>One <b> two</b> <i> three </i>.</p>', 'One two three .'],
  ['references are decoded', '<p>&quot;No&quot; &amp; &#8212; 5 &lt; 6&hellip;</p>', '"No" & — 5 < 6…'],
  ['a reference for two characters', '<p>a&NotEqualTilde;b</p>', 'a≂̸b'],
  ['a reference without its semicolon', '<p>R&ampD</p>', 'R&D'],
  ['what is no reference stays', '<p>AT&T, R&D</p>', 'AT&T, R&D'],
  ['line ends stay where they are shown', '<pre>One\n  two\n</pre><p>Three</p>', 'One\n  two\n\nThree'],
])('characters: %s', (_, html, text) => {
  expect(textOf(html)).toBe(text);
});

test('what is not kept goes, and a boundary with it stays', () => {
  expect(textOf('<p>One</p><aside>Two</aside><p>Three</p>', (index) => index !== 1)).toBe('One\n\nThree');
  expect(textOf('<ul><li>One</li><li>Two</li><li>Three</li></ul>', (index) => index !== 1)).toBe(
    'One\nThree',
  );
  expect(textOf('<p>One</p>', () => false)).toBe('');
});

/** HTML, well-formed or not: what parsers stumble over, in any order. */
const SOURCE = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="a">',
        '</div>',
        '<b>',
        '</b>',
        '<br>',
        '<table><tr><td>',
        '</td>',
      ),
      fc.constantFrom(
        '</table>',
        '<li>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '<pre>',
        '</pre>',
        '&amp;',
        '&nbsp;',
      ),
      fc.constantFrom(
        '&NotEqualTilde;',
        '&',
        '<',
        '>',
        '</',
        '<a href="',
        '"',
        '\n',
        '  ',
        'mill',
        'The mill reopened.',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test.each(propertyRuns(1000))('edits ascend, and what is kept is the source (seed %i)', (seed, numRuns) => {
  fc.assert(
    fc.property(SOURCE, fc.integer({ min: 1, max: 3 }), (html, step) => {
      const edits = articleEdits(scanPage(html), (index) => index % step === 0);
      expect(isAscending(edits, html.length)).toBe(true);
      const { text } = OffsetMap.apply(html, edits);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/\n{3}/);
    }),
    { seed, numRuns },
  );
});

const isAscending = (edits: readonly Edit[], length: number): boolean =>
  edits.every(
    ({ start, end }, i) => start <= end && end <= length && (i === 0 || edits[i - 1]!.end <= start),
  );
