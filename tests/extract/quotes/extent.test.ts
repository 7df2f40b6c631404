import { describe, expect, test } from 'vitest';
import { withRest } from '../../../pipeline/extract/quotes/grammar/runs-over.js';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { onlyQuote, quotesIn, summary } from './annotated.js';
import { narrated, unitsOf, wordsOf } from './units.js';

/* Where what was said begins and ends, each beside the nearest text in which it does otherwise. */

test('the addressee of "told" with a relative clause is no content', () => {
  expect(
    onlyQuote('⟨Ann Lee⟩ told a few hundred nurses who filled the square that the strike would go on.')
      .content,
  ).toEqual(['the strike would go on']);
  expect(onlyQuote('⟨Ann Lee⟩ told nurses the square was full.').content).toEqual(['the square was full']);
});

test('a base form after a comma has a plural subject after it', () => {
  expect(onlyQuote('The fire was started by a cigarette, say officials.')).toMatchObject({
    speaker: 'officials',
    content: ['The fire was started by a cigarette'],
  });
  expect(quotesIn('The fire was started by, say a cigarette.')).toEqual([]);
});

describe('the main clause after a fronted one is the narrator’s', () => {
  test('with a title', () => {
    expect(
      onlyQuote(
        'When the mayor’s aides said that the town had bought the mill, Mr. ⟨Lee=Ann Lee⟩ was not pleased.',
      ).content,
    ).toEqual(['the town had bought the mill']);
  });
  test('after a reporting noun', () => {
    expect(
      onlyQuote('Despite ⟨Ann Lee⟩’s claim that the town had a deal, actually signing it proved hard.')
        .content,
    ).toEqual(['the town had a deal']);
  });
  test('not after a cue that is not fronted', () => {
    expect(onlyQuote('Aides suggested that in spring, Mr. ⟨Lee=Ann Lee⟩ would leave.').content).toEqual([
      'in spring, Mr. Lee would leave',
    ]);
  });
});

test('a participle after the attribution is the narrator’s, a clause is not', () => {
  expect(onlyQuote('Parents are the key, ⟨Ann Lee⟩ said, pointing at a map.').content).toEqual([
    'Parents are the key',
  ]);
  expect(onlyQuote('Parents, ⟨Ann Lee⟩ said, are the key.').content).toEqual(['Parents', 'are the key']);
});

test('"not only … but" is no contrast', () => {
  expect(onlyQuote('⟨Ann Lee⟩ said it would not only cover the tour, but the film.').content).toEqual([
    'it would not only cover the tour, but the film',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said it would not cover the tour, but the film ran.').content).toEqual([
    'it would not cover the tour',
  ]);
});

test('an addressee before "according to" is no content', () => {
  expect(
    quotesIn('“We won,” she told settlers, according to a statement.').map((row) => row.content),
  ).toEqual([['We won,']]);
  expect(quotesIn('“We won,” she said, but votes were missing, according to a statement.')).toHaveLength(2);
});

describe('a name in the paragraph after a quotation', () => {
  const PRAISE = '“It works well for us.”\n\n⟨Ann Lee⟩, The ⟨org:Argus⟩\n\n';
  test('signs it where others are signed so', () => {
    expect(summary(`${PRAISE}“It is fast and it is small.”\n\n⟨Bo Kim⟩, Editor`)).toEqual([
      'direct: It works well for us. — Ann Lee',
      'direct: It is fast and it is small. — Bo Kim',
    ]);
  });
  test('signs nothing elsewhere', () => {
    expect(onlyQuote(PRAISE.trim()).speaker).toBeNull();
    expect(summary('“It works well for us.”\n\n⟨Ann Lee⟩ left the hall.\n\n“It is fast and small.”')[0]).toBe(
      'direct: It works well for us. — ?',
    );
  });
});

test('a dash and a name on the same line sign a quotation', () => {
  expect(onlyQuote('“We are ready to go.” — ⟨Ann Lee⟩').speaker).toBe('Ann Lee');
  expect(quotesIn('“We are ready to go.” — and they left.')).toEqual([]);
});

