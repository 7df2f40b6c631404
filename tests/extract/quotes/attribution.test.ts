import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

describe('a quotation before its attribution', () => {
  test.each([
    ['subject first', '“We won,” ⟨Ann Lee⟩ said.', 'Ann Lee', 'said'],
    ['verb first', '“We won,” said ⟨Ann Lee⟩.', 'Ann Lee', 'said'],
    ['with an addressee', '“We won,” ⟨Ann Lee⟩ told reporters on Friday.', 'Ann Lee', 'told'],
    ['comma outside', '“We won”, ⟨Ann Lee⟩ said.', 'Ann Lee', 'said'],
    ['a question', '“Did we win?” ⟨Ann Lee⟩ asked.', 'Ann Lee', 'asked'],
    ['a question and more after the verb', '“Did we win?” ⟨Ann Lee⟩ asked at the rally.', 'Ann Lee', 'asked'],
    ['an age between commas', '“We won,” ⟨Ann Lee⟩, 73, tweeted.', 'Ann Lee', 'tweeted'],
    ['an apposition', '“We won,” ⟨Ann Lee⟩, a former senator from ⟨loc:Ohio⟩, said.', 'Ann Lee', 'said'],
    ['a relative clause', '“We won,” ⟨Ann Lee⟩, who has four children, said.', 'Ann Lee', 'said'],
    ['a party in brackets', '“We won,” Rep. ⟨Ann Lee⟩ (D-⟨loc:Ohio⟩) said Friday.', 'Ann Lee', 'said'],
    ['a time before the verb', '“We won,” ⟨Ann Lee⟩ on Tuesday again said.', 'Ann Lee', 'said'],
    [
      'a long inverted speaker',
      '“We won,” said ⟨Ann Lee⟩, the director of the ⟨org:Troy Institute⟩, on Friday.',
      'Ann Lee',
      'said',
    ],
    ['a verb of two words', '“We won,” ⟨Ann Lee⟩ went on.', 'Ann Lee', 'went on'],
    ['an unlisted verb', '“We won by a mile,” ⟨Ann Lee⟩ sniffed.', 'Ann Lee', 'sniffed'],
    ['an unlisted verb first', '“We won by a mile,” sniffed ⟨Ann Lee⟩.', 'Ann Lee', 'sniffed'],
    ['according to', '“We won,” according to ⟨Ann Lee⟩.', 'Ann Lee', 'according to'],
  ])('%s', (_, text, speaker, cue) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'direct', speaker, cue });
  });

  test.each([
    ['verb first', '“We stay,” said “Shorty.”', 'Shorty'],
    ['straight marks', '"We stay," said "Shorty."', 'Shorty'],
    ['single marks', '‘We stay,’ said ‘Shorty.’', 'Shorty'],
    ['with a relative clause', '“We stay,” said “Big Al,” who runs it.', 'Big Al'],
    ['verb last', '“We stay,” “Shorty” said.', 'Shorty'],
    ['before the name', '“We stay,” said “Shorty” ⟨Ann Lee⟩.', 'Ann Lee'],
    ['inside the name', '“We stay,” said ⟨Ann “Shorty” Lee=Ann Lee⟩.', 'Ann Lee'],
    ['a name', '“We stay,” said “⟨Lee=Ann Lee⟩.”', 'Ann Lee'],
  ])('by a nickname in marks: %s', (_, text, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'direct', content: ['We stay,'], speaker });
  });

  test.each([
    ['a second piece', '“We stay,” ⟨Ann Lee⟩ said, “Peter.”', ['We stay,', 'Peter.']],
    ['an answer', '“Will we stay?” asked ⟨Ann Lee⟩. “Never.”', ['Will we stay?', 'Never.']],
    ['a word of grammar', '“We stay,” said ⟨Ann Lee⟩, “Never.”', ['We stay,', 'Never.']],
  ])('but not %s', (_, text, content) => {
    expect(onlyQuote(text)).toMatchObject({ content, speaker: 'Ann Lee' });
  });

  test('the content is what stands between the marks, comma included', () => {
    expect(onlyQuote('“We won,” ⟨Ann Lee⟩ said.').content).toEqual(['We won,']);
  });

  test('the mention is the name without title and article', () => {
    expect(onlyQuote('“We won,” Sen. ⟨Ann Lee⟩ said.').mention).toBe('Ann Lee');
    expect(onlyQuote('“It is over,” The ⟨org:Troy Times⟩ reported.').mention).toBe('Troy Times');
  });

  test('a sentence of its own after a quotation is no attribution', () => {
    expect(summary('“We won.” ⟨Ann Lee⟩ said that taxes will fall.')).toContain(
      'indirect: taxes will fall — Ann Lee',
    );
  });
});

describe('a quotation after its attribution', () => {
  test.each([
    ['comma', '⟨Ann Lee⟩ said, “We won.”'],
    ['colon', '⟨Ann Lee⟩ said: “We won.”'],
    ['nothing', '⟨Ann Lee⟩ said “We won.”'],
    ['that', '⟨Ann Lee⟩ wrote in a letter on Friday that “We won.”'],
    ['about somebody', '⟨Ann Lee⟩ said of ⟨Bo Kim⟩, “We won.”'],
    ['an addressee', '⟨Ann Lee⟩ told ⟨Bo Kim⟩, “We won.”'],
    ['an unlisted verb', '⟨Ann Lee⟩ was jubilant: “We won this fair and square.”'],
    ['passive', '⟨Ann Lee⟩ was quoted as saying, “We won.”'],
    ['the paragraph before', '⟨Ann Lee⟩ put out a statement, saying:\n“We won.”'],
    ['a colon above', '⟨Ann Lee⟩ had this answer:\n“We won it fair and square.”'],
  ])('%s', (_, text) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'direct', speaker: 'Ann Lee' });
  });
});

