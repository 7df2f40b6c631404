import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCharacterEdits } from '../../../pipeline/clean/normalise/characters.js';
import { OffsetMap } from '../../../pipeline/text/offset-map.js';
import { propertyRuns } from '../../property-runs.js';

const normalise = (text: string): string => OffsetMap.apply(text, findCharacterEdits(text)).text;

describe('findCharacterEdits', () => {
  test.each([
    ['CRLF', 'a\r\nb', 'a\nb'],
    ['CR', 'a\rb', 'a\nb'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['next line', 'a\u0085b', 'a\nb'],
    ['form feed', 'a\fb', 'a\nb'],
    ['CRLF blank lines', 'a\r\n\r\nb', 'a\n\nb'],
    ['several blank lines', 'a\n\n\n\nb', 'a\n\nb'],
    ['blank lines with spaces', 'a\n \t\n  \nb', 'a\n\nb'],
    ['spaces at line ends', 'a  \n  b', 'a\nb'],
    ['runs of spaces', 'a   b', 'a b'],
    ['a tab in a sentence', '1.\tHe left.', '1. He left.'],
    ['tabs between cells', '1\t \t2\t\n3\t4', '1\t2\n3\t4'],
    ['tabs in lines of both kinds', 'a\tb\nHe\tleft “it.”\u200b\nc\td', 'a\tb\nHe left “it.”\nc\td'],
    ['no-break and thin spaces', 'a\u00a0b\u2009c\u202fd\u3000e', 'a b c d e'],
    ['a no-break space beside a space', 'they\u00a0 should', 'they should'],
    ['white space around the text', '\n a b \n', 'a b'],
    ['zero-width spaces', 'a\u200bb \u200b c', 'ab c'],
    ['byte order marks', '\ufeffa\ufeffb', 'ab'],
    ['soft hyphens', 'co\u00adopera\u00adtion', 'cooperation'],
    ['word joiners and direction marks', 'a\u2060b\u200ec\u202ad\u202c', 'abcd'],
    ['control characters', 'a\u0000b\u0007c\u0083d\u007fe', 'abcde'],
    ['place holders of objects', 'a\ufffcb', 'ab'],
    ['joiners between Latin letters', 'a\u200db\u200cc', 'abc'],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test.each([
    ['ordinary text', 'He said: “Wait…”\n\nShe – left.'],
    ['joiners between emoji', '👩\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥'],
    ['non-joiners in Persian', 'می\u200cخواهم'],
    ['joiners in Hindi', 'क्\u200dष'],
    ['zero-width spaces in Thai', 'ภาษา\u200bไทย'],
    ['characters that were lost before', 'a\ufffdb'],
    ['accents, also combined', 'café cafe\u0301'],
    ['lone surrogates', 'a\ud83db'],
  ])('leaves alone: %s', (_, text) => {
    expect(findCharacterEdits(text)).toEqual([]);
  });

  // The same rules as patterns, for texts without joiners and ends of sentences: slow, and read at a glance.
  const UNSEEN =
    /[\0- \x7f-\xa0\xad\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffc]+/g;
  const plain = (text: string): string =>
    text.replace(UNSEEN, (run, at: number) => {
      if (at === 0 || at + run.length === text.length) return '';
      const lineEnds = run.match(/\r\n|[\n-\r\x85\u2028\u2029]/g)?.length ?? 0;
      if (lineEnds > 0) return lineEnds > 1 ? '\n\n' : '\n';
      if (run.includes('\t')) return '\t';
      return /[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/.test(run) ? ' ' : '';
    });

  test('each character of the basic plane between letters', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      const isJoiner = unit >= 0x200b && unit <= 0x200d;
      if (normalise(text) !== (isJoiner ? 'ab' : plain(text))) expect.fail(`U+${unit.toString(16)}`);
    }
  });

  test.each(propertyRuns(3000))('any runs of them (seed %i)', (seed, numRuns) => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '“',
      '—',
      '\ud83d',
      ' ',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u00a0',
      '\u00ad',
      '\u2029',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(normalise(pieces.join(''))).toBe(plain(pieces.join('')));
      }),
      { seed, numRuns },
    );
  });

  test('an edit covers a whole run', () => {
    expect(findCharacterEdits('a \u00a0\u200b b')).toEqual([{ start: 1, end: 5, replacement: ' ' }]);
  });
});
