import { TokenKind } from '../../../language/tokens.js';
import { wordClusters } from '../../../tagger/word-clusters.js';
import { hashText } from '../../../text/hash.js';
import { WordTable } from '../../../text/word-table.js';
import type { TextDocument } from '../../text-document.js';
import { KNOWN_NAMES, type KnownName, TITLES } from '../lists/gazetteers.js';
import { LEXICON, LexiconBit } from '../lists/lexicon.js';
import { CaseStyle, type TokenCasing } from './casing.js';
import { isNameShape, Shape } from './shapes.js';

/** How the document uses a word that it capitalises somewhere, one bit each. */
const UsageBit = {
  lowerCase: 1 << 0,
  capitalInside: 1 << 1,
  afterTitle: 1 << 2,
  afterGivenName: 1 << 3,
  withOrganizationHead: 1 << 4,
  withLocationHead: 1 << 5,
  beforeSurname: 1 << 6,
  beforeVerbOfPeople: 1 << 7,
  afterPlacePreposition: 1 << 8,
  inKnownLocation: 1 << 9,
  inKnownOrganization: 1 << 10,
  afterRole: 1 << 11,
  initials: 1 << 12,
  inBrackets: 1 << 13,
  afterThe: 1 << 14,
  afterArticle: 1 << 15,
  beforeLowerCaseNoun: 1 << 16,
  beforeClitic: 1 << 17,
  beforeVerbOfOrganizations: 1 << 18,
  inKnownMisc: 1 << 19,
  withOrganizationSuffix: 1 << 20,
  alone: 1 << 21,
  beforePlaceFollower: 1 << 22,
} as const;

/** What is known about each token before names are recognised. */
export interface TokenEvidence {
  readonly document: TextDocument;
  readonly casing: TokenCasing;
  /** {@link LexiconBit} bits. */
  readonly lexical: Int32Array;
  /** The word cluster of each token; 0 for none. */
  readonly clusters: Int32Array;
  /** The listed name that the token is part of, as its source and the token's position in it; 0 for none. */
  readonly known: Uint8Array;
  /** 1 for tokens of a title, `President`. */
  readonly isTitle: Uint8Array;
  /** {@link UsageBit} bits by the word's hash. */
  readonly uses: WordTable;
}

/** The lists write most words without: `jose`, `cafe`. */
const HAS_DIACRITIC = /[\u00DF-\u017F]/;

const withoutDiacritics = (lower: string): string => lower.normalize('NFKD').replace(/\p{M}/gu, '');

/** Looks up the tokens of a document in the lists, and records how it uses its capitalised words. */
export function gatherEvidence(document: TextDocument, casing: TokenCasing): TokenEvidence {
  const { tokens } = document;
  const clusterTable = wordClusters();
  const lexical = new Int32Array(tokens.count);
  const clusters = new Int32Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] === TokenKind.punctuation) continue;
    const hash = tokens.hashes[i]!;
    lexical[i] = LEXICON.get(hash);
    clusters[i] = clusterTable.get(hash);
    if (lexical[i] === 0 && HAS_DIACRITIC.test(tokens.lowers[i]!)) {
      const plain = hashText(withoutDiacritics(tokens.lowers[i]!));
      lexical[i] = LEXICON.get(plain);
      if (clusters[i] === 0) clusters[i] = clusterTable.get(plain);
    }
  }
  const evidence: TokenEvidence = {
    document,
    casing,
    lexical,
    clusters,
    known: new Uint8Array(tokens.count),
    isTitle: new Uint8Array(tokens.count),
    uses: new WordTable(256),
  };
  for (const sentence of document.sentences) {
    markListedPhrases(evidence, sentence.firstToken, sentence.endToken);
    if (casing.styles[sentence.paragraph] === CaseStyle.running)
      recordUsage(evidence, sentence.firstToken, sentence.endToken);
  }
  for (let i = 0; i < tokens.count; i++)
    if (casing.shapes[i] === Shape.lower && evidence.uses.get(tokens.hashes[i]!) !== 0)
      evidence.uses.addBits(tokens.hashes[i]!, UsageBit.lowerCase);
  return evidence;
}

