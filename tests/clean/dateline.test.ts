import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDateline } from '../../pipeline/clean/dateline.js';
import { propertyRuns } from '../property-runs.js';

const PARAGRAPH = 'The council voted on Monday to close the old bridge.';

describe('findDateline', () => {
  test.each([
    ['MONTGOMERY, Ala. (AP) —', ' ', 'AP'],
    ['Washington(CNN)', ' ', 'CNN'],
    ['Washington (CNN)', '', 'CNN'],
    ['WASHINGTON (Reuters) -', ' ', 'Reuters'],
    ['LONDON —', ' ', null],
    ['NAIROBI, Kenya (AP) —', ' ', 'AP'],
    ['NAIROBI, Kenya (AP) _', ' ', 'AP'],
    ['DES MOINES -', ' ', null],
    ['WASHINGTON --', ' ', null],
    ['PARIS, Aug 31 (Reuters) -', ' ', 'Reuters'],
    ['MEXICO CITY, Feb. 8 (UPI) —', ' ', 'UPI'],
    ['PASADENA, Calif., Jan. 1 (UPI) —', ' ', 'UPI'],
    ['Mexico City (AFP) –', ' ', 'AFP'],
    ['ST. LOUIS —', ' ', null],
    ['WINSTON-SALEM, N.C. —', ' ', null],
    ['PORT-AU-PRINCE, Haiti (AP) —', ' ', 'AP'],
    ['LONDON (The Daily Planet) —', ' ', 'The Daily Planet'],
    ['(CNN)', '', 'CNN'],
    ['BOSTON—', '', null],
  ])('%s', (dateline, space, agency) => {
    expect(findDateline(`${dateline}${space}${PARAGRAPH}`)).toEqual({ length: dateline.length, agency });
  });

  test.each([
    `EXCLUSIVE – ${PARAGRAPH}`,
    `BREAKING NEWS: ${PARAGRAPH}`,
    'LONDON — Bridge Falls',
    `Ann Lee (R-Ky.) — ${PARAGRAPH}`,
    `Ann Lee (AP style) said. ${PARAGRAPH}`,
    `Washington (see below) (AP) — ${PARAGRAPH}`,
    `Boston — ${PARAGRAPH}`,
    `MR. LEE: ${PARAGRAPH}`,
    `The BBC — ${PARAGRAPH}`,
    `RED TOWNS NOW OUTNUMBER BLUE ONES - ${PARAGRAPH}`,
    `A — ${PARAGRAPH}`,
    `WELL-KNOWN bridges fall. ${PARAGRAPH}`,
    'Washington (CNN)',
    '',
  ])('none: %s', (paragraph) => {
    expect(findDateline(paragraph)).toBeNull();
  });
});

describe.each(propertyRuns(4000))('findDateline reads letters beyond ASCII (seed %i)', (seed, numRuns) => {
  // The same patterns with classes of Unicode: dear to compile.
  const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?\\.?';
  const CITY = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]*(?:[ /-]\\p{Lu}[\\p{Lu}\\p{M}.'’-]*){0,4}";
  const MIXED_CITY =
    "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:de|la|el|al|of|the|du|des) )?\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,3}";
  const REGION =
    '(?:, (?:(?:and|of|the) )?(?!' +
    MONTH +
    " \\d)\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:and|of|the) )?\\p{Lu}[\\p{L}\\p{M}.]*){0,3}){0,2}";
  const DATE = `(?:, (?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:, \\d{4})?)?`;
  const AGENCY = " ?\\((?<agency>[\\p{Lu}][\\p{L}\\p{N}&.’' /-]{1,40}|dpa)\\)";
  const DASH = '(?: ?(?:—|–|―|--+)| [-_])(?=[ \\p{L}"“‘\'’\\p{N}])';

  const CAPITALS = new RegExp(`^(?<city>${CITY})${REGION}${DATE}(?:${AGENCY})?${DASH}`, 'u');
  const MIXED = new RegExp(`^(?:${MIXED_CITY}${REGION}${DATE})?${AGENCY}(?:${DASH})?`, 'u');

  const piece = fc.constantFrom(
    ...['BOSTON', 'Boston', 'É', 'ñ', 'e\u0301', '𝐀', 'ǅ', 'Ⅷ', '²', '日', '😀', 'a', 'de'],
    ...[
      ' ',
      ', ',
      '(',
      ')',
      ' (AP)',
      '(Reuters)',
      ' —',
      '--',
      ' - ',
      ' _',
      '-',
      '.',
      '’',
      'Ala.',
      'Aug 31',
      '2017',
      '7',
    ],
  );
  const head = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

  test.each([
    [
      'with an agency',
      fc.tuple(head, fc.constantFrom(' (AP) — ', '(AP)', ' (ÉFE) - ')).map((parts) => parts.join('')),
    ],
    ['with a dash', head.map((text) => `${text} — `)],
    ['in any place', head],
  ])('%s', (_, heads) => {
    fc.assert(
      fc.property(heads, (start) => {
        const paragraph = `${start}${PARAGRAPH}`;
        const mixed = MIXED.exec(paragraph);
        const capitals = CAPITALS.exec(paragraph);
        const found = findDateline(paragraph);
        if (mixed?.groups?.agency === 'AP' || mixed?.groups?.agency === 'Reuters')
          expect(found).toEqual({ length: mixed[0].length, agency: mixed.groups.agency });
        else if (capitals?.groups?.agency !== undefined)
          expect(found).toEqual({ length: capitals[0].length, agency: capitals.groups.agency });
        else if (found !== null) expect(found).toEqual({ length: capitals?.[0].length, agency: null });
        else if (capitals !== null) expect(capitals.groups?.city ?? '').toMatch(/^.{0,2}$|(?: .*){4}/);
      }),
      { seed, numRuns },
    );
  });
});
