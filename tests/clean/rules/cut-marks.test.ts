import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import { BODY, cleanTextOf, recordOf, removalsOf } from '../record.js';

const codesOf = (text: string): string[] => clean(recordOf(text)).notes.map(({ code }) => code);

describe('a text that its source cut off', () => {
  test.each([
    ['… [+812 chars]'],
    ['... [+1812 chars]'],
    ['[+7 characters]'],
    ['[…]'],
    ['[...]'],
    ['(more…)'],
  ])('%s is taken out, and the text counts as partial', (mark) => {
    const text = `${BODY}\n\nThe work on the new br${mark}`;
    expect(removalsOf(text)).toEqual([['other', 'cut-mark', mark]]);
    expect(cleanTextOf(text)).toBe(`${BODY}\n\nThe work on the new br`);
    expect(codesOf(text)).toEqual(['partial_text']);
  });

  test('so, too, above the footer of a feed, which goes as well', () => {
    const footer = 'The post Old bridge to close appeared first on Mill Post.';
    expect(codesOf(`${BODY} […]\n\n${footer}`)).toEqual(['partial_text']);
    expect(removalsOf(`${BODY} […]\n\n${footer}`)).toEqual([
      ['other', 'cut-mark', '[…]'],
      ['navigation', 'feed-footer', footer],
    ]);
    expect(removalsOf(`${BODY}\n\nThe post at the gate appeared first.`)).toEqual([]);
  });

  test.each([
    `“The bridge […] will close,” he said.\n\n${BODY}`,
    `${BODY}\n\nHe paused…`,
    `${BODY}\n\nThe text had [+812 chars] in it.`,
    `${BODY} […]\n\nThe work begins in May.`,
  ])('but not a text that leaves something out elsewhere: %j', (text) => {
    expect(codesOf(text)).toEqual([]);
    expect(removalsOf(text)).toEqual([]);
  });
});

describe('the authors of a record', () => {
  const authorsOf = (...authors: string[]): readonly string[] => clean(recordOf(BODY, { authors })).authors;

  test('given as a byline are those that it names', () => {
    expect(authorsOf('By Ann Lee and Tom Roe')).toEqual(['Ann Lee', 'Tom Roe']);
    expect(authorsOf('BY ANN LEE')).toEqual(['Ann Lee']);
  });

  test('are none where it names a desk, and those that another text names', () => {
    expect(authorsOf('By Mill Post Staff')).toEqual([]);
    expect(authorsOf('Ann Lee and Tom Roe', 'Byron Hall')).toEqual(['Ann Lee', 'Tom Roe', 'Byron Hall']);
  });
});