describe('what stands between commas after a source is no content', () => {
  test.each([
    [
      'a name',
      'According to his uncle, ⟨Bo Roe⟩, “the boy never wanted to go.”',
      'the boy never wanted to go.',
      'Bo Roe',
    ],
    [
      'where it was published',
      'According to the study, published in May, the wells are dry.',
      'the wells are dry',
      'the study',
    ],
    [
      'a description',
      'According to ⟨Bo Roe⟩, a farmer in Kent, the wells are dry.',
      'the wells are dry',
      'Bo Roe',
    ],
    [
      'a relative clause',
      'According to ⟨Bo Roe⟩, who leads it, the wells are dry.',
      'the wells are dry',
      'Bo Roe',
    ],
    [
      'but a list is',
      'According to ⟨Bo Roe⟩, the mill, the market and the hall burnt down.',
      'the mill, the market and the hall burnt down',
      'Bo Roe',
    ],
    [
      'but a subject is',
      'According to the mayor, ⟨Bo Roe⟩ left the town.',
      'Bo Roe left the town',
      'the mayor',
    ],
  ])('%s', (_, text, content, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ content: [content], speaker });
  });
});

test('a source between subject and verb parts the content', () => {
  expect(onlyQuote('The mill, according to ⟨Bo Roe⟩, is closed.').content).toEqual(['The mill', 'is closed']);
  expect(onlyQuote('The mill is closed, according to ⟨Bo Roe⟩, a farmer.').content).toEqual([
    'The mill is closed',
  ]);
});

test('said between commas needs no verb around it', () => {
  expect(onlyQuote('First, ⟨Ann Lee⟩ said, wait.').content).toEqual(['First', 'wait']);
  expect(quotesIn('First, ⟨Ann Lee⟩ smiled, then waited.')).toEqual([]);
});

describe('"that"', () => {
  test('before an auxiliary is the subject, or belongs to a noun', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said that could happen.').content).toEqual(['that could happen']);
    expect(quotesIn('⟨Ann Lee⟩ spoke about a plan that has “failed” before.')).toEqual([]);
  });
  test('before a subject begins a clause', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said that it could happen.').content).toEqual(['it could happen']);
  });
});

test('when something was said is no content', () => {
  expect(onlyQuote('Prices fell again, ⟨Ann Lee⟩ said while visiting the mill.').content).toEqual([
    'Prices fell again',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said while prices fell, the mill was safe.').content).toEqual([
    'while prices fell, the mill was safe',
  ]);
});

test('a noun that "that" points at is no clause', () => {
  expect(saidIn('The witnesses, ⟨Ann Lee⟩ and ⟨Bo Kim⟩, backed up that claim.')).toEqual([]);
  expect(saidIn('He raised that point in criticism of the plan.')).toEqual([]);
  expect(saidIn('⟨Ann Lee⟩ said that claim was wrong.')).toEqual(['claim was wrong']);
});

test('what is pointed out', () => {
  expect(onlyQuote('⟨Ann Lee⟩ pointed out that the mill was safe.').content).toEqual(['the mill was safe']);
  expect(quotesIn('If you have not read it, ⟨Ann Lee⟩ pointed it out.')).toEqual([]);
});

/** The contents of what was said in a text, as grammar and the trained model read it. */
const saidIn = (text: string): string[] =>
  quotesIn(text, {}, quotesModel())
    .filter(({ nature }) => nature !== 'act')
    .map(({ content }) => content.join(' | '));

