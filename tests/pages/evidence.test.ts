import { expect, test } from 'vitest';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { declaredShare, descriptionTest, titleTest } from '../../pipeline/pages/text/evidence.js';

const DECLARED = { body: '', description: '', titles: ['The mill reopens'] };
const BODY =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since 1998. '.repeat(
    3,
  );

test('a title is one in any spelling, or the beginning of what the page is called', () => {
  const isTitle = titleTest(scanPage('<title>Mill reopens after flood - Ashford Post</title>'), DECLARED);
  for (const text of ['The mill reopens', '“The Mill Reopens”', 'Mill reopens after flood'])
    expect(isTitle(text), text).toBe(true);
  for (const text of ['The mill', 'Mill', 'The mill reopens on Monday', '', '…'])
    expect(isTitle(text), text).toBe(false);
});

test('a description is known by its beginning', () => {
  const isDescription = descriptionTest({
    ...DECLARED,
    description: 'The council voted to repair the mill…',
  });
  expect(isDescription('The council voted to repair the mill, which has stood empty.')).toBe(true);
  expect(isDescription('The council voted to close the mill.')).toBe(false);
  expect(isDescription('The council voted to repair')).toBe(true);
  expect(isDescription('The council')).toBe(false);
  expect(descriptionTest(DECLARED)('')).toBe(false);
});

test('how much of a text is declared to be the article', () => {
  const share = declaredShare({ ...DECLARED, body: BODY });
  expect(share('voted on Tuesday to repair the old mill')).toBe(1);
  expect(share('voted on Tuesday to close it again now')).toBeCloseTo(2 / 6);
  expect(share('Sign up')).toBe(0);
  expect(declaredShare(DECLARED)('voted on Tuesday')).toBe(-1);
});
