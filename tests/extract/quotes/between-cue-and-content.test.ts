import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

describe('what may stand between a verb and what it governs', () => {
  test.each([
    ['an insertion', '⟨Ann Lee⟩ said, referring to the vote, that taxes will fall.'],
    ['a day', '⟨Ann Lee⟩ said Friday taxes will fall.'],
    ['a date', '⟨Ann Lee⟩ said on May 23 that taxes will fall.'],
    ['an abbreviated date', '⟨Ann Lee⟩ said Nov. 18 that taxes will fall.'],
    ['a date of a month like a verb', '⟨Ann Lee⟩ said May 3, 2019, that taxes will fall.'],
    ['a date without "that"', '⟨Ann Lee⟩ said June 14, 2020, taxes will fall.'],
    ['this week', '⟨Ann Lee⟩ said this week that taxes will fall.'],
    ['a late month', '⟨Ann Lee⟩ tweeted in late May that taxes will fall.'],
    ['a phrase with a possessive', '⟨Ann Lee⟩ wrote in Tuesday’s press release that taxes will fall.'],
    ['two addressees', '⟨Ann Lee⟩ told ⟨Bo Kim⟩ and ⟨Al Orr⟩ taxes will fall.'],
    ['a pronoun as addressee', '⟨Ann Lee⟩ told him taxes will fall.'],
    ['an addressee that is optional', '⟨Ann Lee⟩ promised voters that taxes will fall.'],
    ['a place', '⟨Ann Lee⟩ said at a rally in ⟨loc:Ohio⟩ on Friday that taxes will fall.'],
    ['a time inside a phrase', '⟨Ann Lee⟩ said at a Friday night rally in ⟨loc:Ohio⟩ that taxes will fall.'],
    ['a time that is possessive', '⟨Ann Lee⟩ said during this week’s debate that taxes will fall.'],
    ['somebody of hers', '⟨Ann Lee⟩ told her fans that taxes will fall.'],
    ['a show', '⟨Ann Lee⟩ told ⟨org:Acme⟩’s “Blue Moon” on Friday that taxes will fall.'],
    ['an adverb', '⟨Ann Lee⟩ said bluntly that taxes will fall.'],
    ['a semicolon before', 'The vote is over; ⟨Ann Lee⟩ said taxes will fall.'],
  ])('%s', (_, text) => {
    expect(onlyQuote(text)).toMatchObject({
      kind: 'indirect',
      content: ['taxes will fall'],
      speaker: 'Ann Lee',
    });
  });

  test('a phrase, then the clause’s own subject', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said in a statement the new law is dead.').content).toEqual([
      'the new law is dead',
    ]);
    expect(onlyQuote('⟨Ann Lee⟩ said in a statement Mr. ⟨Kim⟩ is out.').content).toEqual(['Mr. Kim is out']);
  });

  test.each([
    ['Monday’s vote was close', '⟨Ann Lee⟩ said Monday’s vote was close.'],
    ['last month’s vote was close', '⟨Ann Lee⟩ said last month’s vote was close.'],
    ['the vote was close', '⟨Ann Lee⟩ said last month the vote was close.'],
    ['the result of the vote was close', '⟨Ann Lee⟩ said on Monday the result of the vote was close.'],
    ['taxes will fall', '⟨Ann Lee⟩ told her taxes will fall.'],
    ['how surprised she was', '⟨Ann Lee⟩ told ⟨Bo Kim⟩ on Friday how surprised she was.'],
    ['too much is made of it', '⟨Ann Lee⟩ says too much is made of it.'],
    ['that’s a mess', '⟨Ann Lee⟩ says that’s a mess.'],
    ['it’s a mess', '⟨Ann Lee⟩ says that it’s a mess.'],
  ])('the clause begins with its first word: %s', (content, text) => {
    expect(onlyQuote(text).content).toEqual([content]);
  });

  test('who is asked is no content', () => {
    expect(onlyQuote('⟨Ann Lee⟩ asked ⟨Bo Kim⟩, “What do you think?”').content).toEqual([
      'What do you think?',
    ]);
    expect(onlyQuote('“What do you think?” ⟨Ann Lee⟩ asked her aides.').content).toEqual([
      'What do you think?',
    ]);
    expect(onlyQuote('“What do you think?” asked ⟨Ann Lee⟩.').speaker).toBe('Ann Lee');
    expect(summary('⟨Ann Lee⟩ says she met ⟨Bo Kim⟩ and asked him to leave.')).toEqual([
      'indirect: she met Bo Kim and asked him to leave — Ann Lee',
    ]);
  });

  test('what is promised begins with its infinitive', () => {
    expect(onlyQuote('⟨Ann Lee⟩ agreed to return the “lost” mill.').content).toEqual([
      'to return the “lost” mill',
    ]);
    expect(onlyQuote('⟨Ann Lee⟩ vowed to “fight on” and thanked the crowd.').content).toEqual([
      'to “fight on”',
    ]);
    expect(onlyQuote('⟨Ann Lee⟩ vowed to voters that “taxes” will fall.').content).toEqual([
      '“taxes” will fall',
    ]);
    expect(quotesIn('In order to win, ⟨Ann Lee⟩ has promised to be open.')).toEqual([]);
  });

  test('an object in a phrase is no clause', () => {
    expect(quotesIn('⟨Ann Lee⟩ warned about the private deal.')).toEqual([]);
    expect(quotesIn('⟨Ann Lee⟩ complained, as ever, of the heat.')).toEqual([]);
  });

  test('words after a colon', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said it again: taxes will fall.').speaker).toBe('Ann Lee');
  });
});

