import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { resolvedIn } from './reading.js';

const keysIn = (text: string): string[] => findNames(textDocument(text)).entities.map(({ key }) => key);

describe('persons', () => {
  test('surname, and title with surname', () => {
    expect(resolvedIn('They met Paul Ortega. Then Ortega left. Later President Ortega spoke.')).toEqual([
      'Paul Ortega = Paul Ortega (full_name)',
      'Ortega = Paul Ortega (surname)',
      'Ortega = Paul Ortega (title)',
    ]);
  });

  test('a title that ends the sentence before is none of the name', () => {
    expect(resolvedIn('They met Paul Ortega, the president. Ortega left.').at(1)).toBe(
      'Ortega = Paul Ortega (surname)',
    );
    expect(resolvedIn('They met Anna Walsh. Then Paul Walsh saw a lady. Walsh left.').at(2)).toBe(
      'Walsh = Paul Walsh (surname)',
    );
  });

  test('a surname before the full name', () => {
    expect(resolvedIn('They met with Ortega. It was Paul Ortega who spoke.')).toEqual([
      'Ortega = Paul Ortega (surname)',
      'Paul Ortega = Paul Ortega (full_name)',
    ]);
  });

  test('a surname whose formal name the page gave beside it', () => {
    const text = 'They met Ortega. Then Walsh left, and Ortega too.';
    const given = (name: string) => {
      const { mentions, entities } = findNames(textDocument(text, { formalNames: [{ nameEnd: 15, name }] }));
      return mentions.map(({ entity }) => entities[entity]?.name);
    };
    expect(given('Pablo (Paul) José Ortega')).toEqual(['Pablo José Ortega', 'Walsh', 'Pablo José Ortega']);
    expect(given('Pablo Walsh')).toEqual(['Ortega', 'Walsh', 'Ortega']);
  });

  test('a person is called as the document calls her most often', () => {
    expect(resolvedIn('They met Brenda Lynn Walsh. Then Walsh left.').at(1)).toBe(
      'Walsh = Brenda Lynn Walsh (surname)',
    );
    expect(
      resolvedIn('They met Brenda Lynn Walsh. Then Brenda Walsh left. Later Brenda Walsh spoke.').at(0),
    ).toBe('Brenda Lynn Walsh = Brenda Walsh (full_name)');
    expect(keysIn('They met Brenda Lynn Walsh.')).toEqual(['brenda walsh']);
  });

  test('of two of one surname in one sentence, a surname alone means neither', () => {
    expect(resolvedIn('They met Anna Walsh and Paul Walsh. Walsh left. Later Walsh spoke.')).toEqual([
      'Anna Walsh = Anna Walsh (full_name)',
      'Paul Walsh = Paul Walsh (full_name)',
      'Walsh = Walsh (ambiguous)',
      'Walsh = Walsh (ambiguous)',
    ]);
  });

  test('unless a title, a given name since or an earlier surname alone tells which', () => {
    expect(resolvedIn('They met Anna Walsh and Paul Walsh. Mrs. Walsh left.').at(-1)).toBe(
      'Walsh = Anna Walsh (title)',
    );
    expect(resolvedIn('They met Anna Walsh and Paul Walsh. Then Anna sang. Walsh left.').at(-1)).toBe(
      'Walsh = Anna Walsh (surname)',
    );
    expect(
      resolvedIn('They met Anna Walsh. Walsh sang. Anna Walsh and Paul Walsh danced. Walsh left.').at(-1),
    ).toBe('Walsh = Anna Walsh (surname)');
  });

  test('a maiden name and what a person is called are names of that person', () => {
    expect(resolvedIn('They met Margaret Okafor, born Margaret Hughes, in May. Then Hughes left.')).toEqual([
      'Margaret Okafor = Margaret Okafor (full_name)',
      'Margaret Hughes = Margaret Okafor (variant)',
      'Hughes = Margaret Okafor (surname)',
    ]);
    expect(resolvedIn('They met John M. Ford, and everyone called him Mike. Then Mike left.')).toEqual([
      'John M. Ford = John Ford (full_name)',
      'Mike = John Ford (variant)',
      'Mike = John Ford (variant)',
    ]);
    expect(resolvedIn('They met Margaret Okafor and called on Margaret Hughes.').at(1)).toBe(
      'Margaret Hughes = Margaret Hughes (full_name)',
    );
  });

  test('father and son are two', () => {
    expect(resolvedIn('They met Paul Walsh. Then Paul Walsh Jr. spoke to Paul Walsh again.')).toEqual([
      'Paul Walsh = Paul Walsh (full_name)',
      'Paul Walsh Jr. = Paul Walsh Jr. (full_name)',
      'Paul Walsh = Paul Walsh (full_name)',
    ]);
    expect(resolvedIn('They met Paul Walsh Jr. there. Then Paul Walsh left.').at(1)).toBe(
      'Paul Walsh = Paul Walsh Jr. (full_name)',
    );
  });

  test('two surnames without the given name', () => {
    expect(resolvedIn('They met Carlos Ruiz Ortega. Then Ruiz Ortega left.').at(1)).toBe(
      'Ruiz Ortega = Carlos Ruiz Ortega (surname)',
    );
  });

  test('initials and short forms are ignored', () => {
    expect(resolvedIn('They met Robert T. Walsh. Later Robert Walsh and Bob Walsh spoke.')).toEqual([
      'Robert T. Walsh = Robert Walsh (full_name)',
      'Robert Walsh = Robert Walsh (full_name)',
      'Bob Walsh = Robert Walsh (full_name)',
    ]);
  });

  test('two persons of one surname stay apart; a bare surname is the one mentioned last', () => {
    expect(
      resolvedIn('They met Paul Walsh. They met Brenda Walsh. Walsh spoke. Paul Walsh left. Walsh slept.'),
    ).toEqual([
      'Paul Walsh = Paul Walsh (full_name)',
      'Brenda Walsh = Brenda Walsh (full_name)',
      'Walsh = Brenda Walsh (surname)',
      'Paul Walsh = Paul Walsh (full_name)',
      'Walsh = Paul Walsh (surname)',
    ]);
  });

  test('in another paragraph a bare surname is who was called so most often', () => {
    const paragraphs = 'They met Paul Walsh. Walsh spoke.\n\nThey saw Brenda Walsh.\n\n';
    expect(resolvedIn(`${paragraphs}Walsh slept.`).at(-1)).toBe('Walsh = Paul Walsh (surname)');
    expect(resolvedIn(`${paragraphs}Ms. Walsh slept.`).at(-1)).toBe('Walsh = Brenda Walsh (title)');
    expect(resolvedIn('They met Paul Walsh.\n\nThey saw Brenda Walsh.\n\nWalsh slept.').at(-1)).toBe(
      'Walsh = Brenda Walsh (surname)',
    );
  });

  test('a title of the other gender passes over the person mentioned last', () => {
    expect(resolvedIn('They met Paul Walsh and Brenda Walsh. Mr. Walsh spoke.').at(2)).toBe(
      'Walsh = Paul Walsh (title)',
    );
    expect(resolvedIn('They met Paul Walsh and Brenda Walsh. Ms. Walsh spoke.').at(2)).toBe(
      'Walsh = Brenda Walsh (title)',
    );
  });

  test('a given name alone', () => {
    expect(resolvedIn('They met Brenda Walsh. They liked Brenda a lot.').at(1)).toBe(
      'Brenda = Brenda Walsh (variant)',
    );
  });

  test('a surname with a hyphen', () => {
    expect(resolvedIn('They met Anna Walsh-Ortega. Then Walsh-Ortega left.').at(1)).toBe(
      'Walsh-Ortega = Anna Walsh-Ortega (surname)',
    );
  });

  test('a surname after a given name that looks like a particle', () => {
    expect(resolvedIn('They met Di Ortega. Then Ortega left.')).toEqual([
      'Di Ortega = Di Ortega (new)',
      'Ortega = Di Ortega (surname)',
    ]);
  });

  test('a first name that no list has, after the full name', () => {
    expect(resolvedIn('They met Tovik Ortega. Later Mr. Tovik spoke.').at(1)).toBe(
      'Tovik = Tovik Ortega (variant)',
    );
    expect(resolvedIn('They met Mr. Tovik. Then Tovik Ortega left.').at(0)).toBe('Tovik = Tovik (new)');
    expect(resolvedIn('They met Tovik Ortega. They met Tovik Walsh. Later Mr. Tovik spoke.').at(2)).toBe(
      'Tovik = Tovik (new)',
    );
  });

  test('the surname alone is not of a relative who goes by a first name that no list has', () => {
    const met = 'They met Tovik Ortega. They met Paul Ortega.';
    expect(resolvedIn(`${met} Mr. Tovik wept. Then Ortega left.`).at(3)).toBe(
      'Ortega = Paul Ortega (surname)',
    );
  });

  test('a surname that the document never completes', () => {
    expect(resolvedIn('They met Senator Ortega. They liked Ortega a lot.')).toEqual([
      'Ortega = Ortega (new)',
      'Ortega = Ortega (surname)',
    ]);
  });
});

