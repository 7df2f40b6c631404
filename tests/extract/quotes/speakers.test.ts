import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../pipeline/extract/quotes/quotes.js';
import { annotated, onlyQuote, quotesIn } from './annotated.js';

const lastOf = (text: string) => quotesIn(text).at(-1)!;

describe('names', () => {
  test('full name and surname', () => {
    expect(onlyQuote('“We won,” ⟨Ann Lee⟩ said.')).toMatchObject({ speaker: 'Ann Lee', resolution: 'named' });
    expect(onlyQuote('⟨Ann Lee⟩ ran. “We won,” ⟨Lee=Ann Lee⟩ said.')).toMatchObject({
      speaker: 'Ann Lee',
      mention: 'Lee',
      resolution: 'surname',
    });
  });

  test('an apposition names the speaker of a description', () => {
    expect(onlyQuote('One ally, ⟨Ann Lee⟩, said taxes will fall.')).toMatchObject({
      speaker: 'Ann Lee',
      mention: 'Ann Lee',
    });
    expect(onlyQuote('“We won,” said its director, ⟨Ann Lee⟩.').speaker).toBe('Ann Lee');
  });

  test.each([
    ['after a quotation', '“It is over,” the lead investigator, ⟨Ann Lee⟩, told ⟨org:CNN⟩.'],
    ['after a quotation, with a preposition', '“It is over,” a spokesman for the mayor, ⟨Ann Lee⟩, said.'],
    ['after a quotation, with a possessor', '“It is over,” the mayor’s spokesman, ⟨Ann Lee⟩, said.'],
    ['after a quotation, with a name', '“It is over,” the head of ⟨org:Acme⟩, ⟨Ann Lee⟩, said.'],
    ['before a clause', 'The chief executive of ⟨org:Acme⟩, ⟨Ann Lee⟩, said Thursday it was “over.”'],
  ])('a name in apposition to a longer description: %s', (_, text) => {
    expect(onlyQuote(text)).toMatchObject({ speaker: 'Ann Lee', mention: 'Ann Lee', resolution: 'named' });
  });

  test('no name in apposition: a place, or a description after the name', () => {
    expect(onlyQuote('“It is over,” the mayor of ⟨loc:Troy⟩, ⟨loc:Ohio⟩, said.').speaker).toBe(
      'the mayor of Troy',
    );
    expect(onlyQuote('“It is over,” ⟨Ann Lee⟩, the mayor of ⟨loc:Troy⟩, said.').speaker).toBe('Ann Lee');
    expect(onlyQuote('Taxes will fall, ⟨Ann Lee⟩, the mayor, said.').content).toEqual(['Taxes will fall']);
  });
});

describe('what a source knows belongs to it', () => {
  test.each([
    ['Taxes will fall, according to people familiar with the talks.', 'people familiar with the talks'],
    [
      'Taxes will fall, said two officials with direct knowledge of the plan.',
      'two officials with direct knowledge of the plan',
    ],
    ['Taxes will fall, said an aide close to the mayor on Monday.', 'an aide close to the mayor'],
    [
      'Taxes will fall, said a lawyer briefed on their thinking, who left.',
      'a lawyer briefed on their thinking',
    ],
    ['According to sources familiar with the matter, taxes will fall.', 'sources familiar with the matter'],
  ])('%s', (text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });

  test.each([
    ['Taxes will fall, according to an aide close by.', 'an aide'],
    ['Taxes will fall, according to an aide with knowledge.', 'an aide'],
    ['Taxes will fall, according to the report close to the end.', 'the report'],
    ['According to people familiar with the matter taxes will fall.', 'people'],
  ])('nothing else: %s', (text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });
});

describe('the subject of the nearest clause', () => {
  test.each([
    ['after "after"', 'Shares rose 9 to 39 after the mayor said taxes will fall.', 'the mayor'],
    [
      'not where nobody can speak',
      'The first report after the war said taxes will fall.',
      'The first report after the war',
    ],
    ['after "what"', 'The tax is the latest to clash with what the company called “greed.”', 'the company'],
    ['after a time', 'In 2013, the year TopList declared it the “best,” it closed.', 'TopList'],
    ['not after a time that the noun needs', 'The night shift said taxes will fall.', 'The night shift'],
    ['before a clause about it', 'All the experts I interviewed said taxes will fall.', 'All the experts'],
    [
      'before "when asked"',
      'The workers at ⟨org:Acme⟩ when asked said taxes will fall.',
      'The workers at Acme',
    ],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });
});

