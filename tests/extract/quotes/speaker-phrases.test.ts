import { describe, expect, test } from 'vitest';
import { impliedSubject } from '../../../pipeline/extract/quotes/grammar/implied-subjects.js';
import { agentOf, isOnlySpokenOf } from '../../../pipeline/extract/quotes/grammar/passives.js';
import { speakerPhrase } from '../../../pipeline/extract/quotes/model/speaker-phrases.js';
import { isDescription } from '../../../pipeline/extract/quotes/narration/phrase-parts.js';
import { onlyQuote } from './annotated.js';
import { narrated, unitsOf, wordsOf } from './units.js';

describe('the words that say who speaks', () => {
  test.each([
    ['an adverb at the end', '⟨org:Acme⟩ only announced it.', 'Acme only', 'acme'],
    ['an auxiliary at the start', 'Can you see it?', 'Can you', 'you'],
    ['nothing but an adverb', '⟨Ann Lee⟩ has often said it.', 'often', null],
    [
      'a name before what tells more of it',
      '⟨Ann Lee⟩, who runs the mill, took it.',
      'Ann Lee , who runs the mill',
      'ann lee',
    ],
    [
      'a name after what tells more of it',
      'Its director, ⟨Ann Lee⟩, took it.',
      'Its director , Ann Lee',
      'ann lee',
    ],
    [
      'a list of names',
      '⟨Ann Lee⟩, ⟨Bob Kim⟩ and ⟨Joan Roe⟩ took it.',
      'Ann Lee , Bob Kim and Joan Roe',
      'ann lee , bob kim and joan roe',
    ],
    ['a denial says who', 'Not everyone saw it.', 'Not everyone', 'not everyone'],
    ['a denial before an auxiliary', 'Nor do experts see it.', 'Nor do experts', 'experts'],
    ['a clause', '⟨org:Acme⟩ signed a pact to see it.', 'Acme signed a pact', 'acme'],
    ['a participle', 'Some farmers owed money saw it.', 'Some farmers owed money', 'some farmers owed money'],
    ['a supposition', 'Let us see. BUY EARLY Let ’s say it.', 'BUY EARLY Let', null],
    [
      'of two shares the last',
      'There 5 percent chose tea and 2 percent took it.',
      '5 percent chose tea and 2 percent',
      '2 percent',
    ],
    [
      'two that speak as one',
      'The mayor and 2 aides took it.',
      'The mayor and 2 aides',
      'the mayor and 2 aides',
    ],
  ])('%s', (_, text, source, speaker) => {
    const parsed = narrated(text);
    expect(wordsOf(parsed, speakerPhrase(parsed.narration, unitsOf(parsed, source)))).toBe(speaker);
  });

  test.each([
    ['an unlisted adverb after the auxiliary', '⟨Ann Lee⟩ has long said taxes will fall.', 'Ann Lee'],
    [
      'where she lives',
      '⟨Ann Lee⟩, 59, of ⟨Dover⟩, ⟨loc:Md⟩., who watched it on a screen, said taxes will fall.',
      'Ann Lee',
    ],
    ['this month', '⟨org:Acme⟩ just this month said taxes will fall.', 'Acme'],
  ])('by grammar: %s', (_, text, mention) => {
    expect(onlyQuote(text).mention).toBe(mention);
  });
});

describe('the subject of the sentence, of a cue without a speaker beside it', () => {
  const implied = (text: string, cue: string, content: string) => {
    const parsed = narrated(text);
    const { narration } = parsed;
    const subject = impliedSubject(narration, narration.sentences[0]!, unitsOf(parsed, cue), [
      unitsOf(parsed, content),
    ]);
    return wordsOf(parsed, subject);
  };

  test.each([
    ['a participle', 'The council stopped it, citing costs.', 'citing', 'costs', 'the council'],
    ['a second verb', 'They counted them and saw flaws.', 'saw', 'flaws', 'they'],
    ['no noun that looks like no verb', 'They counted them in the obvious flaws.', 'obvious', 'flaws', null],
    ['going on', 'The council left and was noting flaws.', 'noting', 'flaws', 'the council'],
    ['after a place', '⟨Lee⟩ in a letter appeared to see flaws.', 'appeared', 'to see flaws', 'lee'],
    ['right beside the cue', 'It appeared that it rains.', 'appeared', 'it rains', null],
    ['a passive', 'The bill left the house and was named reform.', 'named', 'reform', null],
    [
      'a participle of the noun before it',
      'The council passed a bill, known as reform.',
      'known',
      'reform',
      null,
    ],
    ['another clause', 'The council left because voters noted flaws.', 'noted', 'flaws', null],
    ['a noun', 'The council stopped it on the claim costs rise.', 'claim', 'costs rise', null],
    ['an agent', 'The council left town praised by voters.', 'praised', 'voters', null],
    [
      'it as the subject of another clause',
      'The council stopped and it noted flaws.',
      'noted',
      'flaws',
      null,
    ],
    [
      'a subject that is said itself',
      'The council failed in May, noting costs.',
      'noting',
      'The council failed in May',
      null,
    ],
  ])('%s', (_, text, cue, content, subject) => {
    expect(implied(text, cue, content)).toBe(subject);
  });
});

