import { describe, expect, test } from 'vitest';
import { findDateline } from '../../pipeline/clean/dateline.js';

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