describe('what stands between a speaker and the verb', () => {
  test.each([
    ['how long', '⟨org:Acme⟩ for years said taxes will fall.', 'Acme'],
    ['for whom', 'The man for children said taxes will fall.', 'The man for children'],
    ['a compound', 'The company flat-out denied that taxes will fall.', 'The company'],
    ['a compound in -ly', '⟨Ann Lee⟩ half-jokingly said taxes will fall.', 'Ann Lee'],
    ['a noun after a hyphen', 'The company vice-chair said taxes will fall.', 'The company vice-chair'],
    ['how often', '⟨Bo Kim⟩ twice denied that taxes will fall.', 'Bo Kim'],
    ['both', 'The mayors both said taxes will fall.', 'The mayors'],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });

  test('they both', () => {
    expect(lastOf('The mayors met. They both said taxes will fall.').speaker).toBe('The mayors');
  });
});

describe('a share of many', () => {
  test.each([
    ['a numeral', 'Five of the nine judges said taxes will fall.', 'Five of the nine judges'],
    ['a figure', 'About 8 of 10 voters said taxes will fall.', '8 of 10 voters'],
    ['more than', 'More than half of voters said taxes will fall.', 'More than half of voters'],
    ['another comparison', 'Taxes fell later than the mayor said they would.', 'the mayor'],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });
});

describe('a subject of many places', () => {
  test.each([
    [
      'around',
      'Observers in ⟨loc:Dover⟩ and around the country say taxes will fall.',
      ['Observers in Dover and around the country'],
    ],
    ['another place', 'Shares fell in ⟨loc:Dover⟩ and the mayor said taxes will fall.', ['the mayor']],
    ['a time', 'They ran and in recent days they said taxes will fall.', [null]],
  ])('%s', (_, text, speakers) => {
    expect(quotesIn(text).map(({ speaker }) => speaker)).toEqual(speakers);
  });
});

test('what somebody did and said is a noun after the owner', () => {
  expect(onlyQuote('According to ⟨org:Acme⟩’s recent testing of wells, taxes will fall.').speaker).toBe(
    'Acme’s recent testing',
  );
  expect(onlyQuote('⟨org:Acme⟩’s first claims were wrong, saying taxes will fall.').speaker).toBe(
    'Acme’s first claims',
  );
  expect(onlyQuote('According to ⟨org:Acme⟩, testing wells is dear.').speaker).toBe('Acme');
});

test('an age within a subject', () => {
  expect(lastOf('The 38-year-old star wept and later said taxes will fall.').speaker).toBe(
    'The 38-year-old star',
  );
  expect(lastOf('The mayor last year wept and later said taxes will fall.').speaker).toBe('The mayor');
});

test('quoted words before a comma are no part of a speaker', () => {
  expect(onlyQuote('In a review of the “old days,” doctors said taxes will fall.').speaker).toBe('doctors');
});

test('a trade and a role before a name belong to it', () => {
  expect(onlyQuote('“We won,” said ⟨misc:English⟩ fashion historian ⟨Ann Lee⟩.').speaker).toBe('Ann Lee');
  expect(onlyQuote('“We won,” said ⟨Bo Kim⟩ while historian ⟨Ann Lee⟩ wept.').speaker).toBe('Bo Kim');
});

