import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMarkup } from '../../pipeline/text/markup/markup.js';
import { findTagEdits, isHtml } from '../../pipeline/text/markup/tags.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';
import { spanText } from '../../pipeline/text/span.js';
import { propertyRuns } from '../property-runs.js';

describe('character references', () => {
  test('by name and by number, in decimal and hexadecimal', () => {
    expect(withoutMarkup('&quot;No,&quot; Keller said &#8212; &#x201C;never&#x201D;.')).toBe(
      '"No," Keller said — “never”.',
    );
  });

  test('once: what a reference gives is text', () => {
    expect(withoutMarkup('AT&amp;amp;T')).toBe('AT&amp;T');
    expect(withoutMarkup('5 &lt; 6 &amp;lt; 7')).toBe('5 < 6 &lt; 7');
  });

  test('the numbers that old pages give Windows-1252 mean what browsers show', () => {
    expect(withoutMarkup('It&#146;s')).toBe('It’s');
  });

  test('what is none stays', () => {
    for (const text of ['AT&T', 'R&D;', 'Q&A', 'example.org/?a=1&copy=2', '&Keller;', '&#;', '& amp;'])
      expect(withoutMarkup(text), text).toBe(text);
  });
});

describe('HTML', () => {
  test('is known by a tag that nobody writes elsewhere', () => {
    for (const html of [
      '<p>The mill',
      'The mill</p>',
      'a<br>b',
      'a<BR />b',
      '<a href="x">b',
      '<p class="x">b',
    ])
      expect(isHtml(html), html).toBe(true);
  });

  test('is not what only mentions a tag or has angle brackets', () => {
    for (const text of [
      '5 < 6',
      'Keller <keller@mill.example> wrote',
      'the <b> tag',
      '<Keller> No.',
      'a <- b',
      '</3',
    ])
      expect(isHtml(text), text).toBe(false);
  });

  test('inline elements leave no trace, others part the text', () => {
    expect(withoutMarkup('<p>The <em>old</em> mill</p><p>It <a href="x">stands</a>.</p>')).toBe(
      '\n\nThe old mill\n\n\n\nIt stands.\n\n',
    );
    expect(withoutMarkup('One<br>two<br/>three')).toBe('One\ntwo\nthree');
    expect(withoutMarkup('<ul><li>One</li><li>Two</li></ul>')).toBe('\n\n\nOne\n\nTwo\n\n\n');
    expect(withoutMarkup('<table><tr><td>One</td><td>Two</td></tr></table>')).toBe('\n\n\n One  Two \n\n\n');
  });

  test('a line end within a paragraph is a space; a blank line and one beside paragraphs stay', () => {
    expect(withoutMarkup('<p>The old\n  mill</p>')).toBe('\n\nThe old mill\n\n');
    expect(withoutMarkup('The old\nmill.<br>It stands.')).toBe('The old\nmill.\nIt stands.');
    expect(withoutMarkup('<div>The mill.\n\nIt stands.</div>')).toBe('\n\nThe mill.\n\nIt stands.\n\n');
    expect(withoutMarkup('<div><pre>The\nmill</pre></div>')).toBe('\n\n\n\nThe\nmill\n\n\n\n');
  });

  test('scripts, styles and comments go with what they hold', () => {
    expect(withoutMarkup('<p>a<script>if (x < 1) y("</p>");</script>b<style>p{}</style></p>')).toBe(
      '\n\nab\n\n',
    );
    expect(withoutMarkup('<p>a<!-- ad --><!doctype html><?xml version="1.0"?>b</p>')).toBe('\n\nab\n\n');
    expect(withoutMarkup('<p>a<svg><svg><title>x</title></svg>y</svg>b</p>')).toBe('\n\nab\n\n');
  });

  test('what only looks like mark-up, or never ends, stays', () => {
    expect(withoutMarkup('<p>a <keller@mill.example> b')).toBe('\n\na <keller@mill.example> b');
    expect(withoutMarkup('<p>5 < 6')).toBe('\n\n5 < 6');
    expect(withoutMarkup('<p>a <b href="never')).toBe('\n\na <b href="never');
    expect(withoutMarkup('<p>a <!-- never')).toBe('\n\na <!-- never');
    expect(withoutMarkup('<p>a <script>never')).toBe('\n\na never');
    expect(withoutMarkup('<p>I </3 it > that')).toBe('\n\nI </3 it > that');
    expect(withoutMarkup('<p>a </b\n')).toBe('\n\na </b\n');
  });

  test('tags of extensions go, stray ones, too', () => {
    expect(withoutMarkup('<p>a<fb:like/><amp-img src="x"></amp-img>b</div></span>')).toBe('\n\nab\n\n');
  });

  test('a mark in an attribute ends no tag', () => {
    expect(withoutMarkup('<p>a<a title="b > c" href=\'d>\'>e</a></p>')).toBe('\n\nae\n\n');
  });

  test('references in it are decoded, those of two characters, too', () => {
    expect(withoutMarkup('<p>&quot;No&quot; &NotEqualTilde; &amp x</p>')).toBe('\n\n"No" ≂̸ &amp x\n\n');
  });
});

describe('HTML that XML carries', () => {
  test('escaped', () => {
    expect(withoutMarkup('&lt;p&gt;&amp;quot;No,&amp;quot; Keller said.&lt;/p&gt;')).toBe(
      '\n\n"No," Keller said.\n\n',
    );
    expect(withoutMarkup('One.&lt;br /&gt;Two.')).toBe('One.\nTwo.');
  });

  test('in a CDATA section', () => {
    expect(withoutMarkup('<![CDATA[<p>The mill.</p>]]>')).toBe('\n\nThe mill.\n\n');
    expect(withoutMarkup('<![CDATA[The mill.]]>')).toBe('The mill.');
  });

  test('but no text that only mentions an escaped tag', () => {
    expect(withoutMarkup('He wrote &lt;b&gt; there.')).toBe('He wrote <b> there.');
    expect(withoutMarkup('<p>He wrote &lt;br&gt; there.</p>')).toBe('\n\nHe wrote <br> there.\n\n');
  });
});

const PIECES = [
  'a',
  ' ',
  '\n',
  '<',
  '>',
  '&',
  '&quot;',
  '&NotEqualTilde;',
  '<p>',
  '</p>',
  '<br/>',
  '<b ',
  '"',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<svg>',
  '</svg>',
  '<x',
  '</',
  '<![CDATA[',
  ']]>',
  '😀',
  ';',
  '#1',
  '<pre>',
  '</pre>',
];

test.each(propertyRuns(500))(
  'whatever the mark-up, edits are in order and what they leave stands in the source (seed %i)',
  (seed, numRuns) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
        const html = pieces.join('');
        const edits = findTagEdits(html);
        const { text, map } = OffsetMap.apply(html, edits);
        for (let at = 0; at < text.length; at++) {
          const { start, end } = map.toSource({ start: at, end: at + 1 });
          const isReplaced = edits.some((edit) => edit.start <= start && end <= edit.end);
          if (!isReplaced) expect(spanText(html, { start, end })).toBe(text[at]);
        }
      }),
      { seed, numRuns },
    );
  },
);
