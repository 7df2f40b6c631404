import { describe, expect, test } from 'vitest';
import { findWrapEdits } from '../../../pipeline/clean/normalise/hard-wraps.js';
import { OffsetMap } from '../../../pipeline/text/offset-map.js';

const unwrap = (text: string): string => OffsetMap.apply(text, findWrapEdits(text)).text;

const WRAPPED = `The council voted on Monday to close the old bridge over the river,
which carries 12,000 cars a day and was built ninety years ago by a
company that has long since gone. Engineers had warned for years that
the piers were giving way and that nobody should trust them any more.

The mayor said the work would begin in May and last for a whole year,
and that the ferry would carry people across in the meantime without
charge. Merchants on both banks fear for their trade in the summer and
have asked the county for help.`;

describe('findWrapEdits', () => {
  test('joins the lines of hard-wrapped paragraphs', () => {
    const paragraphs = unwrap(WRAPPED).split('\n\n');
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toContain('over the river, which carries 12,000 cars a day');
    expect(unwrap(WRAPPED)).toBe(WRAPPED.replace(/(?<!\n)\n(?!\n)/g, ' '));
  });

  test('keeps the headline and short lines of a wrapped text as they are', () => {
    const text = `Bridge to close\n\nBy Ann Lee\nDaily Planet\n\n${WRAPPED}`;
    expect(unwrap(text)).toContain('Bridge to close\n\nBy Ann Lee\nDaily Planet\n\nThe council');
  });

  test('a word broken at its hyphen is joined without a space', () => {
    const text = WRAPPED.replace(
      'over the river,\nwhich carries 12,000 cars',
      'over the well-\nknown river with 12,000 cars',
    );
    expect(unwrap(text)).toContain('over the well-known river with');
  });

  test.each([
    [
      'a paragraph on each line',
      'The council voted on Monday.\nThe mayor said so in the evening.\nShe left at nine.',
    ],
    ['lines longer than any margin', `${WRAPPED}\n\n${'word '.repeat(30).trim()}`],
    [
      'lists of lines that are not full',
      Array.from({ length: 12 }, (_, i) => `Item ${i} of the list of things that the council decided in May`)
        .map((line, i) => (i % 2 === 0 ? line : line.slice(0, 40)))
        .join('\n'),
    ],
    ['too few lines to be sure', WRAPPED.split('\n').slice(0, 3).join('\n')],
    ['an empty text', ''],
  ])('leaves alone: %s', (_, text) => {
    expect(findWrapEdits(text)).toEqual([]);
  });
});