describe('what follows the attribution of a whole clause is the narrator’s', () => {
  test.each([
    ['when it was said', 'The mill will close, ⟨Ann Lee⟩ said, as the crowd left.'],
    ['a judgement', 'The mill will close, ⟨Ann Lee⟩ said, a blow to the town.'],
    ['the rest of a date', 'The mill will close, ⟨Ann Lee⟩ said Saturday, May 3, sending workers home.'],
  ])('%s', (_, text) => {
    expect(onlyQuote(text).content).toEqual(['The mill will close']);
  });
  test.each([
    'a clerk said on condition of anonymity because he was not allowed to speak',
    'said a clerk who met reporters',
    'a clerk told reporters before workers met',
  ])('with a clause of its own: %s', (attribution) => {
    expect(onlyQuote(`The mill is safe, ${attribution}.`).content).toEqual(['The mill is safe']);
  });
  test.each([
    ['because it rained, the mill is wet', 'A clerk said because it rained, the mill is wet.'],
    ['before workers met, it rained', 'In Kent, a clerk said before workers met, it rained.'],
  ])('not where none stands before it: %s', (content, text) => {
    expect(onlyQuote(text).content).toEqual([content]);
  });
  test('with quoted words of its own', () => {
    expect(
      quotesIn('The mill will close, ⟨Ann Lee⟩ said, calling it “a ruin.”').map((row) => row.content),
    ).toEqual([['The mill will close'], ['it “a ruin.”']]);
  });
  test.each([
    [
      'a main clause',
      'If it rains, ⟨Ann Lee⟩ said, a mill will close.',
      ['If it rains', 'a mill will close'],
    ],
    ['after a phrase', 'In some towns, ⟨Ann Lee⟩ said, a mill is all.', ['In some towns', 'a mill is all']],
    ['a verb', 'The mill, ⟨Ann Lee⟩ said Friday, will close.', ['The mill', 'will close']],
    [
      'what happened',
      'The mill was sold, ⟨Ann Lee⟩ said, before being closed.',
      ['The mill was sold', 'before being closed'],
    ],
  ])('not %s', (_, text, content) => {
    expect(onlyQuote(text).content).toEqual(content);
  });
});

test('what the narrator tells before a second quotation is no content, nor is a title in it', () => {
  expect(onlyQuote('Speaking on her show “Blue Moon,” ⟨Ann Lee⟩ said: “I am ill.”').content).toEqual([
    'I am ill.',
  ]);
  expect(onlyQuote('Her show was “a mess,” ⟨Ann Lee⟩ said, “and I am ill.”').content).toEqual([
    'Her show was “a mess,”',
    'and I am ill.',
  ]);
});

test('a participle about a title stands between speaker and verb', () => {
  const text = '⟨Ann Lee⟩, speaking on “Blue Moon,” said the bill offers “a chance.”';
  expect(onlyQuote(text)).toMatchObject({ speaker: 'Ann Lee', content: ['the bill offers “a chance.”'] });
  expect(onlyQuote('The mill, far from “safe,” said ⟨Ann Lee⟩.').speaker).toBe('Ann Lee');
});

test('what an attribution parts', () => {
  expect(onlyQuote('The mill is old, ⟨Ann Lee⟩ said, and “lost for good.”').content).toEqual([
    'The mill is old',
    'lost for good.',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ left the mill and said, “It is lost.”').content).toEqual(['It is lost.']);
  expect(onlyQuote('The town, as ⟨Ann Lee⟩ pointed out, does not flood.').content).toEqual([
    'The town',
    'does not flood',
  ]);
});

describe('a content ends', () => {
  test.each([
    ', a move that angered workers',
    ', in an apparent reference to the town',
    ' - a claim that workers deny',
    ' but declined to say when',
    ' and did not say when',
    ', and would not give a date',
  ])('before what the narrator adds: the mill would close%s', (added) => {
    expect(onlyQuote(`⟨Ann Lee⟩ said the mill would close${added}.`).content).toEqual([
      'the mill would close',
    ]);
  });
  test.each([
    'the town needs a mill, a move and a plan',
    'the mill would close and the town would not say when',
    'the mill was late and refused to pay',
    'the mill would close, in a month that nobody likes',
  ])('not before what was said, too: %s', (content) => {
    expect(onlyQuote(`⟨Ann Lee⟩ said ${content}.`).content).toEqual([content]);
  });
  test('with the relative clause that it is part of', () => {
    expect(onlyQuote('The mill, which ⟨Ann Lee⟩ said was safe, closed in May.').content).toEqual([
      'was safe',
    ]);
    expect(onlyQuote('The mill closed, which ⟨Ann Lee⟩ said was sad, late and wrong.').content).toEqual([
      'was sad, late and wrong',
    ]);
  });
  test('before a clause about the report', () => {
    expect(
      onlyQuote('Critics claimed that the mill was unsafe, and a study supports that claim.').content,
    ).toEqual(['the mill was unsafe']);
    expect(
      onlyQuote('⟨Ann Lee⟩ said the town heard a claim, and a study supports that claim.').content,
    ).toEqual(['the town heard a claim, and a study supports that claim']);
  });
  test('before a relative clause after a quoted comma', () => {
    expect(
      onlyQuote('⟨Ann Lee⟩ said she left for “private reasons,” which she kept to herself.').content,
    ).toEqual(['she left for “private reasons,”']);
    expect(onlyQuote('⟨Ann Lee⟩ said she left for “reasons,” which are “private.”').content).toEqual([
      'she left for “reasons,” which are “private.”',
    ]);
  });
  test('before what another says', () => {
    expect(summary('⟨org:Acme⟩ said that the mill is late, ⟨Ann Lee⟩ saying that it rained.')).toEqual([
      'indirect: the mill is late — Acme',
      'indirect: it rained — Ann Lee',
    ]);
    expect(onlyQuote('⟨org:Acme⟩ said that the mill is late, ⟨Ann Lee⟩ being ill.').content).toEqual([
      'the mill is late, Ann Lee being ill',
    ]);
  });
  test('not before what is said instead', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said it would not open in May, but in June.').content).toEqual([
      'it would not open in May, but in June',
    ]);
    expect(onlyQuote('⟨Ann Lee⟩ said it would open in May, but in June it rained.').content).toEqual([
      'it would open in May',
    ]);
  });
});

