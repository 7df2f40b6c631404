import { describe, expect, test } from 'vitest';
import { isNarrators } from '../../../pipeline/extract/quotes/grammar/narrators.js';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { quotesIn } from './annotated.js';
import { narrated, unitsOf } from './units.js';

/** The cues of what grammar and the shipped model find. */
const cuesIn = (text: string): (string | null)[] => quotesIn(text, {}, quotesModel()).map(({ cue }) => cue);

describe('what is the narrator’s alone has no row', () => {
  test.each([
    ['This suggests that the people were fond of tools.', 'The study suggests that they were fond of tools.'],
    [
      'It rained in May, which shows how late the spring was.',
      'He read the study, which shows how late it was.',
    ],
    [
      'Considering that the mill is closed, the town is quiet.',
      'Saying that the mill is closed, ⟨Ann Lee⟩ left.',
    ],
    ['It is important to remember that the mill is closed.', '⟨Ann Lee⟩ remembered that the mill is closed.'],
    ['It would be wrong to argue that the mill is closed.', 'It was ready to argue that the mill is closed.'],
    [
      'In addition, each note can be converted into stock.',
      'In addition, all aides note it can be converted.',
    ],
    ['From the station, ⟨Ann Lee⟩ reports.', 'At least three dead, officials reported.'],
    ['Let’s hope that the mill stays.', '⟨Ann Lee⟩ and her son hope that the mill stays.'],
    ['It was becoming clear that the mill was closed.', 'It was expected that the mill would close.'],
    ['Hopes of a truce drove stocks to a high on Monday.', '⟨Ann Lee⟩ hopes for a truce.'],
    ['Some might say the plan is late.', 'Some say the plan is late.'],
    ['One could argue that the plan is late.', '⟨Ann Lee⟩ could argue that the plan is late.'],
    ['Complaints that the mill is late are right.', 'His complaints that the mill is late are right.'],
    ['It’s becoming clear that the mill was closed.', 'It’s expected that the mill will close.'],
    ['Remember that every farmer has a choice.', '⟨Ann Lee⟩ remembered that every farmer has a choice.'],
    ['The biggest note was how large the stage seemed.', '⟨Ann Lee⟩ noted how large the stage seemed.'],
    ['From member station KQED, ⟨Ann Lee⟩ reports.', 'In Dover the rates rose, ⟨Ann Lee⟩ said.'],
    [
      'Ten of the clerks who reported for duty on Monday were tired.',
      'Ten of the clerks reported that they were tired.',
    ],
  ])('%s / %s', (own, reported) => {
    expect(cuesIn(own)).toEqual([]);
    expect(cuesIn(reported)).not.toEqual([]);
  });
});

test.each([
  ['experts', true],
  ['are old', false],
])('who does what a participle says was not said: %s', (content, expected) => {
  const parsed = narrated('The views expressed by experts are old.');
  const reading = {
    speaker: unitsOf(parsed, 'the views'),
    cue: unitsOf(parsed, 'expressed by'),
    content: [unitsOf(parsed, content)],
  };
  expect(isNarrators(parsed.narration, reading, 0)).toBe(expected);
});

test('a cue without a word of its own reports nothing', () => {
  const parsed = narrated('He was also an old man.');
  const reading = { speaker: unitsOf(parsed, 'he'), content: [unitsOf(parsed, 'an old man')] };
  expect(isNarrators(parsed.narration, { ...reading, cue: unitsOf(parsed, 'was also') }, 0)).toBe(true);
  expect(isNarrators(parsed.narration, { ...reading, cue: unitsOf(parsed, 'old') }, 0)).toBe(false);
});
