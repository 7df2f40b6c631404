import type { Sentence } from '../../../language/sentences.js';
import { hashPiece, mix } from '../../../text/hash.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import { isNameShape } from './shapes.js';

/** Stands for tokens outside the sentence. */
const OUTSIDE_SENTENCE = 0x5bd1e995;

/** The run of capitals around a token. */
interface Run {
  readonly first: number;
  readonly end: number;
}

/**
 * Writes the features of a token, from place `at` on.
 *
 * @returns the place after the last
 */
export function tokenFeatures(
  evidence: TokenEvidence,
  sentence: Sentence,
  i: number,
  into: Int32Array,
  at: number,
): number {
  const { document, casing, lexical, clusters, known, isTitle, uses } = evidence;
  const { tokens } = document;
  const { hashes } = tokens;
  const first = sentence.firstToken;
  const end = sentence.endToken;
  const hasBefore = i > first;
  const hasNext = i + 1 < end;
  const word = hashes[i]!;
  const before = hasBefore ? hashes[i - 1]! : OUTSIDE_SENTENCE;
  const before2 = i - 1 > first ? hashes[i - 2]! : OUTSIDE_SENTENCE;
  const next = hasNext ? hashes[i + 1]! : OUTSIDE_SENTENCE;
  const next2 = i + 2 < end ? hashes[i + 2]! : OUTSIDE_SENTENCE;
  const text = tokens.texts[i]!;
  const lower = tokens.lowers[i]!;
  const shape = shapeHash(text);
  const shapeBefore = hasBefore ? shapeHash(tokens.texts[i - 1]!) : OUTSIDE_SENTENCE;
  const shapeNext = hasNext ? shapeHash(tokens.texts[i + 1]!) : OUTSIDE_SENTENCE;
  const own = lexical[i]!;
  const ownCluster = clusters[i]!;
  const clusterBefore = hasBefore ? clusters[i - 1]! : -1;
  const clusterNext = hasNext ? clusters[i + 1]! : -1;
  const bitsBefore = hasBefore ? lexical[i - 1]! : 0;
  const bitsNext = hasNext ? lexical[i + 1]! : 0;
  const style = casing.styles[sentence.paragraph]!;
  const isInitial = casing.isInitial[i]!;
  const used = uses.get(word);
  const position = style * 4 + isInitial * 2 + casing.isQuoted[i]!;
  let n = at;
  into[n++] = 1;
  into[n++] = mix(2, word);
  into[n++] = mix(mix(3, word), shape);
  into[n++] = mix(4, before);
  into[n++] = mix(5, next);
  into[n++] = mix(6, before2);
  into[n++] = mix(7, next2);
  into[n++] = mix(mix(8, before), word);
  into[n++] = mix(mix(9, word), next);
  into[n++] = mix(mix(10, before), next);
  into[n++] = mix(mix(11, before2), before);
  into[n++] = mix(mix(12, next), next2);
  into[n++] = mix(13, shape);
  into[n++] = mix(mix(14, shapeBefore), shape);
  into[n++] = mix(mix(15, shape), shapeNext);
  into[n++] = mix(mix(mix(16, shapeBefore), shape), shapeNext);
  const length = lower.length;
  if (length > 2) {
    into[n++] = mix(17, hashPiece(lower, 0, 2));
    into[n++] = mix(18, hashPiece(lower, length - 2, length));
    if (length > 3) {
      into[n++] = mix(19, hashPiece(lower, 0, 3));
      into[n++] = mix(20, hashPiece(lower, length - 3, length));
      if (length > 4) {
        into[n++] = mix(21, hashPiece(lower, 0, 4));
        into[n++] = mix(22, hashPiece(lower, length - 4, length));
      }
    }
  }
  into[n++] = mix(23, ownCluster);
  into[n++] = mix(24, ownCluster >> 4);
  into[n++] = mix(25, clusterBefore);
  into[n++] = mix(26, clusterNext);
  into[n++] = mix(mix(27, clusterBefore), ownCluster);
  into[n++] = mix(mix(28, ownCluster), clusterNext);
  into[n++] = mix(mix(29, clusterBefore >> 4), ownCluster >> 4);
  into[n++] = mix(mix(30, ownCluster >> 4), clusterNext >> 4);
  into[n++] = mix(31, i - 1 > first ? clusters[i - 2]! : -1);
  into[n++] = mix(32, i + 2 < end ? clusters[i + 2]! : -1);
  into[n++] = mix(33, own);
  into[n++] = mix(mix(34, own), position);
  into[n++] = mix(35, bitsBefore);
  into[n++] = mix(36, bitsNext);
  into[n++] = mix(mix(37, own & NAME_BITS), bitsNext & NAME_BITS);
  into[n++] = mix(mix(38, bitsBefore & NAME_BITS), own & NAME_BITS);
  into[n++] = mix(mix(39, shape), position);
  into[n++] = mix(mix(40, known[i]!), isInitial);
  into[n++] = mix(mix(41, hasBefore ? known[i - 1]! : 0), known[i]!);
  into[n++] = mix(mix(42, known[i]!), hasNext ? known[i + 1]! : 0);
  into[n++] = mix(mix(43, known[i]!), own & NAME_BITS);
  into[n++] = mix(44, (hasBefore ? isTitle[i - 1]! : 2) * 2 + isTitle[i]!);
  into[n++] = mix(mix(45, (hasBefore ? isTitle[i - 1]! : 2) * 2 + isTitle[i]!), own & NAME_BITS);
  into[n++] = mix(46, used);
  into[n++] = mix(mix(66, own & NAME_BITS), casing.shapes[i]!);
  n = bitFeatures(47, own, into, n);
  n = bitFeatures(48, bitsBefore, into, n);
  n = bitFeatures(49, bitsNext, into, n);
  n = bitFeatures(50, used, into, n);
  const run = runAround(evidence, i, first, end);
  const offset = Math.min(i - run.first, 4);
  const rest = Math.min(run.end - 1 - i, 4);
  const runBefore = run.first > first ? hashes[run.first - 1]! : OUTSIDE_SENTENCE;
  const runNext = run.end < end ? hashes[run.end]! : OUTSIDE_SENTENCE;
  const runLast = run.end - 1;
  into[n++] = mix(mix(51, offset), rest);
  into[n++] = mix(mix(52, runBefore), offset === 0 ? 0 : 1);
  into[n++] = mix(mix(53, runNext), rest === 0 ? 0 : 1);
  into[n++] = mix(mix(54, runBefore), runNext);
  if (run.end - run.first > 1) {
    into[n++] = mix(mix(55, hashes[run.first]!), rest);
    into[n++] = mix(mix(56, hashes[runLast]!), offset);
    into[n++] = mix(mix(57, clusters[run.first]!), rest);
    into[n++] = mix(mix(58, clusters[runLast]!), offset);
    into[n++] = mix(mix(59, lexical[run.first]! & NAME_BITS), rest);
    into[n++] = mix(mix(60, lexical[runLast]! & NAME_BITS), offset);
    into[n++] = mix(mix(61, uses.get(hashes[runLast]!)), 0);
  }
  into[n++] = mix(mix(62, run.first > first ? clusters[run.first - 1]! : -1), rest === 0 ? 0 : 1);
  into[n++] = mix(mix(63, run.end < end ? clusters[run.end]! : -1), rest === 0 ? 0 : 1);
  into[n++] = mix(mix(64, run.first > first ? lexical[run.first - 1]! : -1), offset === 0 ? 0 : 1);
  into[n++] = mix(mix(65, run.end < end ? lexical[run.end]! : -1), rest === 0 ? 0 : 1);
  return n;
}