test('a question that somebody wants answered begins with its first word', () => {
  expect(saidIn('⟨Ann Lee⟩ wants to know whether the mill is safe.')).toEqual(['whether the mill is safe']);
  expect(saidIn('⟨Ann Lee⟩ wants to know more.')).toEqual(['to know more']);
});

describe('what the narrator tells after a wish or an object is no content', () => {
  test.each([
    [
      'a second predicate',
      '⟨Ann Lee⟩ promised to protect the mill and hired ⟨Bo Kim⟩ in May.',
      'to protect the mill',
      '⟨Ann Lee⟩ promised to protect tired and injured workers.',
      'to protect tired and injured workers',
    ],
    [
      'a clause about others',
      '⟨Ann Lee⟩ urged the town to sell the mill, and the council has voted.',
      'the town to sell the mill',
      '⟨Ann Lee⟩ urged the town to sell the mill, and the council to vote.',
      'the town to sell the mill, and the council to vote',
    ],
    [
      'half of a condition',
      '⟨org:Acme⟩ - which has rejected the union as a partner if talks are ever held - called a meeting.',
      'the union as a partner',
      '⟨org:Acme⟩ has rejected the union as a partner if talks are ever held.',
      'the union as a partner if talks are ever held',
    ],
    [
      'the main clause after a fronted one',
      'Despite reports urging new rules to stop fraud at the mills, officials in Troy have made no changes.',
      'new rules to stop fraud at the mills',
      '⟨Ann Lee⟩ urged the town to stop fraud at the mills, officials in Troy and the like.',
      'the town to stop fraud at the mills, officials in Troy and the like',
    ],
  ])('%s', (_, over, content, within, whole) => {
    expect(saidIn(over)).toEqual([content]);
    expect(saidIn(within)).toEqual([whole]);
  });
});

test('a content ends with a whole word', () => {
  expect(saidIn('⟨Ann Lee⟩ wants to hold back with the older Wi-Fi rather than the new one.')[0]).toMatch(
    /Wi-Fi/,
  );
});

test('half a pair of brackets is no content', () => {
  expect(onlyQuote('Polls are out (most voters say they want the town to sell).').content).toEqual([
    'they want the town to sell',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said the mill is worth 3 million (or 2 million).').content).toEqual([
    'the mill is worth 3 million (or 2 million)',
  ]);
});

test('a quotation ends its sentence before a capital, wherever its full stop stands', () => {
  expect(
    onlyQuote(
      '⟨Bo Kim⟩ said that the book “should have sold. You needed to say, ‘We have it.’ ” Instead, the firm closed.',
    ).content,
  ).toEqual(['the book “should have sold. You needed to say, ‘We have it.’ ”']);
  expect(onlyQuote('⟨Bo Kim⟩ said that the “Pie Inc.” book sold well.').content).toEqual([
    'the “Pie Inc.” book sold well',
  ]);
});

test('a question is no addressee', () => {
  expect(saidIn('⟨Ann Lee⟩ asked her whether the plant was safe.')).toEqual(['whether the plant was safe']);
  expect(saidIn('⟨Ann Lee⟩ asked her to leave the plant.')).toEqual(['her to leave the plant']);
});

