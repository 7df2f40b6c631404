import { describe, expect, test } from 'vitest';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { findQuotesWith } from '../../../pipeline/extract/quotes/quotes.js';
import { annotated } from './annotated.js';

/** Takes every row for a report that grammar does not take for an act. */
const ACTS_BY_GRAMMAR = { ...quotesModel(), rows: null };

/** The natures of what the trained taggers and grammar find in a text. */
function naturesIn(text: string): string[] {
  const { document, names } = annotated(text);
  return findQuotesWith(ACTS_BY_GRAMMAR, document, names).map(({ nature }) => nature);
}

describe('what was done is an act, what was said is none', () => {
  test.each([
    ['The magazine showed a new design on Monday.', 'The poll showed that ⟨Ann Lee⟩ leads.'],
    ['Police found the car in a garage.', 'Researchers found that the water was safe.'],
    ['The governor endorsed ⟨Ann Lee⟩ on Monday.', 'The governor called ⟨Ann Lee⟩ “a fighter.”'],
    ['⟨Ann Lee⟩ criticised the plan.', '⟨Ann Lee⟩ criticised the plan as a trick.'],
    ['⟨Ann Lee⟩ criticised the plan.', '⟨Ann Lee⟩ announced the plan.'],
    ['⟨Ann Lee⟩ wrote handbooks for two games.', '⟨Ann Lee⟩ wrote that two games were lost.'],
  ])('%s / %s', (act, statement) => {
    expect(new Set(naturesIn(act))).toEqual(new Set(['act']));
    expect(naturesIn(statement)).toEqual(['statement']);
  });

  test('a wish is an attitude, whatever is wanted', () => {
    expect(naturesIn('⟨Ann Lee⟩ wants to leave the city.')).toEqual(['attitude']);
    expect(naturesIn('⟨Ann Lee⟩ wants a new bridge.')).toEqual(['attitude']);
  });

  test('an object with an infinitive is said', () => {
    expect(naturesIn('⟨Ann Lee⟩ urged the council to leave.')).toEqual(['statement']);
  });

  test.each([
    ['⟨Ann Lee⟩ has ordered the car.', '⟨Ann Lee⟩ has ordered her aides to leave.'],
    ['⟨Ann Lee⟩ attributed a part of it.', '⟨Ann Lee⟩ attributed the loss to the strike.'],
    ['⟨Ann Lee⟩ offered the aide a job.', '⟨Ann Lee⟩ offered to help the aide.'],
    [
      '⟨Ann Lee⟩ declined to discuss whether she would leave.',
      '⟨Ann Lee⟩ discussed whether she would leave.',
    ],
    ['The fire claimed 30 lives.', 'The police claimed 30 people died.'],
    ['The mill declared bankruptcy.', 'The mill declared a profit.'],
  ])('what is done by speaking: %s / %s', (act, report) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(report).filter((nature) => nature !== 'act')).toHaveLength(1);
  });

  test('what words between commas interrupt is a clause, whatever it begins with', () => {
    expect(naturesIn('But, ⟨Ann Lee⟩ noted, while prices rise, wages fall.')).toEqual(['statement']);
  });

  test('a noun that looks like a verb makes no clause', () => {
    expect(naturesIn('⟨Ann Lee⟩ criticised their beliefs and claims.')).toEqual(['act']);
  });

  test('a relative clause makes no clause of a phrase', () => {
    expect(naturesIn('⟨Ann Lee⟩ criticised the man she had met.')).toEqual(['act']);
  });

  test.each([
    ['⟨Ann Lee⟩ called a taxi.', '⟨Ann Lee⟩ called the plan a mess.'],
    ['⟨Ann Lee⟩ called a taxi.', '⟨Ann Lee⟩ called it unfair.'],
    ['Neighbors called a taxi after ⟨Ann Lee⟩ fell.', 'Neighbors said ⟨Ann Lee⟩ fell.'],
    ['⟨Ann Lee⟩ called a meeting on Monday.', '⟨Ann Lee⟩ called the plan illegal.'],
    ['⟨Ann Lee⟩ called a taxi.', '⟨Ann Lee⟩ called for help.'],
    ['The prison, dubbed the “Ritz,” was closed.', 'It was what ⟨Ann Lee⟩ dubbed the “Ritz.”'],
    ['Police found the car in a garage and called the owner.', 'Researchers found that the car was hot.'],
    ['⟨Ann Lee⟩ was asked about the plan.', '⟨Ann Lee⟩ asked about the plan, “Why?”'],
    ['⟨Ann Lee⟩ criticised the plan in May.', '⟨Ann Lee⟩ criticised the plan as a trick in May.'],
    ['⟨Ann Lee⟩ criticised the mayor for years.', '⟨Ann Lee⟩ criticised the mayor for closing the bridge.'],
    ['⟨Ann Lee⟩ rejected reports in the press.', '⟨Ann Lee⟩ rejected reports that the bridge leaks.'],
    ['⟨Ann Lee⟩ compared two prices to save money.', '⟨Ann Lee⟩ compared the debate to a circus.'],
    ['The study found only a quarter of users.', 'The study found a quarter of users favoured leaving.'],
    ['The study found training for nurses.', 'The study found training can help nurses.'],
  ])('what a verb of naming or finding takes: %s / %s', (act, statement) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(statement)).toContain('statement');
  });

  test('a judgement whose words follow is said', () => {
    expect(naturesIn('⟨Ann Lee⟩ criticised the plan, saying that it was unfair.')).toEqual([
      'statement',
      'statement',
    ]);
    expect(naturesIn('⟨Ann Lee⟩ criticised the plan, leaving the room.')).toEqual(['act']);
    expect(naturesIn('⟨Ann Lee⟩ endorsed the plan, saying that it was fair.')).toEqual(['act', 'statement']);
  });

  test.each([
    [
      '⟨Ann Lee⟩ wrote a book, a guide published before the war was over.',
      '⟨Ann Lee⟩ wrote that the war was over.',
    ],
    ['Police found a key for the house, which ⟨Ann Lee⟩ had lost.', 'Police found that the house was empty.'],
    ['The magazine showed the moment a girl was rescued.', 'The poll showed that a girl was rescued.'],
    ['⟨Ann Lee⟩ found it difficult to leave the town.', '⟨Ann Lee⟩ said it was difficult to leave the town.'],
    ['⟨Ann Lee⟩ added 25 points, and ⟨Bo Kim⟩ had 15.', '⟨Ann Lee⟩ added that ⟨Bo Kim⟩ had 15.'],
    ['⟨Ann Lee⟩ claimed the title on Monday.', '⟨Ann Lee⟩ claimed the title was hers.'],
    [
      '⟨Ann Lee⟩ claimed the body, paid the bill, and left town.',
      '⟨Ann Lee⟩ claimed a victory for the plan.',
    ],
    ['⟨Ann Lee⟩ asked her friends.', '⟨Ann Lee⟩ asked her friends to leave.'],
    ['⟨Ann Lee⟩ was asked about the decision to leave.', '⟨Ann Lee⟩ was asked to leave, she said.'],
    [
      '⟨org:Acme⟩ is working on a call for proposals.',
      'The mayor’s call for a boycott of the mill angered ⟨org:Acme⟩.',
    ],
  ])('the verb of what only adds to an object makes no clause: %s / %s', (act, said) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(said)).toContain('statement');
  });

  test.each([
    ['Everyone called him ⟨Mike⟩.', 'Everyone called him unfair.'],
    ['⟨Ann Lee⟩ described it to friends.', '⟨Ann Lee⟩ described it as a trick.'],
    ['To start, it confirms the recent polls.', 'To start, it confirms that the polls are right.'],
    [
      'The tape was altered to show ⟨Ann Lee⟩ leaving the room.',
      'The tape shows ⟨Ann Lee⟩ leaving the room.',
    ],
  ])('what is named, described or taken for evidence: %s / %s', (act, said) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(said)).toContain('statement');
  });

  test.each([
    ['⟨Ann Lee⟩ knows that the plan is dead.', '⟨Ann Lee⟩ says that the plan is dead.'],
    ['The plan calls for ⟨org:Acme⟩ to leave the town.', 'The mayor calls for ⟨org:Acme⟩ to leave the town.'],
    ['Their loan covenants require that ⟨org:Acme⟩ stays.', 'Their leaders demand that ⟨org:Acme⟩ stays.'],
    ['The lights change, according to mood.', 'The lights change, according to police.'],
    [
      'Sites are ranked according to how often words appear.',
      'Sites are ranked, according to a report on how often words appear.',
    ],
  ])('what is known, agreed on or depended on is not said: %s / %s', (act, said) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(said)).toContain('statement');
  });

  test('what stands before its cue is no object', () => {
    expect(naturesIn('In May, ⟨Ann Lee⟩ wrote, she left the town for good.')).toEqual(['statement']);
  });

  test('officers whom a video shows doing something are what it says', () => {
    expect(naturesIn('The video shows officers racing up the stairs.')).toEqual(['statement']);
    expect(naturesIn('Polls show him trailing ⟨Ann Lee⟩ by ten points.')).toEqual(['statement']);
  });

  test('a decision is an attitude, an attempt an act', () => {
    expect(naturesIn('⟨Ann Lee⟩ opted instead to write two novels.').filter((one) => one !== 'act')).toEqual(
      [],
    );
    expect(naturesIn('⟨Ann Lee⟩ plans to write two novels.')).toEqual(['attitude']);
  });

  test.each([
    'It is worth noting that the plant was safe.',
    'Needless to say, the plant was safe.',
    'The criticism appears to have taken a toll on the plant.',
    'At the reported price, the plant was sold.',
    'The self-declared king left the town.',
    'While the plant’s current expected output is low, it was safe.',
    '⟨Ann Lee⟩ runs ⟨org:Acme⟩, the advertising and branding firm behind the campaign “Start with One.”',
  ])('words of saying that say nothing: %s', (text) => {
    expect(naturesIn(text)).toEqual([]);
  });

  test('what somebody works at is an act', () => {
    expect(naturesIn('Police focused on how the fire began.')).toEqual(['act']);
    expect(naturesIn('Police asked how the fire began.')).toEqual(['statement']);
  });

  test('"that said" says nothing', () => {
    expect(naturesIn('That said, the team has won every match this year.')).toEqual([]);
    expect(naturesIn('The team lost. But that said, the deal is done.')).toEqual([]);
  });

  test.each([
    ['⟨Ann Lee⟩ told the aides the old story.', '⟨Ann Lee⟩ told the aides the deal hurts the town.'],
    ['⟨Ann Lee⟩ told her aides the old story.', '⟨Ann Lee⟩ told a court the deal hurts the town.'],
    ['⟨Ann Lee⟩ told reporters a joke.', '⟨Ann Lee⟩ told reporters the joke was old.'],
    ['The old story was told by ⟨Ann Lee⟩.', 'Thus the low tax helped the town, ⟨Ann Lee⟩ added.'],
    ['The goals shrank, ⟨Ann Lee⟩ added to the score.', 'The tax helped the town, ⟨Ann Lee⟩ added.'],
    ['The figures showed an improved balance.', 'The figures showed rents dropped in May.'],
    ['Police found a body buried in May.', 'Experts found the yields exceeded those of May.'],
    ['⟨Ann Lee⟩ said about as much.', '⟨Ann Lee⟩ said about 20 people applied.'],
  ])('a clause whose verb no list has is said: %s / %s', (act, said) => {
    expect(naturesIn(act).filter((nature) => nature !== 'act')).toEqual([]);
    expect(naturesIn(said)).toEqual(['statement']);
  });
});