describe('handles', () => {
  test.each(['@PaulOrtega', '@POrtega', '@realPaulOrtega', '@RepPaulOrtega', '@paulortega'])(
    '%s by its letters',
    (handle) => {
      expect(resolvedIn(`They met Paul Ortega. ${handle} replied.`).at(1)).toBe(
        `${handle} = Paul Ortega (handle)`,
      );
    },
  );

  test('by the signature', () => {
    expect(
      resolvedIn('It rains. — Paul Ortega (@captain_paws) May 1, 2020\n\nHe thanked @captain_paws too.'),
    ).toEqual([
      'Paul Ortega = Paul Ortega (full_name)',
      '@captain_paws = Paul Ortega (handle)',
      '@captain_paws = Paul Ortega (handle)',
    ]);
  });

  test('of nobody else in the document', () => {
    expect(resolvedIn('Thanks to @BrendaWalsh and @captain_paws.')).toEqual([
      '@BrendaWalsh = Brenda Walsh (handle)',
      '@captain_paws = @captain_paws (handle)',
    ]);
  });

  test('another person of the same initial and surname does not take it', () => {
    expect(resolvedIn('They met Paul Ortega. @DOrtega replied.').at(1)).toBe('@DOrtega = @DOrtega (handle)');
  });
});

describe('organisations and places', () => {
  test('an acronym that the text defines', () => {
    expect(resolvedIn('The Hartwell Trade Commission (HTC) met. The HTC voted.')).toEqual([
      'Hartwell Trade Commission = Hartwell Trade Commission (full_name)',
      'HTC = Hartwell Trade Commission (acronym)',
      'HTC = Hartwell Trade Commission (acronym)',
    ]);
  });

  test('an acronym that the lists know', () => {
    expect(resolvedIn('The Federal Bureau of Investigation came. The FBI left.').at(1)).toBe(
      'FBI = Federal Bureau of Investigation (acronym)',
    );
  });

  test('without the legal form', () => {
    expect(
      resolvedIn(
        'He runs Harker Tools Inc. now. They sold Harker Tools Ltd. in May. The shares of Harker fell.',
      ),
    ).toEqual([
      'Harker Tools Inc. = Harker Tools Inc. (full_name)',
      'Harker Tools Ltd. = Harker Tools Inc. (full_name)',
      'Harker = Harker Tools Inc. (variant)',
    ]);
  });

  test('a newspaper by its last word', () => {
    expect(resolvedIn('The Northern Ledger Times reported it. The Times was right.').at(1)).toBe(
      'Times = Northern Ledger Times (variant)',
    );
  });

  test('the fuller form is the name of both', () => {
    expect(resolvedIn('The Senate met. The US Senate voted.')).toEqual([
      'Senate = US Senate (variant)',
      'US Senate = US Senate (full_name)',
    ]);
  });

  test('abbreviations and datelines are written out', () => {
    expect(
      resolvedIn('QUITO, Ecuador (AP) — He moved to Tulsa, Okla., from Oklahoma.').map(
        (line) => line.split(' = ')[1],
      ),
    ).toEqual([
      'Quito (full_name)',
      'Ecuador (full_name)',
      'Associated Press (acronym)',
      'Tulsa (full_name)',
      'Oklahoma (variant)',
      'Oklahoma (full_name)',
    ]);
  });

  test('a demonym in singular and plural is one', () => {
    expect(keysIn('A Republican voter met two Republicans.')).toEqual(['republican']);
  });
});