describe('where the governed clause ends', () => {
  test('at a second cue after a quoted comma', () => {
    expect(summary('⟨Ann Lee⟩ said it was “a mess,” adding that taxes will fall.')).toEqual([
      'mixed: it was “a mess,” — Ann Lee',
      'indirect: taxes will fall — Ann Lee',
    ]);
  });

  test('at a later clause with a quotation and cue of its own', () => {
    expect(summary('⟨Ann Lee⟩ noted that taxes fell, and ⟨Bo Kim⟩ boasted, “I did all of that.”')).toEqual([
      'indirect: taxes fell — Ann Lee',
      'direct: I did all of that. — Bo Kim',
    ]);
  });

  test('at "even as"', () => {
    expect(onlyQuote('⟨Ann Lee⟩ warned that it is “no cure,” even as sales rose.').content).toEqual([
      'it is “no cure,”',
    ]);
  });

  test('at a comma and a second verb', () => {
    expect(summary('⟨Ann Lee⟩ said taxes will fall, and later called it “a mess.”')).toEqual([
      'indirect: taxes will fall — Ann Lee',
      'mixed: it “a mess.” — Ann Lee',
    ]);
  });

  test('after a fronted quotation that ends in a comma', () => {
    expect(onlyQuote('After saying it was “a mess,” ⟨Ann Lee⟩ left.')).toMatchObject({
      content: ['it was “a mess,”'],
      speaker: 'Ann Lee',
    });
  });

  test('not at a participle that governs nothing', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said they sent mail, mentioning him by name.').content).toEqual([
      'they sent mail, mentioning him by name',
    ]);
  });
});

