import { describe, expect, test } from 'vitest';
import { onlyQuote } from './annotated.js';

describe('whom a relative pronoun stands for', () => {
  test.each([
    ['a description', 'They met a builder who said taxes will fall.', 'a builder'],
    ['several', 'They met farmers who said taxes will fall.', 'farmers'],
    ['with the possessor', '⟨Ann Lee⟩’s lawyers, who said taxes will fall, left.', 'Ann Lee’s lawyers'],
    ['a name', 'They met ⟨Ann Lee⟩, who said taxes will fall.', 'Ann Lee'],
    ['a name before a dash', 'They met ⟨Ann Lee⟩ — who said taxes will fall.', 'Ann Lee'],
    ['not the place', 'They met farmers in ⟨loc:Kent⟩ who said taxes will fall.', 'farmers'],
    ['not where she lives', 'They met ⟨Ann Lee⟩, 59, of ⟨Dover⟩, who said taxes will fall.', 'Ann Lee'],
    ['not the employer', 'They met a lawyer for ⟨org:Acme⟩, who said taxes will fall.', 'a lawyer'],
    ['the employer, of a thing', 'They met a lawyer for ⟨org:Acme⟩, which said taxes will fall.', 'Acme'],
    ['the name of an apposition', '⟨Ann Lee⟩, a farmer, who said taxes will fall, left.', 'Ann Lee'],
    ['no name that needs no defining', 'They met friends of ⟨Ann Lee⟩ who said taxes will fall.', 'friends'],
    ['a document', 'They got a letter that says taxes will fall.', 'a letter'],
    [
      'a document from somebody',
      'They got a letter from a doctor on Friday that says taxes will fall.',
      'a letter',
    ],
    ['a noun that looks like a verb', 'They met in states which said taxes will fall.', 'states'],
    ['somebody known', 'Mayor ⟨Ann Lee⟩ met the mayor, who said taxes will fall.', 'Ann Lee'],
    ['one of several', 'Mayor ⟨Ann Lee⟩ met the mayor who said taxes will fall.', 'the mayor'],
  ])('%s', (_, text, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ speaker, resolution: 'pronoun' });
  });

  test.each([
    ['those', 'They met those who said taxes will fall.'],
    ['some', 'They met some who said taxes will fall.'],
    ['a place', 'They met in ⟨loc:Kent⟩, who said taxes will fall.'],
    ['a verb', 'They left and states who said taxes will fall.'],
    ['someone', 'They met someone who said taxes will fall.'],
    ['what cannot speak', 'They spoke of the rain, which said taxes will fall.'],
  ])('nobody: %s', (_, text) => {
    expect(onlyQuote(text)).toMatchObject({ speaker: null, resolution: 'unresolved' });
  });
});
