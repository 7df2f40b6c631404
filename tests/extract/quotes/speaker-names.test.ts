import { describe, expect, test } from 'vitest';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { onlyQuote, quotesIn } from './annotated.js';

describe('a title that ends in a full name', () => {
  test.each([
    'Minister of Education ⟨Stefania Gianni⟩ said schools would reopen.',
    'Judge ⟨Robert Hale⟩ QC said the case was closed.',
    'Governor of ⟨loc:Oregon⟩ ⟨Chris Gregor⟩ said the state had acted.',
    'Lead author and clinic director ⟨Bo Chan⟩ said the water was clean.',
    '“We won,” chairman, founder and president ⟨Bo Chan⟩ said.',
    'Transplant surgeon and study co-lead ⟨Bo Chan⟩ said the water was clean.',
  ])('is the person: %s', (text) => {
    expect(onlyQuote(text).resolution).toBe('named');
  });
  test.each([
    'A spokesman of Mayor ⟨Ann Lee⟩ said schools would reopen.',
    'A lawyer, ⟨Bo Kim⟩ and Mayor ⟨Ann Lee⟩ said schools would reopen.',
    'The council and Mayor ⟨Ann Lee⟩ said schools would reopen.',
    '⟨Ann Lee⟩ and ⟨Bo Kim⟩ said schools would reopen.',
  ])('is somebody else, or more than one: %s', (text) => {
    expect(onlyQuote(text).resolution).toBe('description');
  });
});

test('a name before two appositions', () => {
  const [first, second] = quotesIn(
    '⟨Jeff Sanders⟩, president of ⟨org:Hook & Line⟩, a bakery, said taxes will fall. He said they must.',
  );
  expect(first!.speaker).toBe('Jeff Sanders');
  expect(second!.speaker).toBe('Jeff Sanders');
  expect(
    onlyQuote('In ⟨loc:Troy⟩, the president of ⟨org:Acme⟩, a bakery, said taxes will fall.').speaker,
  ).toBe('the president of Acme');
});

test('the noun before a relative clause', () => {
  expect(onlyQuote('Analysts who have done the sums say they see no way out.').speaker).toBe('Analysts');
  const rows = quotesIn('“It is over,” said a man who the police say left.');
  expect(rows.map(({ speaker }) => speaker)).toEqual(['a man', 'the police']);
});

test('whoever saw something, and not what was seen', () => {
  expect(onlyQuote('A person who saw the paper said taxes will fall.').speaker).toBe('A person');
  expect(onlyQuote('A person who thinks the mayor said taxes will fall.').speaker).toBe('the mayor');
});

test('the author of a document', () => {
  expect(onlyQuote('⟨org:Acme⟩’s letter said the plant would close.')).toMatchObject({
    speaker: 'Acme',
    resolution: 'document_author',
  });
  expect(onlyQuote('⟨Ann Lee⟩’s poll figures said the plant would close.').resolution).not.toBe(
    'document_author',
  );
});

test('"they" after a body', () => {
  expect(quotesIn('The company will close. They said taxes must fall.').at(-1)!.speaker).toBe('The company');
  expect(quotesIn('The report will come. They said taxes must fall.').at(-1)!.speaker).toBeNull();
});

test.each(['46 said taxes must fall.', 'Soon it said taxes must fall.'])('no name: %s', (text) => {
  for (const { speaker } of quotesIn(text)) expect(speaker).toBeNull();
});

test('questions and answers of an interview have no names', () => {
  expect(
    quotesIn('⟨Ann Lee⟩ spoke to us.\n\nQ: Will you stay?\n\nA: As long as I can.').map((row) => [
      row.content,
      row.speaker,
    ]),
  ).toEqual([
    [['Will you stay?'], null],
    [['As long as I can.'], null],
  ]);
});

test('adverbs between a speaker and the verb are no part of the name', () => {
  expect(onlyQuote('The rules have changed, as ⟨org:Sportly⟩ very recently explained.').speaker).toBe(
    'Sportly',
  );
});

test('those in a group', () => {
  expect(onlyQuote('Those in favor of the plan have said that it is safe.').speaker).toBe(
    'Those in favor of the plan',
  );
});

test('a participle before the title of a speaker after the verb', () => {
  expect(
    onlyQuote(
      'Jobs will be cut this week, said the company’s recently named executive chair ⟨Bo Roe⟩ in an email.',
    ),
  ).toMatchObject({ speaker: 'Bo Roe', content: ['Jobs will be cut this week'] });
});

