import { TokenKind } from '../../../language/tokens.js';
import { wordClasses } from '../../../tagger/word-classes.js';
import { WordTable } from '../../../text/word-table.js';
import type { TextDocument } from '../../document.js';
import { KNOWN_NAMES, type KnownName, TITLES } from '../lists/gazetteers.js';
import { LEXICON, Word } from '../lists/lexicon.js';
import { type DocumentWords, Style } from './document-words.js';
import { isNameShape, Shape } from './shapes.js';

/** How a word is used in the document, a bit each; of words that have a capital somewhere. */
const Use = {
  small: 1 << 0,
  capitalInside: 1 << 1,
  behindTitle: 1 << 2,
  behindGivenName: 1 << 3,
  withOrganizationHead: 1 << 4,
  withLocationHead: 1 << 5,
  beforeSurname: 1 << 6,
  beforeVerbOfPeople: 1 << 7,
  behindPlacePreposition: 1 << 8,
  inKnownLocation: 1 << 9,
  inKnownOrganization: 1 << 10,
  behindRole: 1 << 11,
  initials: 1 << 12,
  inBrackets: 1 << 13,
  behindThe: 1 << 14,
  behindArticle: 1 << 15,
  beforeSmallNoun: 1 << 16,
  beforeClitic: 1 << 17,
  beforeVerbOfOrganizations: 1 << 18,
  inKnownMisc: 1 << 19,
  withOrganizationSuffix: 1 << 20,
  alone: 1 << 21,
  beforePlaceFollower: 1 << 22,
} as const;

/** What is known of each token before names are recognised. */
export interface Evidence {
  readonly document: TextDocument;
  readonly words: DocumentWords;
  /** {@link Word} bits. */
  readonly lexical: Int32Array;
  readonly classes: Int32Array;
  /** Whether the token is part of a listed name: type and place in it, 0 for no part. */
  readonly known: Uint8Array;
  /** 1 for tokens of a title, `President`. */
  readonly isTitle: Uint8Array;
  /** {@link Use} bits by the word's hash. */
  readonly uses: WordTable;
}

export function gatherEvidence(document: TextDocument, words: DocumentWords): Evidence {
  const { tokens } = document;
  const classTable = wordClasses();
  const lexical = new Int32Array(tokens.count);
  const classes = new Int32Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] === TokenKind.punctuation) continue;
    const hash = tokens.hashes[i]!;
    lexical[i] = LEXICON.get(hash);
    classes[i] = classTable.get(hash);
  }
  const evidence: Evidence = {
    document,
    words,
    lexical,
    classes,
    known: new Uint8Array(tokens.count),
    isTitle: new Uint8Array(tokens.count),
    uses: new WordTable(256),
  };
  for (const sentence of document.sentences) {
    markPhrases(evidence, sentence.firstToken, sentence.endToken);
    if (words.styles[sentence.paragraph] === Style.running)
      markUses(evidence, sentence.firstToken, sentence.endToken);
  }
  for (let i = 0; i < tokens.count; i++)
    if (words.shapes[i] === Shape.lower && evidence.uses.get(tokens.hashes[i]!) !== 0)
      evidence.uses.mark(tokens.hashes[i]!, Use.small);
  return evidence;
}

const SOURCES: Readonly<Record<KnownName['source'], number>> = {
  place: 1,
  city: 2,
  demonym: 3,
  organization: 4,
  miscellany: 5,
};

/** Place in a listed name: the only token, the first, one inside, the last. */
const PLACES = 4;

/** Whether a value of `known` is that of a demonym by itself. */
export const isDemonym = (known: number): boolean => known === SOURCES.demonym * PLACES;

/** Whether a value of `known` is that of a state, country or the like of one word. */
export const isPlace = (known: number): boolean => known === SOURCES.place * PLACES;

/** Whether a value of `known` is that of a part of an organisation's name. */
export const isInOrganization = (known: number): boolean =>
  known > SOURCES.organization * PLACES && known < SOURCES.miscellany * PLACES;