test('an addressee ends where another name begins', () => {
  expect(onlyQuote('⟨Tom Roe⟩ told ⟨org:Billboard⟩ ⟨the Lees⟩ have been away.').content).toEqual([
    'the Lees have been away',
  ]);
  expect(onlyQuote('⟨Tom Roe⟩ told ⟨the Lees⟩ that ⟨org:Billboard⟩ has been away.').content).toEqual([
    'Billboard has been away',
  ]);
});

test('a title heard before the cue is no piece of what was said', () => {
  expect(
    onlyQuote('After hearing “Home on the Hill,” the singer told us, “That was good, maybe we should tour.”')
      .content,
  ).toEqual(['That was good, maybe we should tour.']);
  expect(onlyQuote('“We heard it,” the singer told us, “and it was good.”').content).toEqual([
    'We heard it,',
    'and it was good.',
  ]);
});

test('the narrator may end the clause of an interrupted quotation', () => {
  expect(
    onlyQuote('“He could have sold more,” ⟨Ann Lee⟩ said, “if he had been careful” and kept to one plan.')
      .content,
  ).toEqual(['He could have sold more,', '“if he had been careful” and kept to one plan']);
  expect(onlyQuote('“He sold more,” ⟨Ann Lee⟩ said, and “The Pie” was closed.').content).toEqual([
    'He sold more,',
  ]);
});

test('the clause of another cue tells when something was done', () => {
  expect(onlyQuote('⟨Ann Lee⟩ laughed when he urged voters, “Look what I have done.”')).toMatchObject({
    cue: 'urged',
    content: ['Look what I have done.'],
  });
  expect(onlyQuote('⟨Ann Lee⟩ laughed that he was “done.”').content).toEqual(['he was “done.”']);
});

test('a clause that words like "when" leave open is not what was said before', () => {
  expect(quotesIn('The tape shows a man leaving, when, in fact, ⟨Ann Lee⟩ replied quickly.')).toEqual([]);
  expect(onlyQuote('The tape shows a man leaving, in fact, ⟨Ann Lee⟩ replied.').content).toEqual([
    'The tape shows a man leaving, in fact',
  ]);
});

describe('what a source inside a sentence leaves of it', () => {
  test.each([
    ['A further ten mills, according to the report, had no water.', ['A further ten mills', 'had no water']],
    ['The roof held, but, according to ⟨Bo Roe⟩, the walls were wet.', ['the walls were wet']],
    ['In short, according to ⟨Bo Roe⟩, the walls were wet.', ['the walls were wet']],
    [
      'The town closed mills that, according to ⟨Bo Roe⟩, the council had built.',
      ['The town closed mills that', 'the council had built'],
    ],
    ['The walls were wet, according to ⟨Bo Roe⟩, and the roof fell.', ['The walls were wet']],
  ])('%s', (text, content) => {
    expect(onlyQuote(text).content).toEqual(content);
  });
});

test('a fronted clause belongs to what was said, a conjunction does not', () => {
  expect(onlyQuote('While the mill burnt, the town slept, ⟨Ann Lee⟩ said.').content).toEqual([
    'While the mill burnt, the town slept',
  ]);
  expect(onlyQuote('But the town slept, ⟨Ann Lee⟩ said.').content).toEqual(['the town slept']);
});

test('a role without an article, and the rest of a date, after a speaker', () => {
  expect(onlyQuote('Ten jobs were open, said ⟨Ann Lee⟩, local president of the union.').content).toEqual([
    'Ten jobs were open',
  ]);
  expect(onlyQuote('Ten jobs were open, said ⟨org:Acme⟩ on Tuesday, May 3.').content).toEqual([
    'Ten jobs were open',
  ]);
  expect(onlyQuote('Ten jobs, said ⟨org:Acme⟩, were open.').content).toEqual(['Ten jobs', 'were open']);
});

test('a past tense after a verb in the present is no second cue', () => {
  expect(onlyQuote('The mayor says ⟨Bo Kim⟩ came home and found a dog.').content).toEqual([
    'Bo Kim came home and found a dog',
  ]);
  expect(quotesIn('The mayor said ⟨Bo Kim⟩ came home and claimed the dog was his.')[0]!.content).toEqual([
    'Bo Kim came home',
  ]);
});

