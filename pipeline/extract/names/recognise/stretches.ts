import { isAdjacent } from '../../../language/adjacency.js';
import type { Sentence } from '../../../language/sentences.js';
import { TokenKind } from '../../../language/tokens.js';
import { Word } from '../lists/lexicon.js';
import type { Evidence } from './evidence.js';
import { isNameShape, Shape } from './shapes.js';

/** Tokens without a capital that can stand between two with one in a name. */
const LONGEST_BRIDGE = 3;
/** Most tokens of a stretch; a longer one, which only a list or a hostile text has, is cut. */
export const LONGEST_STRETCH = 400;

/**
 * Calls `visit` with each stretch of the sentence that can hold names: capitals, and what can join them. No name
 * crosses its borders; most tokens of a text are in none.
 */
export function eachStretch(
  evidence: Evidence,
  sentence: Sentence,
  visit: (first: number, end: number) => void,
): void {
  let i = sentence.firstToken;
  const last = sentence.endToken;
  while (i < last) {
    if (!canHoldName(evidence, i, last)) {
      i++;
      continue;
    }
    const first = behindOpening(evidence, i, sentence.firstToken);
    let end = i + 1;
    for (
      let next = end;
      next < last && next <= end + LONGEST_BRIDGE && next - first < LONGEST_STRETCH;
      next++
    ) {
      if (canHoldName(evidence, next, last) || isGluedBehind(evidence, next, end)) end = next + 1;
      else if (!isBridge(evidence, next)) break;
    }
    visit(first, end);
    i = end;
  }
}

/** A capital that is more than that of a sentence's first small word; `@name`; a listed name in small letters. */
function canHoldName(evidence: Evidence, i: number, end: number): boolean {
  const { document, words, lexical } = evidence;
  const shape = words.shapes[i]!;
  if (shape === Shape.lower)
    return (
      (lexical[i]! & (Word.place | Word.organization | Word.demonym)) !== 0 &&
      (lexical[i]! & Word.common) === 0
    );
  if (isFormOfAddress(evidence, i)) return false;
  if (shape === Shape.other) return document.tokens.kinds[i] === TokenKind.handle;
  if ((lexical[i]! & Word.function) === 0 || shape === Shape.capitals) return true;
  const isFollowed = i + 1 < end && isNameShape(words.shapes[i + 1]!);
  return words.isInitial[i] === 0 ? document.tokens.texts[i] !== 'I' || isFollowed : isFollowed;
}

const FORMS_OF_ADDRESS = new Set(
  'mr mrs ms miss dr sen sens rep reps gov govs lt col gen sgt capt cpl pvt prof rev hon messrs maj cmdr adm'.split(
    ' ',
  ),
);

/** `Ms.`, `Sen.` before a capital: no part of the name. */
const isFormOfAddress = ({ document, isTitle }: Evidence, i: number): boolean =>
  isTitle[i] === 1 && FORMS_OF_ADDRESS.has(document.tokens.lowers[i]!);

/**
 * What can open a name before its first capital: up to two small words (`al-Qaeda`, `van der Berg`), a figure (`20th
 * Century`).
 */
function behindOpening({ document, words }: Evidence, at: number, first: number): number {
  const { tokens } = document;
  let i = at;
  if (i > first && tokens.texts[i - 1] === '-' && isAdjacent(tokens, i)) i--;
  if (i > first && tokens.kinds[i - 1] === TokenKind.figure) return i - 1;
  let small = i;
  while (
    small > first &&
    small > i - 2 &&
    words.shapes[small - 1] === Shape.lower &&
    tokens.texts[small - 1]!.length <= 3
  )
    small--;
  return small < i ? small : at;
}

/** A full stop, figure or mark without a space behind a name: `Inc.`, `Yahoo!`; a figure with one: `Apollo 13`. */
function isGluedBehind({ document }: Evidence, i: number, end: number): boolean {
  if (i !== end) return false;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.figure) return true;
  return (
    tokens.kinds[i] === TokenKind.punctuation &&
    isAdjacent(tokens, i) &&
    (tokens.texts[i] === '.' || tokens.texts[i] === '!')
  );
}

const BRIDGES = new Set(
  "of the for and & - – / ' ’ . , : de la le da do dos del di van von bin al el du des der den in on at to a an or with from by und et y n vs v + @".split(
    ' ',
  ),
);

function isBridge({ document, words }: Evidence, i: number): boolean {
  const { tokens } = document;
  if (words.shapes[i] === Shape.lower && tokens.texts[i]!.length <= 3) return true;
  if (tokens.kinds[i] === TokenKind.clitic || tokens.kinds[i] === TokenKind.figure) return true;
  return BRIDGES.has(tokens.lowers[i]!);
}