function markPhrases(
  { document, words, lexical, known, isTitle }: Evidence,
  first: number,
  end: number,
): void {
  const { tokens } = document;
  let behindName = first;
  let behindTitle = first;
  for (let i = first; i < end; i++) {
    if (words.shapes[i] === Shape.other) continue;
    const bits = lexical[i]!;
    if ((bits & Word.opensTitle) !== 0 && i >= behindTitle) {
      const title = TITLES.longestAt(tokens, i, end);
      if (title !== null) {
        behindTitle = i + title.words.length;
        isTitle.fill(1, i, behindTitle);
      }
    }
    if ((bits & Word.opensKnownName) === 0 || i < behindName) continue;
    const name = KNOWN_NAMES.longestAt(tokens, i, end);
    if (name === null) continue;
    behindName = i + name.words.length;
    const source = SOURCES[name.source] * PLACES;
    for (let k = i; k < behindName; k++) {
      const isFirst = k === i;
      const isLast = k === behindName - 1;
      known[k] = source + (isFirst && isLast ? 0 : isFirst ? 1 : isLast ? 3 : 2);
    }
  }
}

const GIVEN = Word.givenMale | Word.givenFemale | Word.nickname;

/** Notes how the words of the runs of capitals between `first` and `end` are used. */
function markUses(evidence: Evidence, first: number, end: number): void {
  const { shapes, isInitial } = evidence.words;
  for (let i = first; i < end; ) {
    if (!isNameShape(shapes[i]!)) {
      i++;
      continue;
    }
    let runEnd = i + 1;
    while (runEnd < end && isNameShape(shapes[runEnd]!)) runEnd++;
    const start =
      isInitial[i] === 1 && runEnd > i + 1 && (evidence.lexical[i]! & Word.function) !== 0 ? i + 1 : i;
    markRun(evidence, start, runEnd, first, end);
    i = runEnd;
  }
}

function markRun(evidence: Evidence, start: number, runEnd: number, first: number, end: number): void {
  const { document, words, lexical, known, isTitle, uses } = evidence;
  const { tokens } = document;
  const last = runEnd - 1;
  let shared = 0;
  if (runEnd > start + 1) {
    if ((lexical[last]! & Word.organizationHead) !== 0) shared |= Use.withOrganizationHead;
    if ((lexical[last]! & Word.organizationSuffix) !== 0) shared |= Use.withOrganizationSuffix;
    if ((lexical[last]! & Word.locationHead) !== 0) shared |= Use.withLocationHead;
  }
  const before = start > first ? lexical[start - 1]! : 0;
  if ((before & Word.placePreposition) !== 0) shared |= Use.behindPlacePreposition;
  if (
    (before & Word.role) !== 0 ||
    (start > first + 1 && tokens.texts[start - 1] === ',' && (lexical[start - 2]! & Word.role) !== 0)
  )
    shared |= Use.behindRole;
  if (start > first) {
    const text = tokens.lowers[start - 1]!;
    if (text === 'the') shared |= Use.behindThe;
    else if (text === 'a' || text === 'an') shared |= Use.behindArticle;
    else if (text === '(' && tokens.texts[runEnd] === ')') shared |= Use.inBrackets;
    if (isTitle[start - 1] === 1) shared |= Use.behindTitle;
  }
  let atEnd = 0;
  if (runEnd < end) {
    const next = lexical[runEnd]!;
    if ((next & Word.verbOfPeople) !== 0) atEnd |= Use.beforeVerbOfPeople;
    if ((next & Word.verbOfOrganizations) !== 0) atEnd |= Use.beforeVerbOfOrganizations;
    if ((next & Word.placeFollower) !== 0) atEnd |= Use.beforePlaceFollower;
    if (tokens.kinds[runEnd] === TokenKind.clitic) atEnd |= Use.beforeClitic;
    else if (words.shapes[runEnd] === Shape.lower && (next & (Word.function | Word.verbOfPeople)) === 0)
      atEnd |= Use.beforeSmallNoun;
  }
  for (let i = start; i < runEnd; i++) {
    let bits = shared;
    if (words.isInitial[i] === 0) bits |= Use.capitalInside;
    if (i === last) bits |= atEnd;
    if (runEnd === start + 1) bits |= Use.alone;
    if (i > start && (lexical[start]! & GIVEN) !== 0) bits |= Use.behindGivenName;
    if (i > start && isTitle[i - 1] === 1 && isTitle[i] === 0) bits |= Use.behindTitle;
    if (i < last && (lexical[i]! & GIVEN) !== 0) bits |= Use.beforeSurname;
    if (words.shapes[i] === Shape.capitals) bits |= Use.initials;
    if (known[i]! % PLACES !== 0) {
      const source = known[i]! >> 2;
      if (source <= SOURCES.city) bits |= Use.inKnownLocation;
      else if (source === SOURCES.organization) bits |= Use.inKnownOrganization;
      else bits |= Use.inKnownMisc;
    }
    uses.mark(tokens.hashes[i]!, bits);
  }
}
