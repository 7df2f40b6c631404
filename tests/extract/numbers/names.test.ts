import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

const outlineOf = (text: string, names: readonly string[]): unknown[][] =>
  read(text, names).map((found) => [found.kind, found.text, found.value, found.unit]);

describe('numbers beside names', () => {
  test.each([
    ['It costs USD 200.', 'USD', ['money', 'USD 200', 200, 'USD']],
    ['It costs US$ 3bn.', 'US', ['money', 'US$ 3bn', 3e9, 'USD']],
    ['They lost 75 USD million.', 'USD', ['money', '75 USD million', 75e6, 'USD']],
    ['It takes 100 MB.', 'MB', ['dimension', '100 MB', 100, 'megabyte']],
  ])('a name that gives the unit belongs to the number: %s', (text, name, row) => {
    expect(outlineOf(text, [name])).toEqual([row]);
  });

  test.each([
    ['The rapper 50 Cent sang.', '50 Cent'],
    ['They work for Fox 11.', 'Fox 11'],
    ['Three Rivers flooded.', 'Three Rivers'],
  ])('a name of its own keeps its number: %s', (text, name) => {
    expect(outlineOf(text, [name])).toEqual([]);
  });

  test.each([
    ['The Zeta Racer 2.4Ghz was recalled.', 'Zeta Racer 2.4Ghz', ['dimension', '2.4Ghz', 2.4, 'gigahertz']],
    ['The Zeta 500GB Pro failed.', 'Zeta 500GB Pro', ['dimension', '500GB', 500, 'gigabyte']],
  ])('a measure in a name is one all the same: %s', (text, name, row) => {
    expect(outlineOf(text, [name])).toEqual([row]);
  });

  test.each(['Zeta 5s', 'Zeta 250GT', 'Zeta 500'])('a model that looks like one is none: %s', (name) => {
    expect(outlineOf(`The ${name} was recalled.`, [name])).toEqual([]);
  });

  test('a compound ends before a name that cuts it', () => {
    expect(outlineOf('A 14-story club.', ['story club'])).toEqual([['cardinal', '14', 14, null]]);
  });

  test('a number ends before a name that begins with its unit', () => {
    expect(outlineOf('He owns 20 Mile High Club shares.', ['Mile High Club'])).toEqual([
      ['cardinal', '20', 20, null],
    ]);
  });
});

describe('numbers in names and codes that no list of names knows', () => {
  test.each([
    'Pupils of Round Two School 12 sang.',
    'Win in Round Two.',
    'The storm reached Category 4.',
    'See tweet-id="783499116076687360" there.',
    'They remember the 9/11 attacks.',
    'The shop is open 24/7.',
    'He told Fox 35 of it.',
    'A third-party candidate ran.',
    'It was one considered a risk.',
    'The talks were one-on-one.',
    'A 911 caller told them.',
    'See timestamp="1474387200" there.',
    'At one point he left.',
    'They would first review it.',
    'It was first reported by Acme.',
    'The S&P 500 fell.',
    'the nikkei 225 fell',
    'Shares of the Russell 3000 index fell.',
    'Apple sells the iPhone 14 Pro.',
    'The app needs iOS 4 now.',
    'A 737 crashed.',
    'They flew 737 jets.',
    'Boeing sold its new 787.',
    'It passed the ISO 3888-2 test.',
    'They drove the ID.3 and left.',
    'They had COVID -19 then.',
    'He worked at 16-18 Mill Road.',
    'It sold in the 90049 ZIP code.',
    'Second-half sales fell.',
    'A category five hurricane formed.',
    'It is a phase 3 trial.',
    'Fans of the Big Ten cheered.',
    'The Group of Seven agreed.',
    'It runs on the iPhone 4, iOS 4 and so on.',
    'He lives at 9 E 71st Street.',
    'They won their last-16 tie.',
    'The Acme 2000 Index rose.',
    'Fans play Take-Two games.',
    'It shows 4K video.',
    'It has an f/1.8 lens.',
    'It began then (0100 GMT).',
    'They paid Xy5,000 for it.',
    'See Section 3c there.',
  ])('%s', (text) => {
    expect(outline(text)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ['In Florida 20 voters left.', [20]],
    ['It cost both Democrats 12 seats.', [12]],
    ['He gave his Labrador 3 treats.', [3]],
    ['Alabama 24, Auburn 10', [24, 10]],
    ['They built 737 homes.', [737]],
    ['Some 20 left.', [20]],
    ['They will stage two plays.', [2]],
    ['Police Arrest Two in Raid', [2]],
    ['They said: Two men came back.', [2]],
    ['ELECTION Two seats are open here.', [2]],
    ['Alabama won Twenty-five games there.', [25]],
    ['St. Louis 4, Detroit 3', [4, 3]],
    ['The board set 50 targets.', [50]],
    ['The last 16 left.', [16]],
    ['They sold 4K tickets.', [4000]],
  ])('but %s', (text, values) => {
    expect(read(text).map(({ value }) => value)).toEqual(values);
  });
});

describe('numbers of aircraft, pictures and players', () => {
  test.each([
    'Planes of the 737-800 range came.',
    'The 777-200LR can fly far.',
    'The new design, the 7e7, is small.',
    '[150px] The tower is shut.',
    '150px The tower is shut.',
    'Quarterback Dan Marsh (4) ran.',
  ])('no count: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });

  test.each([
    ['It holds 730-800 people.', ['range']],
    ['It is 7e7 metres long.', ['dimension']],
    ['The screen is 150px wide.', ['dimension']],
    ['150px is wide.', ['dimension']],
    ['The poet Dan Marsh (64) wrote.', ['cardinal']],
  ])('a count: %s', (text, kinds) => {
    expect(outline(text).map(([kind]) => kind)).toEqual(kinds);
  });
});

test.each([
  ['Its Mistral 900 engines failed.', []],
  ['Two of the Norris Mistral 900 engines failed.', [2]],
  ['Four Norris Mistral 900 engines failed.', [4]],
  ['In the Midlands 900 engines failed.', [900]],
])('models whose owner or count is named before: %s', (text, values) => {
  expect(read(text).map(({ value }) => value)).toEqual(values);
});

test.each([
  ['They sell the Zeta 11 Pro and 11 Pro Max.', []],
  ['They praised the Zeta 11 Pro and 11 Danes.', [11]],
])('the second of two models: %s', (text, values) => {
  expect(read(text, ['Zeta 11 Pro']).map(({ value }) => value)).toEqual(values);
});

test.each<[string, number[]]>([
  ['They moved from Zeta 2 to 3.', []],
  ['They need Zeta 2/3 there.', []],
  ['They met Zeta 2 and 3 children.', [3]],
])('a second version of what is named: %s', (text, values) => {
  expect(read(text, ['Zeta 2']).map(({ value }) => value)).toEqual(values);
});