describe('the nearest name is not always the speaker', () => {
  test.each([
    ['the addressee', '“We won,” ⟨Ann Lee⟩ told ⟨Bo Kim⟩.', 'Ann Lee'],
    [
      'an addressee that publishes',
      '“We won,” ⟨Ann Lee⟩, a former senator, told ⟨org:Troy News⟩.',
      'Ann Lee',
    ],
    ['the possessor in the subject', '⟨Ann Lee⟩’s campaign said taxes will fall.', 'Ann Lee’s campaign'],
    ['a plain possessive', "⟨Ann Ellis=Ann Ellis⟩' campaign said taxes will fall.", "Ann Ellis' campaign"],
    [
      'a name that describes the subject',
      'The ⟨Lee=Ann Lee⟩ campaign said taxes will fall.',
      'The Lee campaign',
    ],
    ['a name in the relative clause', '“We won,” ⟨Ann Lee⟩, who beat ⟨Bo Kim⟩, said.', 'Ann Lee'],
    [
      'a name in a phrase of the subject',
      'A spokesman for ⟨Bo Kim⟩ said taxes will fall.',
      'A spokesman for Bo Kim',
    ],
    ['a fronted phrase', 'In a letter to ⟨Bo Kim⟩, ⟨Ann Lee⟩ said taxes will fall.', 'Ann Lee'],
    ['two who speak', '⟨Ann Lee⟩ and other critics say taxes will fall.', 'Ann Lee and other critics'],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });

  test('one who was asked did not ask', () => {
    expect(onlyQuote('⟨Ann Lee⟩ was asked, “Will you run again next year?”')).toMatchObject({
      speaker: null,
      resolution: 'unresolved',
    });
  });
});

describe('participles share the speaker of the clause before', () => {
  test.each([
    ['saying', '⟨Ann Lee⟩ defended the vote, saying taxes will fall.'],
    ['tweeting, no comma', '⟨Ann Lee⟩ celebrated on Tuesday night tweeting that taxes will fall.'],
    ['after a fronted phrase', 'After the vote in ⟨loc:Troy⟩, ⟨Ann Lee⟩ took a lap, saying taxes will fall.'],
    [
      'after a place between commas',
      'At a rally in ⟨loc:Troy⟩, ⟨loc:Ohio⟩, ⟨Ann Lee⟩ took a lap, saying taxes will fall.',
    ],
    ['fronted itself', 'After saying taxes will fall, ⟨Ann Lee⟩ left.'],
    [
      'a name right before, not the subject',
      'The answer came in a tweet from ⟨Ann Lee⟩ telling voters that taxes will fall.',
    ],
  ])('%s', (_, text) => {
    expect(onlyQuote(text)).toMatchObject({ content: ['taxes will fall'], speaker: 'Ann Lee' });
  });

  test('after a first attribution they make a second row', () => {
    expect(summary('⟨Ann Lee⟩ said of ⟨Bo Kim⟩, “He lost,” adding that he “knew less than I did.”')).toEqual([
      'direct: He lost, — Ann Lee',
      'mixed: he “knew less than I did.” — Ann Lee',
    ]);
  });

  test('a verb after "and" too', () => {
    expect(summary('⟨Ann Lee⟩ said she was “proud of it” and said that “it is time to listen.”')).toEqual([
      'mixed: she was “proud of it” — Ann Lee',
      'direct: it is time to listen. — Ann Lee',
    ]);
  });

  test('a participle that governs nothing is none', () => {
    expect(quotesIn('⟨Ann Lee⟩ came in, adding sugar to her tea.')).toEqual([]);
  });
});

describe('no quotation', () => {
  test.each([
    ['a show', 'On “Morning Talk,” ⟨Ann Lee⟩ smiled.'],
    ['a possessed show', '⟨org:Troy TV⟩’s “Morning Talk” is on at six.'],
    ['a title', '⟨Ann Lee⟩ is the author of “The Long Vote.”'],
    ['so-called', 'The so-called “golden contract” runs out.'],
    ['a nickname', '⟨John⟩ “Big Jack” ⟨Miller⟩ won the race.'],
    ['a word as a word', 'The word “recusal” has seven letters.'],
    ['a thing that is called so', 'A book called “The Long Vote” is out.'],
    ['a denial', '⟨Ann Lee⟩ did not say that taxes will fall.'],
    ['a supposition', '⟨Ann Lee⟩ was expected to say taxes will fall.'],
    ['a noun that looks like a verb', 'The claims of the vote were wrong.'],
    ['a passive', '⟨Ann Lee⟩ was told that taxes will fall.'],
    ['an object that is no clause', '⟨Ann Lee⟩ conceded the race on Tuesday night.'],
  ])('%s', (_, text) => {
    expect(quotesIn(text)).toEqual([]);
  });
});