describe('what stands between commas after a name is not the speaker', () => {
  test.each([
    ['a place', '⟨org:Acme⟩, ⟨loc:Dover⟩, ⟨loc:Ohio⟩, said taxes will fall.', 'Acme'],
    [
      'a place and a participle, after a full stop',
      '⟨org:Acme Inc.⟩, ⟨loc:Dover⟩, ⟨loc:Ohio⟩, facing a fine, said taxes will fall.',
      'Acme Inc.',
    ],
    ['one place', '⟨org:Acme Inc.⟩, ⟨loc:Dover⟩, said taxes will fall.', 'Acme Inc.'],
    [
      'where a firm is',
      '⟨org:Acme⟩, of ⟨loc:Dover⟩, ⟨loc:Ohio⟩, facing a fine, said taxes will fall.',
      'Acme',
    ],
    [
      'a place and what is made there',
      '⟨org:Acme⟩, a ⟨loc:Dover⟩, ⟨loc:Ohio.⟩, paint shop, said taxes will fall.',
      'Acme',
    ],
    [
      'a role of any noun',
      '⟨Ann Lee⟩, publisher of ⟨org:Acme Weekly⟩, a newsletter, said taxes will fall.',
      'Ann Lee',
    ],
    [
      'a description of any noun',
      '⟨Ann Lee⟩, a wholesaler of wines, a new trade, said taxes will fall.',
      'Ann Lee',
    ],
    [
      'a description with a clause',
      '⟨Ann Lee⟩, a former economist who now teaches in ⟨loc:Dover⟩, ⟨loc:Ohio⟩, said taxes will fall.',
      'Ann Lee',
    ],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ speaker, resolution: 'named' });
  });

  test('but a country after its capital', () => {
    expect(onlyQuote('A member in ⟨loc:Rome⟩, ⟨loc:Italy⟩, this year, said taxes will fall.').speaker).toBe(
      'Italy',
    );
  });
});

