import { isAdjacent } from '../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { indexPhrases, phraseBefore } from './phrase-index.js';

/** A phrase that gives one end of an open range. */
export interface Comparator {
  readonly side: 'low' | 'high';
  readonly isInclusive: boolean;
  /** Index of its first token if it stands before the number; index after its last if it follows. */
  readonly edge: number;
}

const PHRASES = indexPhrases(
  readTable(new URL('./comparators.txt', import.meta.url)).map(
    ([phrase, side, included]): [string, Omit<Comparator, 'edge'>] => [
      phrase as string,
      { side: side as Comparator['side'], isInclusive: included === 'yes' },
    ],
  ),
  'last',
);

/** The comparator that ends before token `i`: `more than`, `at least`, `up to`. */
export function comparatorBefore(tokens: Tokens, i: number): Comparator | null {
  const at = tokens.lowers[i - 1] === 'a' ? i - 1 : i;
  const phrase = phraseBefore(PHRASES, tokens, at);
  if (phrase === null) return null;
  const first = at - phrase.words.length;
  if (/^[<>=]$/.test(phrase.words[0]!) && tokens.texts[first - 1] === '=' && isAdjacent(tokens, first))
    return null;
  // "no more than one" has an entry of its own.
  if (tokens.lowers[first - 1] === 'no' && phrase.words.length === 2 && phrase.words[1] === 'than')
    return null;
  if (
    phrase.words[0] === 'up' &&
    tokens.lowers[first - 1] !== undefined &&
    MOVING.test(tokens.lowers[first - 1]!)
  )
    return null;
  // "a 4-under 68"
  if (tokens.texts[first - 1] === '-' && isAdjacent(tokens, first)) return null;
  if (phrase.words[0] === 'over' && HANDING.test(tokens.lowers[first - 1] ?? '')) return null;
  return { edge: first, ...phrase.meaning };
}

/** Verbs to which "over" belongs: `turned over $5 million`. */
const HANDING =
  /^(?:turn(?:ed|ing|s)?|hand(?:ed|ing|s)?|took|taken|takes?|taking|sign(?:ed|ing)|passed|carried)$/;

/** Words after which "up to" names what something rises to: `inched back up to 4.8 percent`. */
const MOVING =
  /^(?:back|inch(?:ed|ing)|edg(?:ed|ing)|creep(?:ing)?|crept|went|going|gone|ticked|moved|moving|climb(?:ed|ing)|rose|risen|rising|shot|bumped|rounded|it)$/;

const MORE = /^(?:more|greater|higher|above|older|over|up|larger|better|upwards?)$/;
const LESS = /^(?:less|fewer|lower|below|younger|under|smaller)$/;

/** The comparator after a number: `or more`, `and over`, `or less than`, `100+`. */
export function comparatorAfter(tokens: Tokens, i: number): Comparator | null {
  // "2+5" is a sum.
  const isSum = tokens.kinds[i + 1] === TokenKind.figure && isAdjacent(tokens, i + 1);
  if (tokens.texts[i] === '+' && isAdjacent(tokens, i) && !isSum)
    return { side: 'low', isInclusive: true, edge: i + 1 };
  // "90-plus"
  if (tokens.lowers[i + 1] === 'plus' && tokens.texts[i] === '-' && isAdjacent(tokens, i))
    return { side: 'low', isInclusive: true, edge: i + 2 };
  const joiner = tokens.lowers[i];
  if (joiner !== 'or' && joiner !== 'and') return null;
  const word = tokens.lowers[i + 1] ?? '';
  const side = MORE.test(word) ? 'low' : LESS.test(word) ? 'high' : null;
  if (
    side === null ||
    (joiner === 'and' && !/^(?:above|older|over|up|upwards?|below|younger|under)$/.test(word))
  )
    return null;
  // "200 or greater than" may end a clause; "more than 4500" is a range of its own.
  const isTrailing = tokens.lowers[i + 2] === 'than';
  if (isTrailing && !endsClause(tokens, i + 3)) return null;
  if (joiner === 'and' && !endsClause(tokens, i + 2)) return null;
  return { side, isInclusive: true, edge: isTrailing ? i + 3 : i + 2 };
}

const endsClause = (tokens: Tokens, i: number): boolean =>
  i >= tokens.count ||
  /^[.,;:!?)]$/.test(tokens.texts[i]!) ||
  /^(?:who|were|are|with|in|at|to|will|can|is|by|from|have)$/.test(tokens.lowers[i]!);
