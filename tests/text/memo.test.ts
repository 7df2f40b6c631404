import { expect, test } from 'vitest';
import { memoized } from '../../pipeline/text/memo.js';

test('works a result out once, nothing and lone surrogates among them', () => {
  const asked: string[] = [];
  const work = memoized((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  const texts = ['Lee', '', '\ud800', 'Lee', '', '\ud800'];
  expect(texts.map(work)).toEqual([3, null, 1, 3, null, 1]);
  expect(asked).toEqual(['Lee', '', '\ud800']);
});

test('is right after more texts than it keeps', () => {
  const work = memoized((text) => text.length);
  for (let i = 0; i < 50_000; i++) if (work(`name ${i}`) !== `name ${i}`.length) throw new Error(`name ${i}`);
});

test('works on the text itself, whatever letters it has', () => {
  const texts = ['Lee', 'José', 'Łódź', '李 Lee', '\u0141'];
  expect(texts.map(memoized((text) => text))).toEqual(texts);
});