describe('descriptions', () => {
  test.each([
    [
      'a title before the name',
      'President ⟨Ann Lee⟩ met Gov. ⟨Bo Kim⟩. “We won,” the president said.',
      'Ann Lee',
    ],
    [
      'a former office',
      'Former Mayor ⟨Ann Lee⟩ met Mayor ⟨Bo Kim⟩. “We won,” the former mayor said.',
      'Ann Lee',
    ],
    [
      'the office itself is the other’s',
      'Former Mayor ⟨Ann Lee⟩ met Mayor ⟨Bo Kim⟩. “We won,” the mayor said.',
      'Bo Kim',
    ],
    [
      'an apposition after the name',
      '⟨Ann Lee⟩, a former senator, met ⟨Bo Kim⟩. “We won,” the senator said.',
      'Ann Lee',
    ],
    [
      'an epithet: whom the sentence before is about',
      '⟨Ann Lee⟩ conceded to ⟨Bo Kim⟩. “We lost,” the ⟨loc:Ohio⟩ ⟨misc:Republican⟩ said.',
      'Ann Lee',
    ],
    [
      'of two senators the one spoken of last',
      'Sen. ⟨Ann Lee⟩ beat Sen. ⟨Bo Kim⟩ and Sen. ⟨Al Orr⟩. ⟨Kim=Bo Kim⟩ wept. “We lost,” the senator said.',
      'Bo Kim',
    ],
    ['an age', '⟨Ann Lee⟩ conceded. “We lost,” the 73-year-old senator said.', 'Ann Lee'],
    ['an age alone', '⟨Ann Lee⟩ conceded. “We lost,” the 73-year-old said.', 'Ann Lee'],
    [
      'an age and a number of children',
      '⟨Ann Lee⟩ conceded. “We lost,” the 43-year-old mother of two said.',
      'Ann Lee',
    ],
    [
      'quoted words before the noun',
      '⟨Ann Lee⟩ conceded. The “Old Days” singer said taxes will fall.',
      'Ann Lee',
    ],
    ['what somebody is', '⟨Ann Lee⟩ is a nurse. ⟨Bo Kim⟩ sat. “We won,” the nurse said.', 'Ann Lee'],
    [
      'an institute by its noun',
      'The ⟨org:Troy Institute⟩ and ⟨org:Acme⟩ met. The institute said taxes will fall.',
      'Troy Institute',
    ],
    [
      'the company the sentence before is about',
      '⟨Bo Kim⟩ left ⟨org:Zed⟩. The buyer, ⟨org:Acme⟩ of ⟨loc:Ohio⟩, plans a hotel. The company said taxes will fall.',
      'Acme',
    ],
    [
      'the company named most so far',
      '⟨Bo Kim⟩ left ⟨org:Acme⟩. ⟨Bo Kim⟩ sued ⟨org:Acme⟩ and ⟨org:Zed⟩. The company said taxes will fall.',
      'Acme',
    ],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ speaker, resolution: 'description' });
  });

  test.each([
    [
      'a role that no name is tied to',
      '⟨Ann Lee⟩ was sentenced. “We won,” the prosecutor said.',
      'the prosecutor',
    ],
    [
      'somebody’s mother',
      '⟨Ann Lee⟩ left. “We won,” the 43-year-old mother of ⟨Bo Kim⟩ said.',
      'the 43-year-old mother of Bo Kim',
    ],
    [
      'a singer who is new to the text',
      'A singer met ⟨Bo Kim⟩. ⟨Bo Kim⟩ wept. “We won,” the singer said.',
      'the singer',
    ],
    ['a role for somebody', '⟨Ann Lee⟩ sang. “We won,” the lawyer said.', 'the lawyer'],
    ['a singer of the other gender', '⟨Ann Lee⟩ sang. “We won,” the actor said.', 'the actor'],
    ['what somebody met', '⟨Ann Lee⟩ saw a nurse. “We won,” the nurse said.', 'the nurse'],
    ['a thing', 'The press release states that taxes will fall.', 'The press release'],
    ['someone’s campaign', '⟨Ann Lee⟩’s campaign said taxes will fall.', 'Ann Lee’s campaign'],
    [
      'a company when two are named as often',
      '⟨Bo Kim⟩ left ⟨org:Acme⟩ for ⟨org:Zed⟩. The company said taxes will fall.',
      'The company',
    ],
  ])('as it stands: %s', (_, text, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ speaker, resolution: 'description' });
  });

  test.each([
    ['a trade', '⟨org:Acme⟩ sued ⟨org:Zed⟩. The computer maker said taxes will fall.', 'Acme'],
    [
      'a trade with a place',
      '⟨org:Acme⟩ sued ⟨org:Zed⟩. The ⟨loc:Dover⟩ oil concern said taxes will fall.',
      'Acme',
    ],
    ['a group', '⟨org:Acme⟩ sued ⟨org:Zed⟩. Many wept. The group said taxes will fall.', 'Acme'],
    [
      'a company with a place',
      '⟨org:Acme⟩ sued ⟨org:Zed⟩. The ⟨loc:Dover⟩ company said taxes will fall.',
      'Acme',
    ],
    ['a small company', '⟨org:Acme⟩ closed. Many wept. The small drug company said taxes will fall.', null],
    [
      'the only company, with its trade',
      'Many sued ⟨org:Acme⟩. The drug company said taxes will fall.',
      'Acme',
    ],
    ['a giant', '⟨org:Acme⟩ sued ⟨org:Zed⟩. The retail giant said taxes will fall.', 'Acme'],
    [
      'a newspaper by its name',
      '⟨org:Acme⟩ sued the ⟨org:Dover Times⟩. The newspaper said taxes will fall.',
      'Dover Times',
    ],
    [
      'one of two newspapers',
      'The ⟨org:Troy News⟩ sued the ⟨org:Dover Times⟩. The newspaper said taxes will fall.',
      null,
    ],
    ['a newspaper that is not named', '⟨org:Acme⟩ closed. The newspaper said taxes will fall.', null],
    [
      'a school by its name',
      'Many left ⟨org:Dover College⟩ for ⟨org:Acme⟩. The school said taxes will fall.',
      'Dover College',
    ],
    ['a newspaper with its name', 'The ⟨org:Dover Argus⟩ newspaper said taxes will fall.', 'Dover Argus'],
    ['a news agency with its name', 'The ⟨org:Acme⟩ news agency said taxes will fall.', 'Acme'],
    ['another group', '⟨org:Acme⟩ tested pills. The control group said taxes will fall.', null],
    [
      'a body with a name that another has in its own',
      'The ⟨org:Lee Organization⟩ closed. The ⟨Lee⟩ campaign said taxes will fall.',
      null,
    ],
    ['somebody’s group', '⟨org:Acme⟩ closed. The ⟨Ann Lee⟩ group said taxes will fall.', null],
    [
      'a group long after',
      '⟨org:Acme⟩ closed. Many wept. Few left. Few ran. The group said taxes will fall.',
      null,
    ],
  ])('the organization that the text is about: %s', (_, text, speaker) => {
    const row = onlyQuote(text);
    expect(row.speaker).toBe(speaker ?? row.mention);
    expect(row.resolution).toBe('description');
  });

  test.each([
    ['with a name', 'An ⟨org:Acme⟩ spokesman said it was late.', 'An Acme spokesman'],
    [
      'and not again',
      'An ⟨org:Acme⟩ spokesman said it was late. The spokesman said it was dark.',
      'An Acme spokesman',
    ],
    ['without a name', 'A spokesman said it was late.', 'the spokesman'],
    ['of somebody else', 'An ⟨org:Acme⟩ lawyer said it was late.', 'the spokesman'],
  ])('what the noun was last said of: %s', (_, before, speaker) => {
    expect(lastOf(`${before} “We won,” the spokesman said.`).speaker).toBe(speaker);
  });

  test('the agency of the dateline is not the company', () => {
    const marked = '⟨loc:Troy⟩ (⟨org:AP⟩) — Taxes rose. The company said taxes will fall.';
    expect(onlyQuote(marked, { datelineSpan: { start: 0, end: 11 } }).speaker).toBe('The company');
  });

  test('the entity of a description as it stands is null', () => {
    const { document, names } = annotated('The press release states that taxes will fall.');
    expect(findQuotes(document, names)[0]!.speakerEntity).toBeNull();
  });
});