const SOURCES: Readonly<Record<KnownName['source'], number>> = {
  place: 1,
  city: 2,
  demonym: 3,
  organization: 4,
  miscellany: 5,
  possibleOrganization: 6,
};

/** Positions in a listed name, in the order of the tagger's: the only token, the first, one inside, the last. */
const POSITIONS = 4;

/** The position of a token in its listed name. */
export const positionInPhrase = (known: number): number => known % POSITIONS;

/** Whether a value of `known` is that of a demonym by itself. */
export const isDemonym = (known: number): boolean => known === SOURCES.demonym * POSITIONS;

/** Whether a value of `known` is that of a state, country or the like of one word. */
export const isPlace = (known: number): boolean => known === SOURCES.place * POSITIONS;

/** Whether a value of `known` is that of a city of one word. */
export const isCity = (known: number): boolean => known === SOURCES.city * POSITIONS;

/** Whether a value of `known` is that of a part of a state's, country's or the like of several words. */
export const isInPlace = (known: number): boolean =>
  known > SOURCES.place * POSITIONS && known < SOURCES.city * POSITIONS;

/** Whether a value of `known` is that of the first word of such a place. */
export const beginsPlace = (known: number): boolean => known === SOURCES.place * POSITIONS + 1;

/** Whether a value of `known` is that of a part of an organisation's name. */
export const isInOrganization = (known: number): boolean =>
  known > SOURCES.organization * POSITIONS && known < SOURCES.miscellany * POSITIONS;

/** Whether a value of `known` is that of an event, law, prize or the like of one word. */
export const isMiscellany = (known: number): boolean => known === SOURCES.miscellany * POSITIONS;

/** Whether a value of `known` is that of a part of such a name of several words. */
export const isInMiscellany = (known: number): boolean =>
  known > SOURCES.miscellany * POSITIONS && known < SOURCES.possibleOrganization * POSITIONS;

function markListedPhrases(
  { document, casing, lexical, known, isTitle }: TokenEvidence,
  first: number,
  end: number,
): void {
  const { tokens } = document;
  let nameEnd = first;
  let titleEnd = first;
  for (let i = first; i < end; i++) {
    if (casing.shapes[i] === Shape.other) continue;
    const bits = lexical[i]!;
    if ((bits & LexiconBit.opensTitle) !== 0 && i >= titleEnd) {
      const title = TITLES.longestAt(tokens, i, end);
      if (title !== null) {
        titleEnd = i + title.words.length;
        isTitle.fill(1, i, titleEnd);
      }
    }
    if ((bits & LexiconBit.opensKnownName) === 0 || i < nameEnd) continue;
    const name = KNOWN_NAMES.longestAt(tokens, i, end);
    if (name === null) continue;
    nameEnd = i + name.words.length;
    const source = SOURCES[name.source] * POSITIONS;
    for (let k = i; k < nameEnd; k++) {
      const isFirst = k === i;
      const isLast = k === nameEnd - 1;
      known[k] = source + (isFirst && isLast ? 0 : isFirst ? 1 : isLast ? 3 : 2);
    }
  }
}

const GIVEN = LexiconBit.givenMale | LexiconBit.givenFemale | LexiconBit.nickname;

/** Records how the words of each run of capitals between `first` and `end` are used. */
function recordUsage(evidence: TokenEvidence, first: number, end: number): void {
  const { shapes, isInitial } = evidence.casing;
  for (let i = first; i < end; ) {
    if (!isNameShape(shapes[i]!)) {
      i++;
      continue;
    }
    let runEnd = i + 1;
    while (runEnd < end && isNameShape(shapes[runEnd]!)) runEnd++;
    const start =
      isInitial[i] === 1 && runEnd > i + 1 && (evidence.lexical[i]! & LexiconBit.function) !== 0 ? i + 1 : i;
    recordUsageOfRun(evidence, start, runEnd, first, end);
    i = runEnd;
  }
}

