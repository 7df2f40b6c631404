import { describe, expect, test } from 'vitest';
import { outline, read } from './reading.js';

describe('values', () => {
  test.each([
    ['They counted 118,000 votes.', '118,000', 118000],
    ['They counted sixteen votes.', 'sixteen', 16],
    ['They counted twenty-five votes.', 'twenty-five', 25],
    ['They counted three hundred and two votes.', 'three hundred and two', 302],
    ['They counted two thousand two hundred votes.', 'two thousand two hundred', 2200],
    ['They counted 5 million votes.', '5 million', 5e6],
    ['They counted 1.2bn votes.', '1.2bn', 1.2e9],
    ['They counted 1.1 million votes.', '1.1 million', 1100000],
    ['They counted half a million votes.', 'half a million', 500000],
    ['They counted five and a half million votes.', 'five and a half million', 5500000],
    ['They counted one million and a half votes.', 'one million and a half', 1500000],
    ['They counted 2 dozen votes.', '2 dozen', 24],
    ['They counted a dozen votes.', 'a dozen', 12],
    ['They counted a hundred votes.', 'a hundred', 100],
    ['They counted 10 1/2 loaves.', '10 1/2', 10.5],
    ['They ate 3½ loaves.', '3½', 3.5],
    ['They lost two-thirds of the votes.', 'two-thirds', 2 / 3],
    ['They lost a third of the votes.', 'a third', 1 / 3],
    ['They lost half of the votes.', 'half', 0.5],
    ['They lost 3/4 of the votes.', '3/4', 0.75],
    ['China counts 1 414 021 100 heads.', '1 414 021 100', 1414021100],
    ['They counted 13 lakh votes.', '13 lakh', 1300000],
    ['The rest is minus five point five.', 'minus five point five', -5.5],
    ['The rest is -9.5 here.', '-9.5', -9.5],
    ['It is 12,34,567.5 in all.', '12,34,567.5', 1234567.5],
    ['One in five voters stayed.', 'One in five', 0.2],
    ['Two out of three voters stayed.', 'Two out of three', 2 / 3],
    ['They counted 100k votes.', '100k', 100000],
    ['They sent 5m people home.', '5m', 5e6],
  ])('%s', (text, span, value) => {
    expect(outline(text)).toEqual([['cardinal', span, value]]);
  });

  test.each([
    ['Dozens of homes burned.', 'Dozens', 'homes'],
    ['Tens of thousands of laborers came.', 'Tens of thousands', 'laborers'],
    ['Several million people came.', 'Several million', 'people'],
    ['Scores of Danes came.', 'Scores', 'Danes'],
  ])('a magnitude without a number: %s', (text, span, counted) => {
    expect(read(text)).toMatchObject([
      { kind: 'cardinal', text: span, value: null, isApproximate: true, counted },
    ]);
  });

  test('words that only look like a row of numbers stay apart', () => {
    expect(outline('He chose 3 hundred and 2 hundred.')).toEqual([
      ['cardinal', '3 hundred', 300],
      ['cardinal', '2 hundred', 200],
    ]);
    expect(outline('Rooms for twenty, forty')).toEqual([
      ['cardinal', 'twenty', 20],
      ['cardinal', 'forty', 40],
    ]);
  });
});

