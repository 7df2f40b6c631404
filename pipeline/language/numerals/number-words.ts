import { readTable } from '../../text/word-list.js';

export type NumberRole = 'unit' | 'ten' | 'hundred' | 'scale';

export interface NumberWord {
  readonly role: NumberRole;
  readonly value: number;
}

/** `seven`, `forty`, `hundred`, `million`, `dozen`. */
export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map(
  readTable(new URL('./number-words.txt', import.meta.url)).map(([word, role, value]) => [
    word as string,
    { role: role as NumberRole, value: Number(value) },
  ]),
);

/** `first`, `twentieth`, `hundredth`. */
export const ORDINAL_WORDS: ReadonlyMap<string, NumberWord> = new Map(
  readTable(new URL('./ordinal-words.txt', import.meta.url)).map(([word, value, role]) => [
    word as string,
    { role: role as NumberRole, value: Number(value) },
  ]),
);

export interface Denominator {
  readonly value: number;
  readonly isPlural: boolean;
}

/** Words for denominators, with their value and grammatical number: `third`, `quarters`, `tenths`. */
export const DENOMINATORS: ReadonlyMap<string, Denominator> = new Map(
  [...ORDINAL_WORDS]
    .filter(([, word]) => word.value > 2)
    .map(([word, { value }]): [string, string, number] => [word, `${word}s`, value])
    .concat([
      ['half', 'halves', 2],
      ['quarter', 'quarters', 4],
    ])
    .flatMap(([singular, plural, value]): [string, Denominator][] => [
      [singular, { value, isPlural: false }],
      [plural, { value, isPlural: true }],
    ]),
);

/** Plural words for a magnitude without a number: `hundreds`, `tens of thousands`. */
export const VAGUE_MAGNITUDES: ReadonlySet<string> = new Set([
  'tens',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'millions',
  'billions',
  'trillions',
]);