describe('subjects', () => {
  test.each([
    ['a fronted time', 'Last week ⟨Ann Lee⟩ said taxes will fall.', 'Ann Lee'],
    ['a fronted phrase without a comma', 'In a statement Mr. ⟨Lee=Ann Lee⟩ said taxes will fall.', 'Ann Lee'],
    ['a clause before "and"', 'The vote was held and ⟨Ann Lee⟩ said taxes will fall.', 'Ann Lee'],
    [
      '"and" inside the subject',
      'Senators and other leaders said taxes will fall.',
      'Senators and other leaders',
    ],
    ['a list before "and"', '⟨Bo Kim⟩ smiled, and ⟨Ann Lee⟩ said taxes will fall.', 'Ann Lee'],
    ['an insertion between dashes', '⟨Ann Lee⟩ — a former senator — said taxes will fall.', 'Ann Lee'],
    ['she has been saying', '⟨Ann Lee⟩ has been saying taxes will fall.', 'Ann Lee'],
    ['a contraction', '⟨Ann Lee⟩ sat. She’s said taxes will fall.', 'Ann Lee'],
    ['went on to say', '⟨Ann Lee⟩ went on to say that taxes will fall.', 'Ann Lee'],
    [
      'a time without a comma before the pronoun',
      '⟨Ann Lee⟩ sat. On Friday she left by saying that taxes will fall.',
      'Ann Lee',
    ],
    ['that, for a letter', 'She got a letter that says taxes will fall.', 'a letter'],
    ['some alone', 'Some say taxes will fall.', 'Some'],
    ['of several', 'One of the senators said taxes will fall.', 'One of the senators'],
    [
      'two of a name',
      'A spokesman for the ⟨org:Troy⟩ and ⟨org:Acme⟩ group said taxes will fall.',
      'A spokesman for the Troy and Acme group',
    ],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });

  test.each([
    ['a participle that describes', 'The plan known as “Plan B” is dead.'],
    ['a base form after a singular', 'It claim taxes will fall.'],
    ['declined', '⟨Ann Lee⟩ declined to say taxes will fall.'],
    ['without saying', '⟨Ann Lee⟩ left without saying taxes will fall.'],
    ['a saying', 'The old saying that taxes will fall is wrong.'],
    ['a report that is a noun', 'Two reports on taxes came out.'],
    ['she was told', 'She was told taxes will fall.'],
  ])('none: %s', (_, text) => {
    expect(quotesIn(text)).toEqual([]);
  });
});

describe('inverted subjects', () => {
  test.each([
    ['a description', '“We won,” said one neighbor.', 'one neighbor'],
    ['an apposition and a time', '“We won,” said ⟨Ann Lee⟩, the mayor, on Friday. “By far.”', 'Ann Lee'],
    ['her age', '“We won,” said ⟨Ann Lee⟩, 73.', 'Ann Lee'],
    ['of a place', '“We won,” said ⟨Ann Lee⟩ of ⟨loc:Ohio⟩.', 'Ann Lee'],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });

  test('a name after "said" that has a verb of its own is no speaker', () => {
    expect(onlyQuote('⟨Ann Lee⟩, a former senator, said ⟨Bo Kim⟩ was out.')).toMatchObject({
      speaker: 'Ann Lee',
      content: ['Bo Kim was out'],
    });
  });

  test('an apposition between a shout and its verb', () => {
    expect(onlyQuote('“We won!” ⟨Ann Lee⟩, the mayor, shouted.').speaker).toBe('Ann Lee');
    expect(onlyQuote('“We won!” ⟨Ann Lee⟩ told him on Friday.').speaker).toBe('Ann Lee');
  });
});

describe('a participle after quoted words and a comma', () => {
  test.each([
    ['comma inside', 'blasted the bill as “a gift,” accusing them of greed.', 'the bill as “a gift,”'],
    ['comma outside', 'blasted the bill as “a gift”, accusing them of greed.', 'the bill as “a gift”'],
    ['after a clause', 'said it was “a gift,” leaving them no choice.', 'it was “a gift,”'],
  ])('is not said: %s', (_, predicate, content) => {
    expect(onlyQuote(`⟨Ann Lee⟩ ${predicate}`).content).toEqual([content]);
  });

  test.each([
    ['no comma', 'said it was “a gift” harming them.', 'it was “a gift” harming them'],
    ['no participle', 'said it was “a gift,” nothing more.', 'it was “a gift,” nothing more'],
    ['more quoted words', 'said it was “weak,” boring and “slow.”', 'it was “weak,” boring and “slow.”'],
  ])('goes on: %s', (_, predicate, content) => {
    expect(onlyQuote(`⟨Ann Lee⟩ ${predicate}`).content).toEqual([content]);
  });
});

describe('the subject of "called"', () => {
  test('a person with a possessor', () => {
    expect(summary('His deputy called the cut “reckless.”')).toEqual([
      'mixed: the cut “reckless.” — His deputy',
    ]);
  });

  test('not a thing', () => {
    expect(summary('His plan called for “more” cuts.')).toEqual([]);
  });
});
