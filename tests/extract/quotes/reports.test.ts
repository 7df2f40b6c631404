import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { findQuotes } from '../../../pipeline/extract/quotes/quotes.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

/** Content and nature of each row of a text. */
function rowsIn(text: string): string[] {
  const document = textDocument(text);
  return findQuotes(document, findNames(document)).map(
    ({ content, nature }) =>
      `${nature}: ${content.map(({ start, end }) => document.text.slice(start, end)).join(' | ')}`,
  );
}

const reportsIn = (text: string): string[] => rowsIn(text).filter((row) => !row.startsWith('act'));

const NEWS =
  'The city council approved the new bridge on Monday. Mayor Ann Lee said the work would begin in May. “We waited ten years for this,” she told reporters. ';

const GUIDE =
  'Before you buy your first bicycle, think about how you will use it. You need a good lock, and your helmet has to fit you. Your local shop can help you with both. ';

describe('what is told without anyone’s saying it is no report', () => {
  test.each([
    ['what may be thought', 'Some shoppers might think that a heavy frame lasts longer.'],
    ['what people want in general', 'Most riders want a light frame.'],
    ['a tool', 'The app will tell you that your tyres are flat.'],
  ])('%s', (_, sentence) => {
    expect(reportsIn(GUIDE + sentence)).toEqual([]);
  });

  test.each([
    ['said', 'Engineer Bo Kim said the old bridge was unsafe.', 'statement: the old bridge was unsafe'],
    [
      'according to',
      'The old bridge was unsafe, according to Bo Kim.',
      'statement: The old bridge was unsafe',
    ],
    [
      'thought',
      'Engineer Bo Kim believes that the old bridge is unsafe.',
      'attitude: the old bridge is unsafe',
    ],
  ])('but what somebody %s is, in news and in a guide', (_, sentence, row) => {
    expect(reportsIn(NEWS + sentence)).toContain(row);
    expect(reportsIn(GUIDE + sentence)).toContain(row);
  });

  test('a passive tells what somebody was told, whoever said it, and not what is merely expected', () => {
    expect(reportsIn(`${NEWS}Drivers were urged to leave.`)).toContain('statement: to leave');
    const expected = reportsIn(`${NEWS}Drivers were expected to leave.`);
    expect(expected.filter((row) => row.includes('to leave'))).toEqual([]);
  });

  test('quoted words are reported wherever they stand', () => {
    expect(reportsIn(`${GUIDE}“A lamp might save your life,” the clerks could say.`)).toContain(
      'statement: A lamp might save your life,',
    );
  });
});