describe('what is counted by its modifiers', () => {
  test.each([
    ['two coal-fired plants', 'coal-fired plants', 'plant'],
    ['six COVID-19 tests', 'COVID-19 tests', 'test'],
    ['eight straight World Cups', 'straight World Cups', 'cup'],
    ['460 city and county vehicles', 'city and county vehicles', 'vehicle'],
    ['one proposal asks them', 'proposal', 'proposal'],
    ['three gas-only options', 'gas-only options', 'option'],
    ['one of the key positions', 'key positions', 'position'],
    ['half the houses', 'houses', 'house'],
    ['a 14-story tower', 'story', 'story'],
    ['they came, and half of the houses burned', 'houses', 'house'],
    ['they won a prize or two', 'prize', 'prize'],
    ['twelve Ohio MPs', 'Ohio MPs', 'MP'],
    ['six people', 'people', 'person'],
    ['the second received no answer', null, null],
    ['one hurt in a blast', null, null],
    ['the first accord committing nearly all', 'accord', 'accord'],
    ['one working mill', 'working mill', 'mill'],
    ['six big buses', 'big buses', 'bus'],
    ['six movie houses', 'movie houses', 'house'],
    ['six churches', 'churches', 'church'],
    ['six cities', 'cities', 'city'],
    ['a 3-pointer', null, null],
    ['they chose one or two', null, null],
    ['two of the city’s parks', 'city’s parks', 'park'],
    ["20 of New York City's old parks", "New York City's old parks", 'park'],
    ["half the town's old mills", "town's old mills", 'mill'],
    ['one detail many shops miss', 'detail', 'detail'],
    ['the first step toward peace', 'step', 'step'],
    ['two off-duty officers', 'off-duty officers', 'officer'],
    ['two off in June', null, null],
    ['it sold for 15 times earnings', 'times', 'time'],
  ])('%s', (text, counted, countedHead) => {
    expect(read(text).at(-1)).toMatchObject({ counted, countedHead });
  });
});

describe('what is counted, and how surely', () => {
  test.each([
    ['roughly 118,000 votes, or some 20 points', ['votes', 'points']],
    ['She runs 16 radio stations in Ohio.', ['radio stations']],
    ['About 200 of her relatives left.', ['relatives']],
    ['Only one vote was missing.', ['vote']],
    ['A 14-story building', ['story']],
    ['The mother of three spent all of it.', [null]],
    ['They named the two as close.', [null]],
    ['One arm raised, he left.', ['arm']],
    ['four of the six men', ['men', 'men']],
    ['20 of his season-high 31 goals', ['goals', 'goals']],
    ['He has none: 40 of the 30 men left', [null, 'men']],
    ['He saw half of them, who passed two mills', [null, 'mills']],
  ])('%s', (text, counted) => {
    expect(read(text).map((found) => found.counted)).toEqual(counted);
  });

  test.each([
    ['roughly 118,000 votes', true],
    ['some 20 points', true],
    ['an estimated 400 people', true],
    ['nearly 900 soldiers', true],
    ['20 or so points', true],
    ['exactly 20 points', false],
    ['the 20 points', false],
  ])('%s: approximate %s', (text, isApproximate) => {
    expect(read(text)).toMatchObject([{ isApproximate }]);
  });
});

describe('no numbers', () => {
  test.each([
    ['It was one of the most watched.'],
    ['No one came; this one did, and one may ask why.'],
    ['They helped one another.'],
    ['The first half was dull, the second half-way good.'],
    ['The COVID-19 ward and an F-16'],
    ['They passed Resolution 425 and resolution 426.'],
    ['Take Route 66 to Gate 12.'],
    ['They live at 1600 Elm Grove Avenue.'],
    ['Call 555-1234 or +1-222-2222-2222.'],
    ['The host is 192.168.1.2 here.'],
    ['@user42 wrote #top10 on www.example.com/12345'],
    ['The No. 4 seed fell.'],
    ['A G7 summit and the 5G net'],
    ['He voted on a basis of “ZERO”.'],
    ['A quarter moon and a second of silence'],
    ['A one-size-fits-all plan'],
    ['They are in the bottom three, and we in the top four.'],
  ])('%s', (text) => {
    expect(outline(text).filter(([kind]) => kind !== 'ordinal')).toEqual([]);
  });

  test('an item of a list', () => {
    expect(outline('1. Milk\n2. Bread')).toEqual([]);
    expect(outline('He scored 2. Bread came later.')).toEqual([['cardinal', '2', 2]]);
  });

  test('names and dates are set aside', () => {
    expect(read('The Boeing 797 with 12 seats of 2019', ['Boeing 797'])).toMatchObject([{ text: '12' }]);
    expect(read('The Falcon 12 Million came.', ['Falcon 12'])).toEqual([]);
  });
});

