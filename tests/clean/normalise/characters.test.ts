import { describe, expect, test } from 'vitest';
import { findCharacterEdits } from '../../../pipeline/clean/normalise/characters.js';
import { OffsetMap } from '../../../pipeline/text/offset-map.js';

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
    ['tabs', 'a\tb', 'a b'],
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

  test('an edit covers a whole run', () => {
    expect(findCharacterEdits('a \u00a0\u200b b')).toEqual([{ start: 1, end: 5, replacement: ' ' }]);
  });
});
