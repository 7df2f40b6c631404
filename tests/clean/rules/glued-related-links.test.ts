import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import { cleanTextOf, recordOf, removalsOf } from '../record.js';

describe('glued-related-links', () => {
  test.each([
    [
      'glued at both ends',
      'Mayor Ann LeeAnn Mary LeeLee wins seat Bridge to close MORE said so.',
      'Mayor Ann Lee said so.',
    ],
    [
      'a space before the formal name',
      'Mayor Ann Lee Ann Mary LeeLee wins seat MORE said so.',
      'Mayor Ann Lee said so.',
    ],
    ['a nickname in parentheses', 'Bob HartRobert (Bob) HartHart wins MORE left.', 'Bob Hart left.'],
    [
      'a formal name that begins with the nickname’s owner',
      'Tom Roe Thomas (Tom) Edward RoeTown splits MORE left.',
      'Tom Roe left.',
    ],
    ['the same name twice', 'Ann LeeAnn LeeTown splits MORE left.', 'Ann Lee left.'],
    ['the surname alone visible', 'Mayor LeeAnn Mary LeeTown splits MORE left.', 'Mayor Lee left.'],
    [
      'a capital inside the surname',
      'Jo McAdamJoan McAdamMcAdam quits GOP splits MORE left.',
      'Jo McAdam left.',
    ],
    ['an apostrophe in the surname', "Al O'HaraAlan O'HaraO'Hara quits MORE left.", "Al O'Hara left."],
    [
      'a hyphen in the surname',
      'Eva Diaz-RuizEva Maria Diaz-RuizTown splits MORE left.',
      'Eva Diaz-Ruiz left.',
    ],
    [
      'a particle in the surname',
      'Jan Van HorstJohannes (Jan) Van HorstTown splits MORE left.',
      'Jan Van Horst left.',
    ],
    ['an initial in the formal name', 'Ann LeeAnn M. LeeTown splits MORE left.', 'Ann Lee left.'],
    ['Jr. after the visible name', 'Max Hill Jr.Maximilian HillTown splits MORE left.', 'Max Hill Jr. left.'],
    ['Jr. after the formal name', 'Max HillMaximilian Hill Jr.Town splits MORE left.', 'Max Hill left.'],
    ['III after the formal name', 'Max HillMaximilian Hill IIITown splits MORE left.', 'Max Hill left.'],
    ['accents in one of the names', 'Eva LujánEva Maria LujanTown splits MORE left.', 'Eva Luján left.'],
    [
      'headlines that begin with a mark',
      "Ann LeeAnn Mary Lee'I am done,' Lee says MORE left.",
      'Ann Lee left.',
    ],
    ['headlines that begin with a figure', 'Ann LeeAnn Mary Lee5 things to know MORE left.', 'Ann Lee left.'],
    [
      'full stops, dashes and capitals in headlines',
      'Ann LeeAnn Mary LeeU.S. sues – LEE says ‘No!’ The 12:30 Report: All in all… MORE left.',
      'Ann Lee left.',
    ],
    [
      'an organisation',
      'the Bridge Safety BoardBridge Safety BoardTown splits MORE met.',
      'the Bridge Safety Board met.',
    ],
    [
      'an organisation with small words',
      'the Board of BridgesBoard of BridgesTown splits MORE met.',
      'the Board of Bridges met.',
    ],
    ['an acronym spelt out', 'the BSBBridge Safety BoardTown splits MORE met.', 'the BSB met.'],
  ])('%s', (_, text, expected) => {
    expect(cleanTextOf(text)).toBe(expected);
    expect(removalsOf(text).map(([kind, rule]) => [kind, rule])).toEqual([
      ['related_links', 'glued-related-links'],
    ]);
  });

  test.each([
    [' (R-Ky.) said', ' (R-Ky.) said'],
    ['’s bridge', '’s bridge'],
    ["'s bridge", "'s bridge"],
    ['.', '.'],
    [', who left', ', who left'],
    [' said', ' said'],
  ])('what follows MORE stays: %s', (after, expected) => {
    expect(cleanTextOf(`Ann LeeAnn Mary LeeTown splits MORE${after}`)).toBe(`Ann Lee${expected}`);
    expect(cleanTextOf(`Ann Lee Ann Mary LeeTown splits MORE${after}`)).toBe(`Ann Lee${expected}`);
  });

  test('the removal begins at the formal name and ends after MORE', () => {
    expect(removalsOf('Ann Lee Ann Mary LeeTown splits MORE said.')).toEqual([
      ['related_links', 'glued-related-links', 'Ann Mary LeeTown splits MORE'],
    ]);
  });

  test.each([
    ['Lee Ann Mary LeeTown splits MORE met us.', [{ nameEnd: 3, name: 'Ann Mary Lee' }]],
    ['LeeAnn Mary LeeTown splits MORE met us.', [{ nameEnd: 3, name: 'Ann Mary Lee' }]],
    ['Lee wants MORE.', []],
  ])('the formal name is kept for the name before it: %s', (text, expected) => {
    const { text: cleaned, formalNames } = clean(recordOf(text));
    expect(
      formalNames.map(({ nameEnd, name }) => ({ nameEnd: cleaned.slice(0, nameEnd).trim().length, name })),
    ).toEqual(expected);
  });

  test('several runs in a paragraph', () => {
    const text = 'Ann LeeAnn Mary LeeTown splits MORE met Tom RoeThomas RoeRoe quits MORE.';
    expect(cleanTextOf(text)).toBe('Ann Lee met Tom Roe.');
  });

  test.each([
    'He wants MORE, she said.',
    'We need MORE tests, McAdam said.',
    'The eBay and YouTube clips got MORE views.',
    'Ann Lee and Mary Lee need MORE time.',
    'In New York New York was MORE than a song.',
    'Ann LeeAnn Mary LeeTown splits and more',
    'Ann LeeAnn Mary LeeTown splits MORENO',
    'Ann LeeAnn Mary LeeTown splits\nMORE',
    'MORE Ann LeeAnn Mary LeeTown splits',
  ])('keeps: %s', (text) => {
    expect(removalsOf(text)).toEqual([]);
  });

  test('a run does not reach over more words than headlines have', () => {
    expect(removalsOf(`Ann LeeAnn Mary LeeTown ${'and then '.repeat(100)}MORE`)).toEqual([]);
  });
});
