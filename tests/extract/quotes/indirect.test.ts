import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

describe('indirect', () => {
  test.each([
    'Taxes will fall, as required by ⟨Ann Lee⟩.',
    'Taxes will fall, per the usual.',
    'Taxes will fall by ten points per ⟨Ann Lee⟩.',
    'Dogs are walked at two dollars, per dog.',
    'In my view, taxes will fall.',
    'In my words, taxes will fall.',
    'In other words, taxes will fall.',
    'Taxes will fall, as ⟨Ann Lee⟩ put down the pen.',
    'In ⟨Ann Lee⟩’s town, taxes will fall.',
  ])('no source: %s', (text) => {
    expect(quotesIn(text)).toEqual([]);
  });

  test('who is called on without being asked for anything is only visited', () => {
    expect(quotesIn('⟨Ann Lee⟩ called on the council to raise taxes.')).toHaveLength(1);
    expect(quotesIn('⟨Ann Lee⟩ called on the council on Monday.')).toEqual([]);
    expect(quotesIn('A petition calling on the council to raise taxes has 500 names.')).toEqual([]);
  });

  test.each([
    ['that', '⟨Ann Lee⟩ said that taxes will fall.', ['taxes will fall']],
    ['bare', '⟨Ann Lee⟩ said taxes will fall.', ['taxes will fall']],
    ['an addressee', '⟨Ann Lee⟩ told a crowded hearing that taxes will fall.', ['taxes will fall']],
    [
      'a statement on Friday',
      '⟨Ann Lee⟩ said in a statement on Friday that taxes will fall.',
      ['taxes will fall'],
    ],
    [
      'a statement and a pronoun',
      '⟨Ann Lee⟩ said in a statement she will cut taxes.',
      ['she will cut taxes'],
    ],
    [
      'an adverb of degree',
      '⟨Ann Lee⟩ said only about 10 percent of taxes will fall.',
      ['only about 10 percent of taxes will fall'],
    ],
    ['the clause first', 'Taxes will fall, ⟨Ann Lee⟩ said.', ['Taxes will fall']],
    ['the clause first, verb first', 'Taxes will fall, said ⟨Ann Lee⟩.', ['Taxes will fall']],
    ['in the middle', 'But in the end, ⟨Ann Lee⟩ said, taxes will fall.', ['in the end', 'taxes will fall']],
    ['according to, last', 'Taxes will fall, according to ⟨Ann Lee⟩.', ['Taxes will fall']],
    [
      'according to, first',
      'According to ⟨Ann Lee⟩, taxes will fall, but not soon.',
      ['taxes will fall, but not soon'],
    ],
    ['as noted by', 'Taxes will fall, as noted by ⟨Ann Lee⟩.', ['Taxes will fall']],
    ['as reported by, first', 'As first reported by ⟨Ann Lee⟩, taxes will fall.', ['taxes will fall']],
    ['per', 'Taxes will fall, per ⟨Ann Lee⟩.', ['Taxes will fall']],
    ['in her view', 'In ⟨Ann Lee⟩’s view, taxes will fall.', ['taxes will fall']],
    ['in the view of', 'In the view of ⟨Ann Lee⟩, taxes will fall.', ['taxes will fall']],
    ['in her words', 'In ⟨Ann Lee⟩’s words, taxes will fall.', ['taxes will fall']],
    ['as she put it', 'Taxes will fall, as ⟨Ann Lee⟩ once put it.', ['Taxes will fall']],
    ['as she said', 'Taxes will fall, as ⟨Ann Lee⟩ noted.', ['Taxes will fall']],
    ['has said', '⟨Ann Lee⟩ has repeatedly said taxes will fall.', ['taxes will fall']],
    ['a noun', '⟨Ann Lee⟩’s claim that taxes will fall was wrong.', ['taxes will fall was wrong']],
    ['urged', '⟨Ann Lee⟩ urged him not to raise taxes.', ['him not to raise taxes']],
    ['called on', '⟨Ann Lee⟩ called on the council to raise taxes.', ['the council to raise taxes']],
  ])('%s', (_, text, content) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'indirect', content, speaker: 'Ann Lee' });
  });

  test.each([
    ['Taxes will fall, per ⟨Ann Lee⟩’s tracker.', 'Taxes will fall'],
    ['The town hires “rebels,” as ⟨Ann Lee⟩ put it, and students.', 'rebels,'],
    ['The town hires rebels – in ⟨Ann Lee⟩’s words, a “gang of five.”', 'gang of five.'],
  ])('what a source is named for: %s', (text, content) => {
    expect(onlyQuote(text).content).toEqual([content]);
  });

  test.each([
    ['but', '⟨Ann Lee⟩ said taxes will fall, but they rose.', 'taxes will fall'],
    [
      'another attribution',
      '⟨Ann Lee⟩ said taxes will fall, according to the ⟨org:Troy Times⟩.',
      'taxes will fall',
    ],
    [
      'the main clause after a fronted one',
      'Though ⟨Ann Lee⟩ has claimed that taxes will fall, ⟨Bo Kim⟩ raised them.',
      'taxes will fall',
    ],
    ['a semicolon', '⟨Ann Lee⟩ said taxes will fall; nobody believed it.', 'taxes will fall'],
  ])('the clause ends at %s', (_, text, content) => {
    expect(quotesIn(text)[0]!.content).toEqual([content]);
  });

  test('a question put to the speaker is no content', () => {
    for (const asked of ['Asked whether she would resign', 'When pressed if taxes would fall']) {
      const contents = quotesIn(`${asked}, ⟨Ann Lee⟩ said no.`).map(({ content }) => content.join(' '));
      expect(contents.filter((content) => asked.includes(content))).toEqual([]);
    }
    expect(quotesIn('When taxes fall, nobody asks, ⟨Ann Lee⟩ said.').map(({ content }) => content)).toEqual([
      ['When taxes fall, nobody asks'],
    ]);
  });

  test('things speak too', () => {
    expect(onlyQuote('The police report said taxes will fall.').speaker).toBe('The police report');
    expect(onlyQuote('Polls show ⟨Ann Lee⟩ is ahead.')).toMatchObject({ speaker: 'Polls', medium: 'report' });
    expect(quotesIn('Polls show a close race.')).toEqual([]);
  });

  test('which critics say', () => {
    expect(onlyQuote('The cut, which critics say led to the loss, is law.').speaker).toBe('critics');
  });
});

