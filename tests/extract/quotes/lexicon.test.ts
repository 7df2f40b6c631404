import { describe, expect, test } from 'vitest';
import { lexemeOf } from '../../../pipeline/extract/quotes/lexicon/lexicon.js';
import { WordClass } from '../../../pipeline/extract/quotes/lexicon/word-classes.js';
import { narrated, unitsOf } from './units.js';

describe('what the word lists say of a word', () => {
  test('tells the verb, the classes, the noun and the medium of a word by one look-up', () => {
    expect(lexemeOf('told')).toMatchObject({
      classes: WordClass.finite,
      verb: { base: 'tell', form: 'past' },
    });
    expect(lexemeOf('claim')).toMatchObject({ isReportingNoun: true, verb: { base: 'claim', form: 'base' } });
    expect(lexemeOf('podcast')).toMatchObject({ medium: 'interview', verb: null, isReportingNoun: false });
    expect(lexemeOf('statement')).toMatchObject({ medium: 'statement', isReportingNoun: true });
  });

  test.each([
    ['begged', 'beg', 'past'],
    ['demurred', 'demur', 'past'],
    ['echoes', 'echo', 'third'],
    ['deadpanning', 'deadpan', 'gerund'],
    ['signaled', 'signal', 'past'],
    ['signalled', 'signal', 'past'],
    ['written', 'write', 'participle'],
    ['found', 'find', 'past'],
    ['read', 'read', 'past'],
  ])('knows the forms of verbs: %s', (word, base, form) => {
    expect(lexemeOf(word).verb).toMatchObject({ base, form });
  });

  test.each(['beged', 'demured', 'taged', 'echos', 'refered', 'sayed'])('and no others: %s', (word) => {
    expect(lexemeOf(word).verb).toBeNull();
  });

  test.each([
    ['said', true],
    ['claim', true],
    ['according', true],
    ['senator', false],
    ['podcast', false],
    ['quietly', false],
    ['accord', false],
  ])('tells where grammar looks for an attribution: %s', (word, isCue) => {
    expect(lexemeOf(word).isCue).toBe(isCue);
  });

  test.each([
    ['quietly', WordClass.adverb],
    ['reply', 0],
    ['italy', 0],
    ['fly', 0],
    ['table', 0],
    ['', 0],
  ])('takes what no list of classes has for an adverb by its ending alone: %s', (word, classes) => {
    expect(lexemeOf(word).classes).toBe(classes);
  });
});

describe('the verbs of a narration', () => {
  test.each([
    ['⟨Ann Lee⟩ went on that taxes fall.', 'went', true],
    ['⟨Ann Lee⟩ went on to Troy.', 'went', false],
    ['⟨Ann Lee⟩ went home.', 'went', false],
    ['⟨Ann Lee⟩ said so.', 'said', true],
  ])('%s', (text, word, isVerb) => {
    const parsed = narrated(text);
    const { first } = unitsOf(parsed, word);
    expect((parsed.narration.classes[first]! & WordClass.verb) !== 0).toBe(isVerb);
  });
});