test('a verb with its own object reports nothing before it', () => {
  expect(quotesIn('⟨Al Roe⟩ had two goals, rookie ⟨Bo Kim⟩ added a goal, and ⟨org:Troy⟩ won.')).toEqual([]);
  expect(onlyQuote('⟨Al Roe⟩ had two goals, ⟨Bo Kim⟩ added a day later.').content).toEqual([
    'Al Roe had two goals',
  ]);
});

test.each(['a fortnight ago', 'two years later', 'the same evening', 'the next day'])(
  'when it was said is no object: announced %s',
  (when) => {
    expect(onlyQuote(`The mill will close, the company announced ${when}.`).content).toEqual([
      'The mill will close',
    ]);
  },
);

test('a participle between commas does not end what is reported in a relative clause', () => {
  const text = 'Mayor ⟨Ann Lee⟩, who said the mill, owned by a bank, would close, left the room.';
  expect(onlyQuote(text).content).toEqual(['the mill, owned by a bank, would close']);
});

test('a second cue in the past tense after one in the present has its own addressee or clause', () => {
  for (const second of ['told reporters it was dead', 'added that it was late'])
    expect(quotesIn(`⟨Ann Lee⟩ writes that the plan failed and ${second}.`)).toHaveLength(2);
});

test('an addressee with a phrase of its own', () => {
  expect(
    onlyQuote('The mayor told a hearing on new trends in farming that the mill would close.').content,
  ).toEqual(['the mill would close']);
});

test('an apposition in a fronted clause begins no main clause', () => {
  const contents = (text: string) => quotesIn(text, {}, quotesModel()).map(({ content }) => content);
  expect(
    contents(
      'When asked if she thought the boy’s father, ⟨Bo Kim⟩, was being controlled by the council, she nodded.',
    ),
  ).toEqual([['if she thought the boy’s father, Bo Kim, was being controlled by the council']]);
  expect(contents('When asked if she was ill, ⟨Bo Kim⟩ nodded.')).toEqual([['if she was ill']]);
});

test('a noun before a relative clause is no verb', () => {
  expect(quotesIn('She saw the crater left by the embassy blast that killed ten people.')).toEqual([]);
});

test('a second predicate after a state', () => {
  const [row] = quotesIn('⟨Ann Lee⟩ pleaded not guilty in court and was released.', {}, quotesModel());
  expect(row!.content).toEqual(['not guilty in court']);
});

test('no comma need part a clause from its source', () => {
  expect(
    onlyQuote('According to ⟨Bo Roe⟩ over ten people have been hurt near Mecca, Arabia.').content,
  ).toEqual(['over ten people have been hurt near Mecca, Arabia']);
  expect(onlyQuote('According to ⟨Bo Roe⟩ of Dover, ten people were hurt.').content).toEqual([
    'ten people were hurt',
  ]);
});

test('the addressee of a warning is no content', () => {
  const [row] = quotesIn(
    'Officials in and around ⟨loc:Dover⟩ warned officers Wednesday that they must leave.',
    {},
    quotesModel(),
  );
  expect(row).toMatchObject({ speaker: 'Officials in and around Dover', content: ['they must leave'] });
  const [other] = quotesIn('Officials and ⟨loc:Dover⟩ warned that officers must leave.', {}, quotesModel());
  expect(other!.content).toEqual(['officers must leave']);
});

test('an attribution that ends the sentence is no part of what another reports', () => {
  expect(quotesIn('⟨Bo Kim⟩ said the mill would close, ⟨Ann Lee⟩ said Sunday.')[0]!.content).toEqual([
    'the mill would close',
  ]);
  expect(quotesIn('⟨Bo Kim⟩ said the mill would close, the court said in a statement.')[0]!.content).toEqual([
    'the mill would close',
  ]);
  expect(quotesIn('⟨Bo Kim⟩ said the mill, ⟨Ann Lee⟩ and the town would close.')[0]!.content).toEqual([
    'the mill, Ann Lee and the town would close',
  ]);
});

test('whom a source quotes adds to the source', () => {
  expect(onlyQuote('According to ⟨org:Acme⟩, quoting the agency, the mill is closed.').content).toEqual([
    'the mill is closed',
  ]);
});