describe('ordinals', () => {
  test.each([
    ['He was the first senator to endorse him.', 'first', 1, 'senator'],
    ['They met on his first day in office.', 'first', 1, 'day'],
    ['It was her twenty-fifth win.', 'twenty-fifth', 25, 'win'],
    ['They live in the 20th district.', '20th', 20, 'district'],
    ['He began a second term.', 'second', 2, 'term'],
    ['She finished third, he thought.', 'third', 3, null],
    ['He was Trump’s first attorney general, a job he lost.', 'first', 1, 'attorney general'],
  ])('%s', (text, span, value, counted) => {
    expect(read(text)).toMatchObject([{ kind: 'ordinal', text: span, value, counted }]);
  });

  test.each([
    ['At first they waited.'],
    ['First of all, they waited.'],
    ['They first met in Rome.'],
    ['It takes a second, or one second.'],
    ['They walked down 5th Avenue.'],
    ['The first lady waved.'],
    ['They sold it to third parties.'],
  ])('no rank: %s', (text) => {
    expect(outline(text).filter(([kind]) => kind === 'ordinal')).toEqual([]);
  });
});

describe('shares', () => {
  test.each([
    ['Prices rose by a third from March.', 'a third', 1 / 3],
    ['The bottom fifth of incomes fell.', 'fifth', 1 / 5],
    ['A quarter of a million came.', 'A quarter of a million', 250_000],
    ['They ate three twenty-firsts of it.', 'three twenty-firsts', 1 / 7],
    ['They ate one hundred and thirty-two fifths.', 'one hundred and thirty-two fifths', 26.4],
    ['They ate one hundred and two thirds.', 'one hundred and two thirds', 100 + 2 / 3],
    ['About one of every nine voters stayed.', 'one of every nine', 1 / 9],
    ['Some 4 in 10 voters stayed.', '4 in 10', 0.4],
  ])('%s', (text, span, value) => {
    expect(outline(text)).toEqual([['cardinal', span, value]]);
  });

  test('an article before a rank makes no share', () => {
    expect(outline('A third person came.')).toEqual([['ordinal', 'third', 3]]);
  });
});