describe('pronouns', () => {
  test.each([
    ['the speaker before', '“We won,” ⟨Ann Lee⟩ said. “By far,” she added.', 'Ann Lee'],
    ['the subject before', '⟨Ann Lee⟩ met ⟨Sue Orr⟩. “We won,” she said.', 'Ann Lee'],
    [
      'the subject of the same sentence',
      '⟨Bo Kim⟩ sat. As ⟨Al Orr⟩ left, he said taxes will fall.',
      'Bo Kim',
    ],
    ['by gender: a given name', '⟨Ann Lee⟩ sat. ⟨Ann Lee⟩ smiled. “We won,” he said.', null],
    ['by gender: skipping the other', '⟨Carl Orr⟩ sat. ⟨Ann Lee⟩ smiled. “We won,” he said.', 'Carl Orr'],
    ['by gender: a title', 'Mrs. ⟨Kim⟩ sat. Mr. ⟨Orr⟩ smiled. “We won,” she said.', 'Kim'],
    ['who', '⟨Ann Lee⟩ met ⟨Bo Kim⟩, who said taxes will fall.', 'Bo Kim'],
    ['not an organization', '⟨Ann Lee⟩ sat. ⟨org:Acme⟩ grew. “We won,” she said.', 'Ann Lee'],
    ['not several people', '⟨Ann Lee⟩ sat. Doctors said taxes will fall. “We won,” she said.', 'Ann Lee'],
    [
      'the name after a description',
      'The local president in ⟨loc:Ohio⟩, ⟨Ann Lee⟩, was unmoved. “We won,” she said.',
      'Ann Lee',
    ],
    ['it', '⟨org:Acme⟩ grew. It said taxes will fall.', 'Acme'],
  ])('%s', (_, text, speaker) => {
    const quote = lastOf(text);
    expect(quote.speaker).toBe(speaker);
    expect(quote.resolution).toBe(speaker === null ? 'unresolved' : 'pronoun');
  });

  test('the mention is the pronoun', () => {
    expect(lastOf('⟨Ann Lee⟩ sat. “We won,” she said.').mention).toBe('she');
  });

  test('nobody before: unresolved', () => {
    expect(onlyQuote('“We won,” he said.')).toMatchObject({
      speaker: null,
      mention: 'he',
      resolution: 'unresolved',
    });
  });

  test('the narrator’s own "I" and "we" name nobody', () => {
    expect(onlyQuote('⟨Ann Lee⟩ sat. “We won,” I said.')).toMatchObject({
      speaker: null,
      resolution: 'unresolved',
    });
  });
});

test.each([
  ['⟨Ann Lee⟩, a former senator seeking to reclaim her seat, left on Monday.', 'Ann Lee'],
  ['The office, a former mill seeking to stay open, closed on Monday.', 'a former mill'],
])('a participle in an apposition tells of the name before it: %s', (text, speaker) => {
  const { document, names } = annotated(text);
  expect(findQuotes(document, names).map(({ speakerName }) => speakerName)).toEqual([speaker]);
});
