import { describe, expect, it } from 'vitest';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { decodedAttribute, References } from '../../pipeline/text/markup/references.js';

/** The runs of a text, and the code points of its references in brackets. */
function parts(text: string, start = 0, end = text.length): string {
  let found = '';
  new References(text).visit(
    start,
    end,
    (from, to) => {
      found += text.slice(from, to);
    },
    (from, to, codes) => {
      found += `[${text.slice(from, to)}=${codes.join(' ')}]`;
    },
  );
  return found;
}

describe('references in a text', () => {
  it('are named or numbered', () => {
    expect(parts('Lee &amp; Roe&#8217;s caf&#xe9;')).toBe(
      'Lee [&amp;=38] Roe[&#8217;=8217]s caf[&#xe9;=233]',
    );
  });

  it('need no semicolon if their name is an old one, at the end neither', () => {
    expect(parts('&copy 2020')).toBe('[&copy=169] 2020');
    expect(parts('Lee &amp')).toBe('Lee [&amp=38]');
    expect(parts('&hellip 2020')).toBe('&hellip 2020');
  });

  it('may stand for two characters', () => {
    expect(parts('&NotEqualTilde;')).toBe('[&NotEqualTilde;=8770 824]');
  });

  it('are no other ampersands', () => {
    for (const text of ['Lee & Roe', 'AT&T', '&', '&#;', '&#x;', '&mill;']) expect(parts(text)).toBe(text);
  });

  it('are those of the part that is asked for', () => {
    expect(parts('&lt;a&gt;b&lt;', 5, 10)).toBe('[&gt;=62]b');
  });
});

describe('references in an attribute', () => {
  it('end with a semicolon where an address could go on', () => {
    expect(decodedAttribute('?a=1&amp;b=2')).toBe('?a=1&b=2');
    expect(decodedAttribute('?a=1&copy=2')).toBe('?a=1&copy=2');
  });
});

it('elements that show their source as it is written have none', () => {
  expect(scanPage('<xmp>a &lt; b</xmp><p>c &lt; d</p>').blocks.map(({ text }) => text)).toEqual([
    'a &lt; b',
    'c < d',
  ]);
});