describe('keys', () => {
  test('are equal for one thing in different documents', () => {
    expect(keysIn('They met Donald J. Walsh.')).toEqual(['donald walsh']);
    expect(keysIn('They met Donald Walsh.')).toEqual(['donald walsh']);
    expect(keysIn('The FBI met.')).toEqual(['federal bureau of investigation']);
  });
});

describe('a company by its first word', () => {
  test('though the word is a surname', () => {
    expect(resolvedIn('They sued Walsh Energy Corp. on Monday. On Friday Walsh said it will close.')).toEqual(
      ['Walsh Energy Corp. = Walsh Energy Corp. (full_name)', 'Walsh = Walsh Energy Corp. (variant)'],
    );
  });

  test('not where a person bears it, nor of another organization', () => {
    expect(
      resolvedIn('They sued Walsh Energy Corp. on Monday. On Friday Mr. Walsh said he will close it.').at(1),
    ).toBe('Walsh = Walsh (new)');
    expect(
      resolvedIn('They saw the Walsh Library on Monday. On Friday Walsh said he will close it.').at(1),
    ).toBe('Walsh = Walsh (new)');
  });
});

test('two companies that a hyphen joins are each a company of their own', () => {
  expect(resolvedIn('Shares of Bayer-Monsanto fell. Bayer said it would cut jobs.')).toEqual([
    'Bayer = Bayer (full_name)',
    'Monsanto = Monsanto (full_name)',
    'Bayer = Bayer (full_name)',
  ]);
});