describe('several who speak together', () => {
  test.each([
    ['⟨Ann Lee⟩ and ⟨Bo Kim⟩ said the mill was safe.', ['Ann Lee', 'Bo Kim']],
    ['⟨Ann Lee⟩, ⟨Bo Kim⟩ and ⟨Al Roe⟩ said the mill was safe.', ['Ann Lee', 'Bo Kim', 'Al Roe']],
    ['⟨Ann Lee⟩, ⟨Bo Kim⟩, and ⟨Al Roe⟩ said the mill was safe.', ['Ann Lee', 'Bo Kim', 'Al Roe']],
    ['“The mill is safe,” said ⟨Ann Lee⟩ and ⟨Bo Kim⟩.', ['Ann Lee', 'Bo Kim']],
    ['“The mill is safe,” said ⟨Ann Lee⟩, ⟨Bo Kim⟩ and ⟨Al Roe⟩ on Monday.', ['Ann Lee', 'Bo Kim', 'Al Roe']],
    ['According to ⟨Ann Lee⟩ and ⟨Bo Kim⟩, the mill was safe.', ['Ann Lee', 'Bo Kim']],
    ['⟨Ann Lee⟩ and her lawyer said the mill was safe.', ['Ann Lee', 'her lawyer']],
    ['Police and prosecutors said the mill was safe.', ['Police', 'prosecutors']],
  ])('%s', (text, speakers) => {
    expect(onlyQuote(text)).toMatchObject({ speakers, resolution: 'description' });
  });

  test.each([
    ['“The mill is safe,” said ⟨Ann Lee⟩, and ⟨Bo Kim⟩ nodded.', ['Ann Lee']],
    ['“The mill is safe,” said ⟨Ann Lee⟩, and ⟨Bo Kim⟩, her aide, nodded.', ['Ann Lee']],
    ['After meeting ⟨Ann Lee⟩, ⟨Bo Kim⟩ and ⟨Al Roe⟩ said the mill was safe.', ['Bo Kim', 'Al Roe']],
    ['The mayor of ⟨loc:Troy⟩ and ⟨loc:Dover⟩ said the mill was safe.', ['The mayor of Troy and Dover']],
  ])('not those beside them: %s', (text, speakers) => {
    expect(onlyQuote(text).speakers).toEqual(speakers);
  });

  test('nobody', () => {
    expect(onlyQuote('They said the mill was safe.').speakers).toEqual([]);
  });
});

describe('who sent a document', () => {
  const author = (text: string) =>
    quotesIn(text)
      .map(({ speaker, resolution }) => [speaker, resolution])
      .at(-1);

  test.each([
    '⟨org:Acme⟩ sent out a press release. The mill is old. The press release states that it will close.',
    'In a press release, ⟨org:Acme⟩ said it was old. The press release states that it will close.',
    'Put on the defensive, ⟨org:Acme⟩ wrote in Monday’s press release of it. The press release says it will close.',
    '⟨org:Acme⟩ denied the claims in a statement on its site. “We were shocked,” the statement read.',
  ])('%s', (text) => {
    expect(author(text)).toEqual(['Acme', 'document_author']);
  });

  test.each([
    ['who only read it', '⟨Bo Kim⟩ read a press release. The press release states that it will close.'],
    [
      'of whom it speaks',
      '⟨org:Acme⟩ was blamed in a press release. The press release states that it will close.',
    ],
  ])('nobody %s', (_, text) => {
    expect(author(text)).toEqual(['The press release', 'description']);
  });

  test('one whom the text describes', () => {
    const text = 'Mayor ⟨Ann Lee⟩ left. The mayor’s letter said that it was late.';
    expect(author(text)).toEqual(['Ann Lee', 'document_author']);
    expect(author(text.replace('letter', 'clerk'))).toEqual(['The mayor’s clerk', 'description']);
    expect(author('The ⟨Lee=Ann Lee⟩ campaign’s letter said that it was late.')).toEqual([
      'The Lee campaign’s letter',
      'description',
    ]);
  });
});

/** The speakers in a text, as grammar and the trained model read it. */
const saidBy = (text: string): (string | null)[] =>
  quotesIn(text, {}, quotesModel()).map(({ speaker }) => speaker);

test('a numeral of two words is whole', () => {
  expect(saidBy('Fifty-one percent say that taxes are high.')).toEqual(['Fifty-one percent']);
});