describe('one of several', () => {
  test.each([
    'One of the candidates left.',
    'He met one of her six sons.',
    'He gave one of the main reasons.',
    'He owns one of those mills by the sea.',
    'He owns one of those mills.',
  ])('counts: %s', (text) => {
    expect(outline(text)[0]).toEqual(['cardinal', expect.stringMatching(/^one$/i), 1]);
  });

  test.each([
    'It is one of the most watched shows.',
    'He is one of them.',
    'It is one of the oldest mills.',
    'It is one of the few mills.',
    'It was one of those moments that last.',
    'It was one of those days.',
    'It was one of those mills that last.',
  ])('ranks or stands for someone: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });
});

describe('compounds', () => {
  test.each([
    ['A 14-story tower burned.', '14-story', 'story'],
    ['His six-under-par round won.', 'six-under-par', 'par'],
  ])('the row takes the whole word in: %s', (text, span, counted) => {
    expect(read(text)).toMatchObject([{ kind: 'cardinal', text: span, counted }]);
  });

  test('a couple of dozen are about two', () => {
    expect(read('A couple dozen bankers left.')).toMatchObject([{ value: 24, isApproximate: true }]);
  });
});

test.each([
  ['It was the two hundredth game.', 'two hundredth', 200],
  ['It was the twenty-five thousandth game.', 'twenty-five thousandth', 25_000],
  ['It was the one thousand two hundred and fifth game.', 'one thousand two hundred and fifth', 1205],
])('high ranks: %s', (text, span, value) => {
  expect(outline(text)).toEqual([['ordinal', span, value]]);
});

test('a rank after a count is another number', () => {
  expect(outline('Two hundred first responders came.')[0]).toEqual(['cardinal', 'Two hundred', 200]);
});

test.each([
  ['A third-place finish pleased her.', 'third', 'finish'],
  ['The second-largest city burned.', 'second', 'city'],
])('ranks: %s', (text, span, counted) => {
  expect(read(text)).toMatchObject([{ kind: 'ordinal', text: span, counted }]);
});

test.each([
  ['It was the third time Acme has won.', 'time'],
  ['One study found Acme wrong.', 'study'],
  ['One arm raised a flag.', 'arm'],
  ['At least one attempt failed.', 'attempt'],
])('counted ends with its noun: %s', (text, counted) => {
  expect(read(text)).toMatchObject([{ counted }]);
});

test('points are the unit of a bare number', () => {
  expect(read('He leads by 20 points.')).toMatchObject([
    { kind: 'cardinal', unit: 'point', counted: 'points' },
  ]);
});

test.each([
  ['They built 20 decently sized plants.', 'decently sized plants'],
  ['About 12 locally owned coal-fired power plants shut.', 'locally owned coal-fired power plants'],
  ['The 19 fouls proves it.', 'fouls'],
  ['It has a 3 cylinder engine.', 'cylinder'],
  ['The 12 member panel met.', 'member'],
  ['The 12 member states met.', 'member states'],
  ['A third of the water was lost.', 'water'],
])('counted with its modifiers: %s', (text, counted) => {
  expect(read(text)[0]).toMatchObject({ counted });
});

test.each(['Of the 12 member Acme heard.', 'A third of it was lost.'])('nothing is counted: %s', (text) => {
  expect(read(text)).toMatchObject([{ counted: null }]);
});

test.each([
  ['He bought a score of jets.', [[20, 'jets']]],
  ['They won by a score of points.', []],
  ["It is a baker's dozen.", []],
  ['It is a dozen.', [[12, null]]],
] as [string, [number, string | null][]][])('scores and dozens: %s', (text, counts) => {
  expect(read(text).map((found) => [found.value, found.counted])).toEqual(counts);
});

test.each([
  ['It taxes 8 million low- and middle-income families.', 'low- and middle-income families'],
  ['It was one of his first-ever Acme meetings.', 'first-ever Acme meetings'],
  ['He has 1 of the herd.', 'herd'],
  ['It has six crew.', 'crew'],
])('what is counted: %s', (text, counted) => {
  expect(read(text)).toMatchObject([{ counted }]);
});

test.each(["He is one of the town's most vocal critics.", 'They high-five passers-by.'])(
  'counts nothing: %s',
  (text) => {
    expect(outline(text)).toEqual([]);
  },
);

test.each([
  ['It has 1.5x the speed.', [1.5]],
  ['It trades at 7.5x earnings.', [7.5]],
  ['It is a 3xl shirt.', []],
])('a multiple: %s', (text, values) => {
  expect(read(text).map(({ value }) => value)).toEqual(values);
});

test.each([
  ['It is a 1-in-100 chance.', 0.01],
  ['It is a one-in-five chance.', 0.2],
  ['It is a 3-in-1 tool.', 3],
])('a ratio joined by hyphens: %s', (text, value) => {
  expect(read(text)[0]?.value).toBe(value);
});

test.each([
  ['It is one in a million.', 0.000001],
  ['One in 2,000 left.', 2000],
])('a share of a number in words: %s', (text, value) => {
  expect(read(text).at(-1)?.value).toBe(value);
});

test.each([
  ['It has 20\n\nWinners left.', null],
  ['It has 20 winners.', 'winners'],
])('what is counted stands in the same paragraph: %j', (text, counted) => {
  expect(read(text)).toMatchObject([{ value: 20, counted }]);
});

test.each<[string, (number | null)[]]>([
  ['He was one of the last guests.', []],
  ['He was one of the late guests.', [1]],
  ['He left after first asking them.', []],
  ['He left after the first meeting.', [1]],
])('ranks and adverbs: %s', (text, values) => {
  expect(read(text).map(({ value }) => value)).toEqual(values);
});
