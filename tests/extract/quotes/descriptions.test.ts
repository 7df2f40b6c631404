import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../pipeline/extract/quotes/narration/parsed-document.js';
import { Descriptions } from '../../../pipeline/extract/quotes/speakers/descriptions.js';
import { annotated } from './annotated.js';

function described(text: string) {
  const { document, names } = annotated(text);
  const descriptions = new Descriptions(parseDocument(document, names).parsed.narration, names);
  const entity = (name: string): number => names.entities.findIndex((one) => one.name === name);
  return {
    tiedTo: (noun: string) =>
      descriptions.describedAs(noun)?.map((index) => names.entities[index]!.name) ?? null,
    genderOf: (name: string) => descriptions.genderOf(entity(name)),
  };
}

describe('entities by the nouns that a text ties to them', () => {
  test('titles, abbreviated ones and appositions', () => {
    const { tiedTo } = described('Sen. ⟨Ann Lee⟩ met ⟨Bo Kim⟩, a farmer. They left.');
    expect(tiedTo('senator')).toEqual(['Ann Lee']);
    expect(tiedTo('lawmaker')).toEqual(['Ann Lee']);
    expect(tiedTo('farmer')).toEqual(['Bo Kim']);
    expect(tiedTo('mayor')).toBeNull();
  });

  test('no noun of the sentence before or after', () => {
    const { tiedTo } = described('⟨Ann Lee⟩ met a farmer. ⟨Bo Kim⟩ is a nurse. The mayor wept.');
    expect(tiedTo('farmer')).toBeNull();
    expect(tiedTo('nurse')).toEqual(['Bo Kim']);
    expect(tiedTo('mayor')).toBeNull();
  });

  test('the one called so most often comes first', () => {
    const { tiedTo } = described('Mayor ⟨Ann Lee⟩ met Mayor ⟨Bo Kim⟩. Later Mayor ⟨Bo Kim⟩ left.');
    expect(tiedTo('mayor')).toEqual(['Bo Kim', 'Ann Lee']);
  });

  test('who was one does not count where another is one now', () => {
    const { tiedTo } = described('Former mayor ⟨Ann Lee⟩ met Mayor ⟨Bo Kim⟩.');
    expect(tiedTo('mayor')).toEqual(['Bo Kim']);
    expect(tiedTo('former mayor')).toEqual(['Ann Lee']);
    expect(described('Former mayor ⟨Ann Lee⟩ left.').tiedTo('mayor')).toEqual(['Ann Lee']);
  });
});

describe('genders', () => {
  test('by the title, before the given name', () => {
    const { genderOf } = described('Mr. ⟨Mary Lee⟩ met ⟨Mary Kim⟩ and ⟨Qwu Orr⟩.');
    expect(genderOf('Mary Lee')).toBe('male');
    expect(genderOf('Mary Kim')).toBe('female');
    expect(genderOf('Qwu Orr')).toBeNull();
  });
});
