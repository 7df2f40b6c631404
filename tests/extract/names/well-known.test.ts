import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { withOneType } from '../../../pipeline/extract/names/resolve/one-type.js';
import type { ListedName } from '../../../pipeline/extract/names/resolve/written-forms.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { mentionsIn, resolvedIn } from './reading.js';

const entitiesIn = (text: string, dateline: string | null = null) =>
  findNames(textDocument(text, dateline === null ? {} : { datelineSpan: { start: 0, end: dateline.length } }))
    .entities;

const senateIn = (text: string, dateline: string | null = null): string | undefined =>
  entitiesIn(text, dateline).find(({ name }) => name.endsWith('Senate'))?.key;

describe('names that readers know', () => {
  test.each([
    ['America', 'United States', 'Q30'],
    ['the U.S.', 'United States', 'Q30'],
    ['the United States', 'United States', 'Q30'],
    ['Britain', 'United Kingdom', 'Q145'],
    ['the UK', 'United Kingdom', 'Q145'],
    ['Turkey', 'Turkey', 'Q43'],
    ['Peru', 'Peru', 'Q419'],
  ])('%s is %s', (written, name, wikidata) => {
    const [entity] = entitiesIn(`The ship left for ${written} on Monday.`);
    expect(entity).toMatchObject({ type: 'location', name, wikidata });
  });

  test('all names of a country have one key, also in different documents', () => {
    const keys = ['Britain', 'the UK', 'the United Kingdom'].map(
      (name) => entitiesIn(`He flew to ${name} on Monday.`)[0]?.key,
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('a name of a country and of a state is left alone', () => {
    expect(entitiesIn('The ship left for Georgia on Monday.')[0]).toMatchObject({
      name: 'Georgia',
      wikidata: null,
    });
  });

  test('an organization in American and British spelling, and by its initials', () => {
    const keys = ['World Health Organization', 'World Health Organisation', 'WHO'].map(
      (name) => entitiesIn(`The ${name} said so on Monday.`)[0]?.key,
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('a name of several clubs is that of the one that the document names', () => {
    expect(resolvedIn('Tottenham Hotspur won the match. Then Spurs sold their best striker.').at(-1)).toMatch(
      'Spurs = Tottenham Hotspur',
    );
  });
});

describe('institutions that many countries have', () => {
  const SAID = 'The Senate passed the bill on Monday.';

  test('belong to the country of the dateline', () => {
    const nigerian = senateIn(`ABUJA — ${SAID}`, 'ABUJA —');
    const american = senateIn(`WASHINGTON — ${SAID}`, 'WASHINGTON —');
    expect(american).toBe(senateIn('The U.S. Senate met.'));
    expect(nigerian).toBeDefined();
    expect(nigerian).not.toBe(american);
  });

  test('belong to the country that most places of the text are in', () => {
    expect(senateIn(`${SAID} Governors of Texas and Ohio were there.`)).toBe(
      senateIn('The U.S. Senate met.'),
    );
  });

  test('are those of no country where nothing tells', () => {
    expect(senateIn(SAID)).not.toBe(senateIn('The U.S. Senate met.'));
    expect(senateIn(`${SAID} Ministers of France and Spain were there.`)).toBe(senateIn(SAID));
  });
});

describe('names that are written alike', () => {
  test('have the type of most of them', () => {
    const types = mentionsIn(
      'She was born in Alabama. They live in Alabama. He moved to Alabama in May. Alabama has sued the company.',
    ).filter((line) => line.startsWith('Alabama'));
    expect(new Set(types)).toEqual(new Set(['Alabama: location']));
  });

  test('countries are places, but for teams', () => {
    const politics = mentionsIn('North Korea said on Monday that it would sign. North Korea fired a rocket.');
    expect(new Set(politics)).toEqual(new Set(['North Korea: location']));
    const match =
      'The players were tired at the end of the match. Sweden beat Ghana in May, and Sweden lost later.';
    expect(mentionsIn(`${match} The team of Sweden stayed in Sweden.`)).toEqual([
      'Sweden: organization',
      'Ghana: organization',
      'Sweden: organization',
      'Sweden: organization',
      'Sweden: location',
    ]);
    expect(
      mentionsIn('Sweden lost a vote against Ghana. Then Sweden won, and its ministers left.').slice(0, 1),
    ).toEqual(['Sweden: location']);
  });

  test('states are places, where the tagger took them for organizations, too', () => {
    const typeOf = (text: string) => {
      const name: ListedName = {
        type: 'organization',
        firstToken: 0,
        endToken: 1,
        chance: 0.9,
        isByConvention: false,
        known: null,
      };
      return withOneType([name], [text], textDocument(`${text} chose its senator.`))[0]?.type;
    };
    expect(typeOf('Ohio')).toBe('location');
    expect(typeOf('Acme')).toBe('organization');
  });

  test('unions of countries are organizations', () => {
    expect(mentionsIn('The European Union said on Monday that the United Nations had signed.')).toEqual([
      'European Union: organization',
      'United Nations: organization',
    ]);
  });

  test('but not where one of them is a person’s surname', () => {
    expect(mentionsIn('They met Denzel Washington in Washington. Then Washington spoke.')).toEqual([
      'Denzel Washington: person',
      'Washington: location',
      'Washington: person',
    ]);
  });
});
