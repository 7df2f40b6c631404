import { isAdjacent } from '../../../language/adjacency.js';
import type { Sentence } from '../../../language/sentences.js';
import { TokenKind } from '../../../language/tokens.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import { endsDomain, isNameShape, Shape } from './shapes.js';

/** Most tokens without a capital between two capitalised ones of a name. */
const MAX_BRIDGE_TOKENS = 3;
/** Most tokens of a candidate span. A longer one, found only in lists and hostile texts, is cut. */
export const MAX_CANDIDATE_TOKENS = 400;

/**
 * Calls `visit` with each span of the sentence that can hold names: capitalised words and what can join them. No name
 * crosses its borders, and most tokens of a text are in none.
 */
export function eachCandidateSpan(
  evidence: TokenEvidence,
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
    const first = openingBefore(evidence, i, sentence.firstToken);
    let end = i + 1;
    for (
      let next = end;
      next < last && next <= end + MAX_BRIDGE_TOKENS && next - first < MAX_CANDIDATE_TOKENS;
      next++
    ) {
      if (canHoldName(evidence, next, last) || belongsToNameBefore(evidence, next, end)) end = next + 1;
      else if (!isBridge(evidence, next)) break;
    }
    visit(first, end);
    i = end;
  }
}

/** Words that are names even without their capital, unless they are common words, too. */
const NAMES_IN_LOWER_CASE =
  LexiconBit.place |
  LexiconBit.city |
  LexiconBit.organization |
  LexiconBit.demonym |
  LexiconBit.givenMale |
  LexiconBit.givenFemale;

/**
 * Whether a token can be part of a name: a capital other than that of a sentence's first short word, a `@name`, or a
 * listed name in lower case.
 */
function canHoldName(evidence: TokenEvidence, i: number, end: number): boolean {
  const { document, casing, lexical } = evidence;
  const shape = casing.shapes[i]!;
  if (shape === Shape.lower)
    return (lexical[i]! & NAMES_IN_LOWER_CASE) !== 0 && (lexical[i]! & LexiconBit.common) === 0;
  if (isFormOfAddress(evidence, i)) return false;
  if (shape === Shape.other) return document.tokens.kinds[i] === TokenKind.handle;
  if ((lexical[i]! & LexiconBit.function) === 0 || shape === Shape.capitals) return true;
  const isFollowed = i + 1 < end && isNameShape(casing.shapes[i + 1]!);
  return casing.isInitial[i] === 0 ? document.tokens.texts[i] !== 'I' || isFollowed : isFollowed;
}

const FORMS_OF_ADDRESS = new Set(
  'mr mrs ms miss dr sen sens rep reps gov govs lt col gen sgt capt cpl pvt prof rev hon messrs maj cmdr adm'.split(
    ' ',
  ),
);

/** Whether a token is a form of address before a name, and no part of it: `Ms.`, `Sen.` */
const isFormOfAddress = ({ document, isTitle }: TokenEvidence, i: number): boolean =>
  isTitle[i] === 1 && FORMS_OF_ADDRESS.has(document.tokens.lowers[i]!);

/**
 * The first token of a name that begins before its first capital: up to two short words (`al-Qaeda`, `van der Berg`), a
 * figure (`20th Century`), or a number in words (`Six-Day War`).
 */
function openingBefore({ document, casing }: TokenEvidence, at: number, first: number): number {
  const { tokens } = document;
  let i = at;
  if (i > first && tokens.texts[i - 1] === '-' && isAdjacent(tokens, i)) i--;
  if (i > first && tokens.kinds[i - 1] === TokenKind.figure) return i - 1;
  if (i < at && i > first && isAdjacent(tokens, i) && isNameShape(casing.shapes[i - 1]!)) return i - 1;
  let start = i;
  while (
    start > first &&
    start > i - 2 &&
    casing.shapes[start - 1] === Shape.lower &&
    tokens.texts[start - 1]!.length <= 3
  )
    start--;
  return start < i ? start : at;
}

/**
 * Whether a token belongs to the name before it: a full stop or mark that touches it (`Inc.`, `Yahoo!`), a figure
 * (`Apollo 13`), or the end of a domain (`Hartwell.com`).
 */
function belongsToNameBefore({ document }: TokenEvidence, i: number, end: number): boolean {
  if (i !== end) return false;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.figure) return true;
  if (endsDomain(tokens, i)) return true;
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

function isBridge({ document, casing }: TokenEvidence, i: number): boolean {
  const { tokens } = document;
  if (casing.shapes[i] === Shape.lower && tokens.texts[i]!.length <= 3) return true;
  if (tokens.kinds[i] === TokenKind.clitic || tokens.kinds[i] === TokenKind.figure) return true;
  return BRIDGES.has(tokens.lowers[i]!);
}
