import { describe, expect, test } from 'vitest';
import { textDocument } from '../../../pipeline/extract/document.js';
import { documentWords, Style } from '../../../pipeline/extract/names/document-words.js';
import { handleSpellings, spelledOut, spellingsOf } from '../../../pipeline/extract/names/handles.js';
import { nameKey } from '../../../pipeline/extract/names/name-key.js';
import { personName, sameGivenName } from '../../../pipeline/extract/names/person-name.js';
import { PhraseTable } from '../../../pipeline/extract/names/phrases.js';
import { wordHash } from '../../../pipeline/extract/names/word-hash.js';
import { tokenize } from '../../../pipeline/text/tokens.js';

describe('nameKey', () => {
  test.each([
    ['Donald J. Walsh', 'donald walsh'],
    ['José Núñez', 'jose nunez'],
    ['The Hartwell Post', 'hartwell post'],
    ['O’Brien', 'obrien'],
    ['U.S.', 'us'],
    ['Johnson & Johnson', 'johnson & johnson'],
    ['Jean-Luc Noir', 'jean luc noir'],
    ['—', '—'],
  ])('%s → %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('personName', () => {
  test('takes a full name apart', () => {
    expect(personName('Paul T. Ortega Jr.')).toEqual({
      given: 'paul',
      surname: 'ortega',
      generation: 'jr',
      display: 'Paul Ortega Jr.',
      key: 'paul ortega jr',
    });
    expect(personName('Anna van der Berg')).toMatchObject({
      given: 'anna',
      surname: 'van der berg',
      display: 'Anna van der Berg',
    });
    expect(personName('J. Edgar Walsh')).toMatchObject({
      given: 'edgar',
      surname: 'walsh',
      display: 'J. Edgar Walsh',
      key: 'j edgar walsh',
    });
    expect(personName('Paul José Ortega')).toMatchObject({ display: 'Paul José Ortega', key: 'paul ortega' });
  });

  test('a single word has no parts', () => {
    expect(personName('Ortega')).toBeNull();
    expect(personName('Ortega Jr.')).toBeNull();
  });

  test('given names that one person can have', () => {
    expect(sameGivenName('bob', 'robert')).toBe(true);
    expect(sameGivenName('r', 'robert')).toBe(true);
    expect(sameGivenName('paul', 'peter')).toBe(false);
  });
});

describe('handles', () => {
  test('spell a person or a thing', () => {
    expect(spellingsOf(personName('Paul Ortega'), 'Paul Ortega')).toEqual([
      'paulortega',
      'portega',
      'ortegapaul',
    ]);
    expect(spellingsOf(null, 'Hartwell Post')).toEqual(['hartwellpost']);
  });

  test('may add a word before or behind', () => {
    expect(handleSpellings('@SenPaul_Ortega')).toContain('paulortega');
    expect(handleSpellings('@HartwellPostTV')).toContain('hartwellpost');
    expect(handleSpellings('@Ortega')).not.toContain('paulortega');
  });

  test('are spelled out only when they begin with a given name', () => {
    expect(spelledOut('@PaulOrtega')).toBe('Paul Ortega');
    expect(spelledOut('@CaptainPaws')).toBeNull();
    expect(spelledOut('@paulortega')).toBeNull();
  });
});

describe('PhraseTable', () => {
  const table = new PhraseTable([
    { words: ['New', 'Hill'] },
    { words: ['New', 'Hill', 'Times'] },
    { words: ['WHO'] },
    { words: ['Ga', '.'] },
  ]);
  const lengthAt = (text: string): number | undefined => {
    const tokens = tokenize(text);
    return table.longestAt(wordHash(tokens.lowers[0]!), tokens, 0, tokens.count)?.words.length;
  };

  test('finds the longest', () => {
    expect(lengthAt('New Hill Times today')).toBe(3);
    expect(lengthAt('New Hill today')).toBe(2);
    expect(lengthAt('New York')).toBeUndefined();
  });

  test('keeps the first of equal ones', () => {
    const [first, second] = [{ words: ['Hill'] }, { words: ['Hill'] }];
    const tokens = tokenize('Hill');
    expect(new PhraseTable([first, second]).longestAt(wordHash('hill'), tokens, 0, 1)).toBe(first);
  });

  test('tells apart words of one hash', () => {
    const tokens = tokenize('Dale');
    expect(new PhraseTable([{ words: ['Hill'] }]).longestAt(wordHash('hill'), tokens, 0, 1)).toBeNull();
  });

  test('takes either apostrophe', () => {
    const tokens = tokenize('O’Dell');
    expect(
      new PhraseTable([{ words: ["O'Dell"] }]).longestAt(wordHash('o’dell'), tokens, 0, 1),
    ).not.toBeNull();
  });

  test('wants the capitals of the list', () => {
    expect(lengthAt('new hill')).toBeUndefined();
    expect(lengthAt('WHO says')).toBe(1);
    expect(lengthAt('Who says')).toBeUndefined();
  });

  test('wants a full stop glued', () => {
    expect(lengthAt('Ga. and')).toBe(2);
    expect(lengthAt('Ga .')).toBeUndefined();
  });
});

describe('documentWords', () => {
  const wordsOf = (text: string) => documentWords(textDocument(text));

  test('tells how a paragraph is written', () => {
    const { styles } = wordsOf(
      'Council Votes to Cut the Long Budget\n\nThe council voted on Friday.\n\nRAIN STOPS PARADE AGAIN',
    );
    expect([...styles]).toEqual([Style.titleCase, Style.running, Style.capitals]);
  });

  test('a row of names is no headline', () => {
    expect([...wordsOf('Paul Ortega, Brenda Walsh').styles]).toEqual([Style.running]);
  });

  test('marks first words and quoted words', () => {
    const { isInitial, isQuoted } = wordsOf('He said “Rain fell” twice.');
    expect([...isInitial]).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
    expect([...isQuoted]).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  });
});