test('a document right before a participle says it, after a preposition', () => {
  const urged = 'Despite reports urging ⟨Ann Lee⟩ to leave, the mayor has stayed.';
  expect(saidBy(urged)).toEqual(['reports']);
  expect(saidBy('The council issued a statement urging ⟨Ann Lee⟩ to leave.')).toEqual(['The council']);
});

test('a participle has both subjects of its clause', () => {
  expect(saidBy('⟨Dale Ford⟩ and ⟨Bo Ford⟩ left, saying he was “shy.”')).toEqual(['Dale Ford and Bo Ford']);
  expect(saidBy('⟨Dale Ford⟩ left and ⟨Bo Ford⟩ stayed, saying he was “shy.”')).toEqual(['Dale Ford']);
});

test('"they" are several who were named together, even some sentences before', () => {
  const far = 'Snow fell. The road was closed. The bridge was closed. The rain came. The wind rose.';
  expect(
    saidBy(`⟨Dale Ford⟩ and ⟨Bo Ford⟩ said that it was cold. ${far} They said that it was late.`),
  ).toEqual(['Dale Ford and Bo Ford', 'Dale Ford and Bo Ford']);
  expect(saidBy(`Officials said that it was cold. ${far} They said that it was late.`)[1]).toBeNull();
});

test('"he" is who spoke last, not what an apposition calls him', () => {
  expect(
    saidBy(
      '“We looked at it,” ⟨Steve Clark⟩, deputy administrator for roads in Troy, said of that in a call. The roads, he said, could wait.',
    ),
  ).toEqual(['Steve Clark', 'Steve Clark']);
});

test('a body with its trade is the one that has it in its name', () => {
  const both = '⟨org:Dana Roe Productions⟩ met ⟨org:Acme⟩ on Monday.';
  expect(saidBy(`${both} The production company said that it was late.`)).toEqual(['Dana Roe Productions']);
  expect(saidBy(`${both} The construction company said that it was late.`)).toEqual([
    'The construction company',
  ]);
});

describe('the head of a relative clause before the verb', () => {
  test.each([
    ['A clerk who did not wish to be named because of the rules said the mill was safe.', 'A clerk'],
    ['The group that represents more than 100 farmers said the mill was safe.', 'The group'],
    ['The group that owns most of the farms, which were sold, said the mill was safe.', 'The group'],
    ['The woman who found the dog said the mill was safe.', 'The woman'],
    ['The doctors offering to run the clinic said the mill was safe.', 'The doctors'],
    ['The clerk who left after the mayor said the mill was safe was tired.', 'the mayor'],
    ['⟨Ann Lee⟩ knew that the mayor said the mill was safe.', 'the mayor'],
  ])('%s', (text, speaker) => {
    expect(quotesIn(text).at(-1)!.speaker).toBe(speaker);
  });
});

test('a second verb of a subordinate clause has its subject', () => {
  const speakers = (text: string) => quotesIn(text).map(({ speaker }) => speaker);
  expect(speakers('The row grew when ⟨Al Roe⟩ left the room and said the mill was unsafe.')).toEqual([
    'Al Roe',
  ]);
  expect(speakers('The mayor left when ⟨Al Roe⟩ came and said the mill was unsafe.')).toEqual(['The mayor']);
});

test('evidence before a gerund says it', () => {
  const last = (text: string) => quotesIn(text).at(-1)!.speaker;
  expect(last('His fall was followed by theories suggesting he had been pushed.')).toBe('theories');
  expect(last('⟨Ann Lee⟩ was calm at the same time suggesting he had been pushed.')).toBe('Ann Lee');
  expect(last('⟨Ann Lee⟩ left, suggesting he had been pushed.')).toBe('Ann Lee');
});

test('a bare role after a name is no second speaker', () => {
  expect(onlyQuote('“It rains,” said ⟨Ann Lee⟩, senior trader and analyst at ⟨org:Acme⟩.').speaker).toBe(
    'Ann Lee',
  );
  expect(onlyQuote('“It rains,” said ⟨Ann Lee⟩, a trader and an analyst.').speaker).not.toBe('a trader');
});

test('a place before a hyphen is no speaker', () => {
  expect(
    onlyQuote('According to ⟨loc:New York⟩-based dissident ⟨Fu Lee⟩, the party has 100 members.').speaker,
  ).toBe('Fu Lee');
});