/** Writes a feature for each bit that is set, the lowest first. @returns the place after the last */
function bitFeatures(template: number, bits: number, into: Int32Array, at: number): number {
  let n = at;
  for (let rest = bits; rest !== 0; rest &= rest - 1)
    into[n++] = mix(template, 31 - Math.clz32(rest & -rest));
  return n;
}

/** Bits of the lexicon that tell kinds of names apart, without those about neighbouring words. */
const NAME_BITS =
  LexiconBit.givenMale |
  LexiconBit.givenFemale |
  LexiconBit.frequentSurname |
  LexiconBit.surname |
  LexiconBit.rareSurname |
  LexiconBit.common |
  LexiconBit.function |
  LexiconBit.organizationHead |
  LexiconBit.organizationSuffix |
  LexiconBit.locationHead |
  LexiconBit.locationOpener |
  LexiconBit.miscHead |
  LexiconBit.city |
  LexiconBit.place |
  LexiconBit.organization |
  LexiconBit.demonym |
  LexiconBit.miscellany |
  LexiconBit.possibleOrganization;

/** Most words of a run read on each side of the token. */
const LONGEST_RUN_SIDE = 12;

function runAround(
  { casing, lexical }: TokenEvidence,
  i: number,
  sentenceFirst: number,
  sentenceEnd: number,
): Run {
  const { shapes, isInitial } = casing;
  if (!isNameShape(shapes[i]!)) return { first: i, end: i + 1 };
  const leftmost = Math.max(sentenceFirst, i - LONGEST_RUN_SIDE);
  const rightmost = Math.min(sentenceEnd, i + 1 + LONGEST_RUN_SIDE);
  let first = i;
  while (first > leftmost && isNameShape(shapes[first - 1]!)) first--;
  if (first < i && isInitial[first] === 1 && (lexical[first]! & LexiconBit.function) !== 0) first++;
  let end = i + 1;
  while (end < rightmost && isNameShape(shapes[end]!)) end++;
  return { first, end };
}

/**
 * The spelling of a token as a hash: its letters and digits by kind, repetitions shortened, so that `McLean` and
 * `DeLay` are alike.
 */
function shapeHash(text: string): number {
  let hash = 17;
  let before = 0;
  let repeated = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind =
      unit >= 97 && unit <= 122
        ? 1
        : unit >= 65 && unit <= 90
          ? 2
          : unit >= 48 && unit <= 57
            ? 3
            : unit > 127
              ? 4
              : unit;
    repeated = kind === before ? repeated + 1 : 0;
    before = kind;
    if (repeated < 2) hash = Math.imul(hash, 31) + kind;
  }
  return hash;
}
