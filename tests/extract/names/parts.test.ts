import { describe, expect, test } from 'vitest';
import { isGivenName } from '../../../pipeline/extract/names/lists/person-name-parts.js';
import { type Phrase, PhraseTable } from '../../../pipeline/extract/names/lists/phrase-table.js';
import { CaseStyle, readCasing } from '../../../pipeline/extract/names/recognise/casing.js';
import {
  handleSpellings,
  nameSpelledBy,
  spellingsOf,
} from '../../../pipeline/extract/names/resolve/handles.js';
import { nameKey } from '../../../pipeline/extract/names/resolve/name-key.js';
import { personName, sameGivenName } from '../../../pipeline/extract/names/resolve/person-name.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { tokenize } from '../../../pipeline/language/tokens.js';
import { wordHash } from '../../../pipeline/text/hash.js';

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

  test('leaves out a nickname in marks', () => {
    const walsh = { given: 'anna', surname: 'walsh', display: 'Anna Walsh', key: 'anna walsh' };
    expect(personName('Anna “Shorty” Walsh')).toMatchObject(walsh);
    expect(personName('Anna "Big Al" Walsh')).toMatchObject(walsh);
    expect(personName("Anna O'Dell Walsh")).toMatchObject({ display: "Anna O'Dell Walsh" });
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

  test('may add a word before or after', () => {
    expect(handleSpellings('@SenPaul_Ortega')).toContain('paulortega');
    expect(handleSpellings('@HartwellPostTV')).toContain('hartwellpost');
    expect(handleSpellings('@Ortega')).not.toContain('paulortega');
  });

  test('are spelled out only when they begin with a given name', () => {
    expect(nameSpelledBy('@PaulOrtega')).toBe('Paul Ortega');
    expect(nameSpelledBy('@CaptainPaws')).toBeNull();
    expect(nameSpelledBy('@paulortega')).toBeNull();
  });
});

describe('given names', () => {
  test('are told from surnames and common words', () => {
    expect(['paul', 'marion', 'trump', 'table'].map(isGivenName)).toEqual([true, true, false, false]);
  });
});

describe('PhraseTable', () => {
  const table = new PhraseTable([
    { words: ['New', 'Hill'] },
    { words: ['New', 'Hill', 'Times'] },
    { words: ['WHO'] },
    { words: ['Ga', '.'] },
  ]);
  const phraseAt = <P extends Phrase>(phrases: PhraseTable<P>, text: string): P | null => {
    const tokens = tokenize(text);
    return phrases.longestAt(tokens, 0, tokens.count);
  };
  const lengthAt = (text: string): number | undefined => phraseAt(table, text)?.words.length;

  test('finds the longest', () => {
    expect(lengthAt('New Hill Times today')).toBe(3);
    expect(lengthAt('New Hill today')).toBe(2);
    expect(lengthAt('New York')).toBeUndefined();
  });

  test('keeps the first of equal ones', () => {
    const [first, second] = [{ words: ['Hill'] }, { words: ['Hill'] }];
    expect(phraseAt(new PhraseTable([first, second]), 'Hill')).toBe(first);
  });

  test('takes what the list writes without a capital either way', () => {
    const small = new PhraseTable([{ words: ['vice', 'president'] }, { words: ['Vice', 'Squad'] }]);
    expect(phraseAt(small, 'vice president')).not.toBeNull();
    expect(phraseAt(small, 'Vice President')).not.toBeNull();
    expect(phraseAt(small, 'vice squad')).toBeNull();
  });

  test('tells apart words of one hash', () => {
    const hashes = Int32Array.from(['new', 'hill'], wordHash);
    for (const text of ['Old Hill', 'New Dale'])
      expect(table.longestAt({ ...tokenize(text), hashes }, 0, 2)).toBeNull();
  });

  test('takes either apostrophe', () => {
    expect(phraseAt(new PhraseTable([{ words: ["O'Dell"] }]), 'O’Dell')).not.toBeNull();
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
  const wordsOf = (text: string) => readCasing(textDocument(text));

  test('tells how a paragraph is written', () => {
    const { styles } = wordsOf(
      'Council Votes to Cut the Long Budget\n\nThe council voted on Friday.\n\nRAIN STOPS PARADE AGAIN',
    );
    expect([...styles]).toEqual([CaseStyle.titleCase, CaseStyle.running, CaseStyle.capitals]);
  });

  test('a row of names is no headline', () => {
    expect([...wordsOf('Paul Ortega, Brenda Walsh').styles]).toEqual([CaseStyle.running]);
  });

  test('marks first words and quoted words', () => {
    const { isInitial, isQuoted } = wordsOf('He said “Rain fell” twice.');
    expect([...isInitial]).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
    expect([...isQuoted]).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  });
});
