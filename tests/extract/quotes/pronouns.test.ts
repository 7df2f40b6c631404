import { describe, expect, test } from 'vitest';
import { quotesIn } from './annotated.js';

const lastOf = (text: string) => quotesIn(text).at(-1)!;

describe('he and she', () => {
  test.each([
    [
      'the only person of the paragraph, not the speaker of the one before',
      '“We won,” ⟨Carl Orr⟩ said.\n\nIt was bad for ⟨Bo Kim⟩. He said taxes will fall.',
      'Bo Kim',
    ],
    [
      'the subject before, not the only other person',
      '⟨Carl Orr⟩ sat.\n\n⟨Carl Orr⟩ met ⟨Ann Lee⟩. He said taxes will fall.',
      'Carl Orr',
    ],
    [
      'of two persons of the paragraph the text does not tell which',
      '“We won,” ⟨Carl Orr⟩ said.\n\nIt was bad for ⟨Bo Kim⟩ and ⟨Al Roe⟩. He said taxes will fall.',
      'Carl Orr',
    ],
    [
      'who is named after the first pronoun is another',
      '“We won,” ⟨Carl Orr⟩ said.\n\nThen he called ⟨Bo Kim⟩. It rained. He said taxes will fall.',
      'Carl Orr',
    ],
    [
      'who is named in what is said is another',
      '“We won,” ⟨Carl Orr⟩ said.\n\nPeople like ⟨Bo Kim⟩ will win, he said.',
      'Carl Orr',
    ],
    ['the only person of the paragraph before', 'It was bad for ⟨Bo Kim⟩.\n\n“We won,” he said.', 'Bo Kim'],
    [
      'who asked is another',
      '“We won,” ⟨Carl Orr⟩ said.\n\nReplying to a question by ⟨Bo Kim⟩, he said taxes will fall.',
      'Carl Orr',
    ],
    [
      'a numeral is nobody',
      '⟨Carl Orr⟩ sat.\n\nOne thing ⟨Carl Orr⟩ would drop is the gate. He said taxes will fall.',
      'Carl Orr',
    ],
    ['never a place', '⟨Ann Lee⟩ sat. ⟨loc:Dover⟩ slept. She said taxes will fall.', 'Ann Lee'],
    [
      'where somebody lives',
      '⟨Ann Lee⟩, 59, of ⟨Dover⟩, said rents rose. She said taxes will fall.',
      'Ann Lee',
    ],
    [
      'whom a quotation is by, not the apposition',
      '“We won,” said ⟨Carl Orr⟩, president of the union. He said taxes will fall.',
      'Carl Orr',
    ],
    ['a title before the name', 'A Democrat, Mr. ⟨Orr⟩ is old. He said taxes will fall.', 'Orr'],
    ['whom others spoke of', 'Aides said ⟨Bo Kim⟩ is ill.\n\nHe said taxes will fall.', 'Bo Kim'],
    [
      'who spoke, not whom she spoke of',
      '⟨Ann Lee⟩ said ⟨Sue Orr⟩ is ill.\n\nShe said taxes will fall.',
      'Ann Lee',
    ],
    [
      'whose plans they were',
      '⟨Carl Orr⟩ sat.\n\n⟨Bo Kim⟩’s plans failed. He said taxes will fall.',
      'Bo Kim',
    ],
    ['the aide, not whose aide', '⟨Carl Orr⟩’s aide, ⟨Bo Kim⟩, left. He said taxes will fall.', 'Bo Kim'],
    ['never the police', '⟨Carl Orr⟩ sat. Police left.\n\nHe said taxes will fall.', 'Carl Orr'],
    ['a given name of both genders', '⟨Terry Orr⟩ sat. She said taxes will fall.', 'Terry Orr'],
  ])('%s', (_, text, speaker) => {
    expect(lastOf(text)).toMatchObject({ speaker, resolution: 'pronoun' });
  });
});

describe('it and they', () => {
  test.each([
    ['a body', 'The mayor’s campaign grew. It said taxes will fall.', 'The mayor’s campaign'],
    ['a possessive', 'The letter came. They laughed at its claim that taxes will fall.', 'The letter'],
    ['several', 'The farmers met. They said taxes will fall.', 'The farmers'],
    ['several bodies', 'Two committees met. They said taxes will fall.', 'Two committees'],
    ['what others spoke of', 'Analysts said ⟨org:Acme⟩ is ill. It said taxes will fall.', 'Acme'],
    [
      'what only ends the clause of others',
      'Aides vowed to win without ⟨org:Acme⟩. They said taxes will fall.',
      'Aides',
    ],
    ['two names', 'Mr. ⟨Orr⟩ and Mr. ⟨Kim⟩ met. They said taxes will fall.', null],
    ['one person is not they', 'The mayor sat. They said taxes will fall.', null],
    ['several are not it', 'The farmers met. It said taxes will fall.', null],
    ['one thing is not they', 'The letter came. They said taxes will fall.', null],
    [
      'what the same sentence has',
      'The farmers met. ⟨Ann Lee⟩ sent bills, though they said taxes will fall.',
      null,
    ],
  ])('%s', (_, text, speaker) => {
    expect(lastOf(text).speaker).toBe(speaker);
  });
});