describe('the subject of a passive', () => {
  const spokenOf = (text: string, cue: string) => {
    const parsed = narrated(text);
    return isOnlySpokenOf(parsed.narration, unitsOf(parsed, 'Lee'), unitsOf(parsed, cue));
  };

  test.each([
    ['is spoken of', '⟨Lee⟩ was also dubbed the winner.', 'was also dubbed', true],
    ['speaks in the active voice', '⟨Lee⟩ has dubbed him the winner.', 'has dubbed', false],
    ['speaks where the verb goes on', '⟨Lee⟩ was calling him the winner.', 'was calling', false],
    ['may feel what it says', '⟨Lee⟩ was told the winner.', 'was told', false],
    ['is viewed', '⟨Lee⟩ is viewed as a rival.', 'is viewed', true],
    ['may worry', '⟨Lee⟩ is worried that it rains.', 'is worried', false],
    ['speaks after "by"', 'He was dubbed the winner by ⟨Lee⟩.', 'was dubbed', false],
  ])('%s', (_, text, cue, expected) => {
    expect(spokenOf(text, cue)).toBe(expected);
  });
});

test.each([
  ['⟨Lee⟩ is accused by critics of waste.', 'is accused', 'critics'],
  ['⟨Lee⟩ was told by ⟨Ann Kim⟩ to leave.', 'was told', 'ann kim'],
  ['⟨Lee⟩ was told by the river.', 'was told', null],
  ['⟨Lee⟩ told by mail what he saw.', 'told', null],
  ['⟨Lee⟩ is accused of waste by critics.', 'is accused', null],
])('who does what a passive says: %s', (text, cue, agent) => {
  const parsed = narrated(text);
  const found = agentOf(parsed.narration, unitsOf(parsed, cue), parsed.narration.words.length);
  expect(wordsOf(parsed, found)).toBe(agent);
});

describe('whose words a document holds', () => {
  test.each([
    ['an organization’s', 'According to a report by ⟨org:Acme⟩, taxes will fall.', 'Acme'],
    ['a person’s', 'According to a lesson from ⟨Ann Lee⟩, taxes will fall.', 'Ann Lee'],
    [
      'the person’s, not the employer’s',
      'According to a study by ⟨org:Acme⟩ professor ⟨Ann Lee⟩, taxes will fall.',
      'Ann Lee',
    ],
    ['of two neither’s', 'According to a study by ⟨org:Acme⟩ and ⟨org:Zed⟩, taxes will fall.', 'a study'],
    ['the staff’s', 'According to a report by ⟨Ann Lee⟩’s staff, taxes will fall.', 'a report'],
    ['told before', 'An ⟨org:Acme⟩ report came. The report said taxes will fall.', 'Acme'],
    ['told before by the possessor', '⟨org:Acme⟩’s report came. The report said taxes will fall.', 'Acme'],
    ['told before by "from"', 'A report from ⟨Ann Lee⟩ came. The report said taxes will fall.', 'Ann Lee'],
    [
      'told before the last mention',
      'An ⟨org:Acme⟩ report came. They read the report. The report said taxes will fall.',
      'Acme',
    ],
    [
      'of another',
      'An ⟨org:Acme⟩ report came. A report came. The report said taxes will fall.',
      'The report',
    ],
    ['of another noun', 'An ⟨org:Acme⟩ letter came. The report said taxes will fall.', 'The report'],
    ['a new one', 'An ⟨org:Acme⟩ report came. A report said taxes will fall.', 'A report'],
    ['people speak themselves', 'A lawyer from ⟨org:Acme⟩ said taxes will fall.', 'A lawyer from Acme'],
    ['people of a person too', 'An aide from ⟨Ann Lee⟩ said taxes will fall.', 'An aide from Ann Lee'],
    [
      'people of an unlisted noun too',
      'A villager from ⟨org:Acme⟩ said taxes will fall.',
      'A villager from Acme',
    ],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text).speaker).toBe(speaker);
  });
});

test('a word for two is a description, an adverb is not', () => {
  const parsed = narrated('Both saw it. Often saw it.');
  expect(isDescription(parsed.narration, unitsOf(parsed, 'Both'))).toBe(true);
  expect(isDescription(parsed.narration, unitsOf(parsed, 'Often'))).toBe(false);
});
