import type { Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { indexPhrases, phraseAt } from './phrase-index.js';

/** A unit of measurement and the quantity that it measures: `kilometer` and `length`. */
export interface Unit {
  readonly name: string;
  readonly dimension: string;
}

/** A unit in tokens, with the index after it. */
export interface ReadUnit extends Unit {
  readonly end: number;
}

const listed = (cell: string | undefined): string[] =>
  cell === undefined || cell === '' ? [] : cell.split(',');

const ROWS = readTable(new URL('./units.txt', import.meta.url)).map(([name, dimension, names, symbols]) => ({
  unit: { name: name as string, dimension: dimension as string },
  names: listed(names),
  symbols: listed(symbols),
}));

const NAMES = indexPhrases(
  ROWS.flatMap(({ unit, names }) => names.map((name): [string, Unit] => [name, unit])),
  'first',
);
/** Case matters: `MB` is a megabyte and `mb` a megabit. */
const SYMBOLS: ReadonlyMap<string, Unit> = new Map(
  ROWS.flatMap(({ unit, symbols }) => symbols.map((symbol): [string, Unit] => [symbol, unit])),
);
/** Symbols by their lower case, where only one unit has it: `Ghz`, `KWH`. */
const FOLDED_SYMBOLS: ReadonlyMap<string, Unit> = foldedSymbols();

function foldedSymbols(): Map<string, Unit> {
  const folded = new Map<string, Unit>();
  const ambiguous = new Set<string>();
  for (const [symbol, unit] of SYMBOLS) {
    // "5G" is no weight.
    if (symbol.length === 1) continue;
    const key = symbol.toLowerCase();
    if (folded.has(key) && folded.get(key) !== unit) ambiguous.add(key);
    folded.set(key, unit);
  }
  for (const key of ambiguous) folded.delete(key);
  return folded;
}

/** The shortest symbol that is known in any case where a space stands before it. */
const SHORTEST_FOLDED = 3;

/** The unit whose name begins at token `i`: `feet`, `nautical miles`. Null for none. */
export function unitNamedAt(tokens: Tokens, i: number): ReadUnit | null {
  const named = phraseAt(NAMES, tokens, i);
  return named === null ? null : { end: i + named.words.length, ...named.meaning };
}

/** The unit of a symbol that stands alone, case and all (`km`, `MB`); in any case if it is long enough (`KWH`). */
export const unitOfSymbol = (symbol: string): Unit | undefined =>
  SYMBOLS.get(symbol) ??
  (symbol.length >= SHORTEST_FOLDED ? FOLDED_SYMBOLS.get(symbol.toLowerCase()) : undefined);

/** The unit of a symbol that is attached to its figure: `47km`, `2.4Ghz`, `20t`. */
export const unitOfAttachedSymbol = (symbol: string): Unit | undefined =>
  SYMBOLS.get(symbol) ?? FOLDED_SYMBOLS.get(symbol.toLowerCase());
