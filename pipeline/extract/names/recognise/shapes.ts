import { isAdjacent } from '../../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';

/** Word shapes: how a token is written. */
export const Shape = {
  /** Punctuation, figures, clitics, addresses. */
  other: 0,
  /** `votes` */
  lower: 1,
  /** `Sessions`, `McConnell` */
  capitalised: 2,
  /** Two capitals or more and no lower-case letter: `AP`, `WON`, `G7` */
  capitals: 3,
  /** One capital: `J` */
  initial: 4,
  /** `U.S.`, `A.J.` */
  dotted: 5,
  /** Lower case first, a capital inside: `iPhone` */
  camel: 6,
} as const;

export function tokenShapes(tokens: Tokens): Uint8Array {
  const shapes = new Uint8Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) shapes[i] = shapeOf(tokens, i);
  return shapes;
}

function shapeOf(tokens: Tokens, index: number): number {
  if (tokens.kinds[index] !== TokenKind.word) return Shape.other;
  const text = tokens.texts[index]!;
  const lower = tokens.lowers[index]!;
  if (text === lower) return Shape.lower;
  if (text.charCodeAt(0) === lower.charCodeAt(0)) return Shape.camel;
  if (text.length === 1) return Shape.initial;
  if (text.charCodeAt(1) === 46) return Shape.dotted;
  return text.length > 1 && text === text.toUpperCase() ? Shape.capitals : Shape.capitalised;
}

/** Whether a name can begin with, or consist of, such a token. */
export const isNameShape = (shape: number): boolean => shape >= Shape.capitalised;

/** Ends of domains that companies have in their names. */
const DOMAINS = new Set(['com', 'net', 'org']);

/** Whether a token is the end of a domain that is written like a name: `com` in `Hartwell.com`. */
export const endsDomain = (tokens: Tokens, i: number): boolean =>
  i > 1 &&
  DOMAINS.has(tokens.texts[i]!) &&
  tokens.texts[i - 1] === '.' &&
  isAdjacent(tokens, i - 1) &&
  isAdjacent(tokens, i) &&
  /^\p{Lu}/u.test(tokens.texts[i - 2]!);