describe('mixed', () => {
  test.each([
    ['a clause with quoted words', '⟨Ann Lee⟩ said it was “a mess.”', 'it was “a mess.”'],
    [
      'the clause runs on',
      '⟨Ann Lee⟩ says she has “very good health” for her age.',
      'she has “very good health” for her age',
    ],
    ['called', '⟨Ann Lee⟩ called the plan “a mess.”', 'the plan “a mess.”'],
    ['as, twice', '⟨Ann Lee⟩ slammed him as “weak” and “slow.”', 'him as “weak” and “slow.”'],
    ['in the past', '⟨Ann Lee⟩ has in the past called the plan “a mess.”', 'the plan “a mess.”'],
    [
      'the rest of the phrase',
      '⟨Ann Lee⟩ rates the race as “lean” ⟨misc:Republican⟩.',
      'the race as “lean” Republican',
    ],
    [
      'two clauses',
      '⟨Ann Lee⟩ said he is a “doer” and that he has “won.”',
      'he is a “doer” and that he has “won.”',
    ],
    ['told', '⟨Ann Lee⟩ told voters they should “not trust” him now.', 'they should “not trust” him now'],
    [
      'a bracketed quotation first',
      'The club wanted to “get younger,” ⟨Ann Lee⟩ said.',
      'The club wanted to “get younger,”',
    ],
    [
      'narration before the quotation',
      'In the end ⟨Bo Kim⟩ “fought back tears,” ⟨Ann Lee⟩ said.',
      'In the end Bo Kim “fought back tears,”',
    ],
  ])('%s', (_, text, content) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'mixed', content: [content], speaker: 'Ann Lee' });
  });

  test('a relative clause of the narrator ends it', () => {
    expect(
      summary(
        '⟨Ann Lee⟩ tweeted that ⟨Bo Kim⟩ “WON big” over ⟨Al Orr⟩, who lost by 18 votes, according to the ⟨org:Troy Times⟩.',
      ),
    ).toEqual([
      'mixed: Bo Kim “WON big” over Al Orr — Ann Lee',
      'indirect: who lost by 18 votes — Troy Times',
    ]);
  });

  test('a quotation that fills the clause is direct, without its marks', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said that “taxes will fall.”')).toMatchObject({
      kind: 'direct',
      content: ['taxes will fall.'],
    });
  });

  test('an attitude counts when words are quoted', () => {
    expect(onlyQuote('⟨Ann Lee⟩ believes the plan is “a mess.”')).toMatchObject({
      kind: 'mixed',
      nature: 'attitude',
    });
    expect(quotesIn('⟨Ann Lee⟩ believes the plan is bad.')).toEqual([]);
  });

  test('what quoted words name without a speaker is none', () => {
    expect(quotesIn('A memo labeled “draft” lists eleven ways.')).toEqual([]);
  });

  test('whom a passive names after "by" speaks', () => {
    expect(onlyQuote('The plan was called “a mess” by ⟨Ann Lee⟩.')).toMatchObject({
      speaker: 'Ann Lee',
      cue: 'called',
    });
  });
});