function recordUsageOfRun(
  evidence: TokenEvidence,
  start: number,
  runEnd: number,
  first: number,
  end: number,
): void {
  const { document, casing, lexical, known, isTitle, uses } = evidence;
  const { tokens } = document;
  const last = runEnd - 1;
  let shared = 0;
  if (runEnd > start + 1) {
    if ((lexical[last]! & LexiconBit.organizationHead) !== 0) shared |= UsageBit.withOrganizationHead;
    if ((lexical[last]! & LexiconBit.organizationSuffix) !== 0) shared |= UsageBit.withOrganizationSuffix;
    if ((lexical[last]! & LexiconBit.locationHead) !== 0) shared |= UsageBit.withLocationHead;
  }
  const before = start > first ? lexical[start - 1]! : 0;
  if ((before & LexiconBit.placePreposition) !== 0) shared |= UsageBit.afterPlacePreposition;
  if (
    (before & LexiconBit.role) !== 0 ||
    (start > first + 1 && tokens.texts[start - 1] === ',' && (lexical[start - 2]! & LexiconBit.role) !== 0)
  )
    shared |= UsageBit.afterRole;
  if (start > first) {
    const text = tokens.lowers[start - 1]!;
    if (text === 'the') shared |= UsageBit.afterThe;
    else if (text === 'a' || text === 'an') shared |= UsageBit.afterArticle;
    else if (text === '(' && tokens.texts[runEnd] === ')') shared |= UsageBit.inBrackets;
    if (isTitle[start - 1] === 1) shared |= UsageBit.afterTitle;
  }
  let atEnd = 0;
  if (runEnd < end) {
    const next = lexical[runEnd]!;
    if ((next & LexiconBit.verbOfPeople) !== 0) atEnd |= UsageBit.beforeVerbOfPeople;
    if ((next & LexiconBit.verbOfOrganizations) !== 0) atEnd |= UsageBit.beforeVerbOfOrganizations;
    if ((next & LexiconBit.placeFollower) !== 0) atEnd |= UsageBit.beforePlaceFollower;
    if (tokens.kinds[runEnd] === TokenKind.clitic) atEnd |= UsageBit.beforeClitic;
    else if (
      casing.shapes[runEnd] === Shape.lower &&
      (next & (LexiconBit.function | LexiconBit.verbOfPeople)) === 0
    )
      atEnd |= UsageBit.beforeLowerCaseNoun;
  }
  for (let i = start; i < runEnd; i++) {
    let bits = shared;
    if (casing.isInitial[i] === 0) bits |= UsageBit.capitalInside;
    if (i === last) bits |= atEnd;
    if (runEnd === start + 1) bits |= UsageBit.alone;
    if (i > start && (lexical[start]! & GIVEN) !== 0) bits |= UsageBit.afterGivenName;
    if (i > start && isTitle[i - 1] === 1 && isTitle[i] === 0) bits |= UsageBit.afterTitle;
    if (i < last && (lexical[i]! & GIVEN) !== 0) bits |= UsageBit.beforeSurname;
    if (casing.shapes[i] === Shape.capitals) bits |= UsageBit.initials;
    if (known[i]! % POSITIONS !== 0) {
      const source = known[i]! >> 2;
      if (source <= SOURCES.city) bits |= UsageBit.inKnownLocation;
      else if (source === SOURCES.organization || source === SOURCES.possibleOrganization)
        bits |= UsageBit.inKnownOrganization;
      else bits |= UsageBit.inKnownMisc;
    }
    uses.addBits(tokens.hashes[i]!, bits);
  }
}