test('a relative clause ends before the verb of the main clause', () => {
  expect(onlyQuote('⟨Bo Kim⟩, who asked his pupils to measure the images, sued the town.').content).toEqual([
    'his pupils to measure the images',
  ]);
  expect(onlyQuote('⟨Bo Kim⟩ asked his pupils to measure the images, red or blue.').content).toEqual([
    'his pupils to measure the images, red or blue',
  ]);
});

test.each([
  ['But ', 'taxes will fall'],
  ['However, ', 'taxes will fall'],
  ['In addition, ', 'taxes will fall'],
  ['Even ', 'Even taxes will fall'],
  ['In spring, ', 'In spring, taxes will fall'],
])('what links a sentence to the one before is no content: %s', (link, content) => {
  const sentence = `${link}taxes will fall`;
  expect(onlyQuote(`${sentence}, ⟨Ann Lee⟩ said.`).content).toEqual([content]);
  expect(onlyQuote(`${sentence}, according to ⟨Ann Lee⟩.`).content).toEqual([content]);
});

test('a link that stands alone before its attribution is kept', () => {
  expect(onlyQuote('However, ⟨Ann Lee⟩ said, taxes will fall.').content).toEqual([
    'However',
    'taxes will fall',
  ]);
});

test('a clause after the attribution of another tells when it was said', () => {
  expect(onlyQuote('The mill had burnt down, ⟨Ann Lee⟩ said as day broke.').content).toEqual([
    'The mill had burnt down',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said as day broke the mill had burnt down.').content).toEqual([
    'as day broke the mill had burnt down',
  ]);
});

describe('a clause before the main one, whatever stands before it,', () => {
  test.each([
    ['an adverb', 'Just as ⟨Ann Lee⟩ said that the mill was safe, the roof fell.', 'the mill was safe'],
    ['a date', 'In 2017, when ⟨Ann Lee⟩ said that the mill was safe, the roof fell.', 'the mill was safe'],
    ['nothing, as a participle', 'Noting that the mill was safe, ⟨Ann Lee⟩ left.', 'the mill was safe'],
  ])('ends before that: %s', (_, text, content) => {
    expect(onlyQuote(text).content).toEqual([content]);
  });

  test('is none after a date alone', () => {
    expect(onlyQuote('In 2017, ⟨Ann Lee⟩ said that in spring, the mill would close.').content).toEqual([
      'in spring, the mill would close',
    ]);
  });
});

test('a second speaker with a clause of his own is another attribution', () => {
  expect(
    quotesIn('⟨Ann Lee⟩ said the mill was safe, and ⟨Bo Roe⟩ warned that it was not.').map(
      ({ speaker, content }) => [speaker, ...content],
    ),
  ).toEqual([
    ['Ann Lee', 'the mill was safe'],
    ['Bo Roe', 'it was not'],
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said the mill was safe, and ⟨Bo Roe⟩ owned it.').content).toEqual([
    'the mill was safe, and Bo Roe owned it',
  ]);
});

test.each([
  ['prices to rise', 'up from two', 'up to him'],
  ['to buy the mill', 'and to mend it', 'and mend it'],
  ['the mill', 'as well as the shop', 'as well'],
  ['the mill', 'including the shop', 'which has a shop'],
  ['the mill to open', 'and for a new road', 'and a road', 'calls for'],
])('what goes on with %s after a comma: %s', (content, rest, other, cue = 'expects') => {
  const wholeBefore = (words: string): string | null => {
    const parsed = narrated(`⟨Ann Lee⟩ ${cue} ${content}, ${words}, in June.`);
    return wordsOf(parsed, withRest(parsed.narration, unitsOf(parsed, content), parsed.narration.count));
  };
  expect(wholeBefore(rest)).toBe(`${content} , ${rest}`);
  expect(wholeBefore(other)).toBe(content);
});

test.each([
  ['that a mill was shut', 'but that it would open', 'but that is not true'],
  ['that they asked him not to sell', 'but to wait', 'but Kim sold'],
])('a contrast that goes on with what was said: %s, %s', (clause, rest, other) => {
  const content = clause.replace(/^that /, '');
  expect(onlyQuote(`⟨Ann Lee⟩ said ${clause}, ${rest}.`).content).toEqual([`${content}, ${rest}`]);
  expect(onlyQuote(`⟨Ann Lee⟩ said ${clause}, ${other}.`).content).toEqual([content]);
});