describe('headlines', () => {
  const title = (text: string) => ({ titleSpan: { start: 0, end: text.length } });

  test('a phrase in marks belongs to the subject', () => {
    const text = "Ann Lee Has 'No Regrets' After Losing Senate Bid";
    expect(onlyQuote(text.replace('Ann Lee', '⟨Ann Lee⟩'), title(text))).toMatchObject({
      kind: 'direct',
      content: ['No Regrets'],
      speaker: 'Ann Lee',
      cue: null,
    });
  });

  test('the kind of an article is nobody', () => {
    const text = 'Analysis: Taxes Will Fall';
    expect(quotesIn(text, title(text))).toEqual([]);
    expect(onlyQuote('Poll: Taxes Will Fall', title('Poll: Taxes Will Fall')).speaker).toBe('Poll');
  });

  test('the same phrase in the body is nobody’s', () => {
    expect(quotesIn("The vote is near.\n⟨Ann Lee⟩ has 'no regrets' after losing.")).toEqual([]);
  });

  test.each([
    [
      'a label',
      "Lee: Taxes Will Fall, Kim Was 'Mocking' Voters",
      'mixed',
      "Taxes Will Fall, Kim Was 'Mocking' Voters",
    ],
    ['a label and a quotation', "Lee: 'Taxes Will Fall'", 'direct', 'Taxes Will Fall'],
    ['the narrator after it', "Lee: 'We got it right' as taxes fall", 'direct', 'We got it right'],
    ['a quoted word of the sentence', "Lee: 'Weak' plan will fail", 'mixed', "'Weak' plan will fail"],
    ['a quoted subject', "Lee: 'Build Back Now' plan will fail", 'mixed', "'Build Back Now' plan will fail"],
    [
      'a sentence and a quotation',
      "Lee fires back at Kim over taxes: 'They will fall and you know it'",
      'direct',
      'They will fall and you know it',
    ],
    ['a verb', 'Lee says taxes will fall', 'indirect', 'taxes will fall'],
  ])('%s', (_, text, kind, content) => {
    const marked = text.replace('Lee', '⟨Lee=Ann Lee⟩').replace('Kim', '⟨Kim=Bo Kim⟩');
    expect(onlyQuote(marked, title(text))).toMatchObject({ kind, content: [content], speaker: 'Ann Lee' });
  });

  test('a label that is no speaker', () => {
    expect(quotesIn('Exclusive: Taxes Will Fall', title('Exclusive: Taxes Will Fall'))).toEqual([]);
  });
});
