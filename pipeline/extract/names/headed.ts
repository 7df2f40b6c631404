import {
  COMMON_WORDS,
  FUNCTION_WORDS,
  GIVEN_NAMES,
  LOCATION_HEADS,
  LOCATION_OPENERS,
  MISC_HEADS,
  NOT_NAMES,
  ORGANIZATION_HEADS,
  ORGANIZATION_SUFFIXES,
  SURNAME_HEADS,
  SURNAMES,
  TITLES,
} from './gazetteers.js';
import type { NameType } from './name-type.js';
import { isGlued, knownNameAt, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

/** A name whose type one of its words tells: `Auburn University`, `Lake Erie`, `Bank of England`. */
export interface HeadedName {
  readonly end: number;
  readonly type: NameType;
}

const LONGEST = 10;

/** Heads that may begin the name, before "of" or "for". */
const OPENING_HEADS = new Set(
  'university bank department ministry office bureau board church college institute court council house society association museum school academy center centers centre chamber federation league city town county state republic kingdom gulf bay isle strait province port district village battle treaty siege order committee commission campaign friends citizens doctors reporters knights sons daughters international alliance coalition union army party free people'.split(
    ' ',
  ),
);
const OPENING_LOCATIONS = new Set(
  'city town county state republic kingdom gulf bay isle strait province port district village'.split(' '),
);
const OPENING_MISC = new Set('battle treaty siege order'.split(' '));

/** The headed name that begins at token `first`; null when there is none. */
export function headedNameAt(scan: Scan, first: number): HeadedName | null {
  return openedPlace(scan, first) ?? headBeforeOf(scan, first) ?? headAtEnd(scan, first);
}

/** `Lake Erie`, `Fort Wayne`, `San Juan`. */
function openedPlace(scan: Scan, first: number): HeadedName | null {
  const { tokens } = scan;
  let opener = tokens.lowers[first]!;
  let next = first + 1;
  if (next < scan.end && tokens.texts[next] === '.' && tokens.starts[next] === tokens.ends[first]) {
    opener = `${opener}.`;
    next++;
  }
  if (!LOCATION_OPENERS.has(opener) || next >= scan.end) return null;
  if (scan.words.shapes[next] !== Shape.capitalised || FUNCTION_WORDS.has(tokens.lowers[next]!)) return null;
  if (TITLES.longestAt(tokens, next, scan.end) !== null || isHead(tokens.lowers[next]!)) return null;
  const after = next + 1;
  const hasHead =
    after < scan.end && scan.words.shapes[after] === Shape.capitalised && isHead(tokens.lowers[after]!);
  return hasHead ? null : { end: after, type: 'location' };
}

/** `Hall of Fame` and the like: what "of" adds to a head of another type. */
const FAME = new Set(['hall', 'halls']);

const isHead = (lower: string): boolean =>
  ORGANIZATION_HEADS.has(lower) || LOCATION_HEADS.has(lower) || MISC_HEADS.has(lower);

/** `University of Alabama`, `Department of Health and Human Services`. */
function headBeforeOf(scan: Scan, first: number): HeadedName | null {
  const { tokens } = scan;
  const head = tokens.lowers[first]!;
  if (!OPENING_HEADS.has(head)) return null;
  const end = behindOf(scan, first + 1);
  if (end < 0) return null;
  if (OPENING_LOCATIONS.has(head)) return { end, type: 'location' };
  if (OPENING_MISC.has(head)) return { end, type: 'misc' };
  return { end: behindSecondHead(scan, end), type: 'organization' };
}

/** `University of Chicago Law Review`: a head again, at most three words on. */
function behindSecondHead(scan: Scan, end: number): number {
  for (let i = end; i < Math.min(scan.end, end + 3) && continues(scan, i); i++) {
    const lower = scan.tokens.lowers[i]!;
    if (TITLES.longestAt(scan.tokens, i, scan.end) !== null) break;
    if (ORGANIZATION_HEADS.has(lower)) return i + 1;
  }
  return end;
}

/** Behind "of X", "of the X", "for X and Y" at token `at`; -1 when no such phrase stands there. */
function behindOf(scan: Scan, at: number): number {
  const { tokens } = scan;
  const connector = tokens.lowers[at];
  if (at >= scan.end || (connector !== 'of' && connector !== 'for')) return -1;
  let i = at + 1;
  if (i < scan.end && tokens.lowers[i] === 'the') i++;
  if (i >= scan.end || !continues(scan, i)) return -1;
  const known = knownNameAt(scan, i);
  if (known !== null && known.type === 'location') return i + known.words.length;
  while (i < scan.end && continues(scan, i)) {
    i++;
    if (i + 1 < scan.end && joinsCommon(scan, i)) i++;
  }
  return i;
}

/** Whether a word can go on a name that a head closes. */
function continues(scan: Scan, i: number): boolean {
  const lower = scan.tokens.lowers[i]!;
  const shape = scan.words.shapes[i]!;
  return isNameShape(shape) && !FUNCTION_WORDS.has(lower) && !NOT_NAMES.has(lower);
}

/** "and" or a comma between two common words in capitals: `Health and Human`, `Ways and Means`. */
function joinsCommon(scan: Scan, i: number): boolean {
  const { tokens } = scan;
  if (tokens.lowers[i] !== 'and' && tokens.lowers[i] !== '&') return false;
  return isCommonCapital(scan, i - 1) && isCommonCapital(scan, i + 1);
}

function isCommonCapital(scan: Scan, i: number): boolean {
  const lower = scan.tokens.lowers[i]!;
  return scan.words.shapes[i] === Shape.capitalised && COMMON_WORDS.has(lower) && !GIVEN_NAMES.has(lower);
}

/** `Auburn University`, `Securities and Exchange Commission`, `Carr Futures Inc.`, `Hudson River`. */
function headAtEnd(scan: Scan, first: number): HeadedName | null {
  const { tokens } = scan;
  const last = Math.min(scan.end, first + LONGEST);
  if (!continues(scan, first)) return null;
  let found: HeadedName | null = null;
  let i = first + 1;
  while (i < last) {
    const lower = tokens.lowers[i]!;
    if (tokens.texts[i] === '.' && isGlued(scan.tokens, i) && scan.words.shapes[i - 1]! === Shape.initial) {
      i++;
      continue;
    }
    if (tokens.texts[i] === ',' && i + 1 < last && ORGANIZATION_SUFFIXES.has(suffixAt(scan, i + 1))) {
      found = { end: behindSuffix(scan, i + 1), type: 'organization' };
      break;
    }
    if (isBridge(scan, i) || isPossessiveOfCommon(scan, i)) {
      i++;
      continue;
    }
    if (!continues(scan, i)) break;
    if (ORGANIZATION_SUFFIXES.has(suffixAt(scan, i))) {
      found = { end: behindSuffix(scan, i), type: 'organization' };
      i = found.end;
      continue;
    }
    if (ORGANIZATION_HEADS.has(lower)) found = { end: numbered(scan, i + 1), type: 'organization' };
    else if (LOCATION_HEADS.has(lower) && !isPersonLike(scan, first, i))
      found = { end: i + 1, type: 'location' };
    else if (MISC_HEADS.has(lower)) found = { end: numbered(scan, i + 1), type: 'misc' };
    else if (TITLES.longestAt(tokens, i, scan.end) !== null && !nextIsHead(scan, i)) break;
    i++;
  }
  if (found === null || isPresidency(scan, first, found.end)) return null;
  return extendedByOf(scan, found);
}

/** `Carter Administration` is no organisation: it names Carter. */
const isPresidency = (scan: Scan, first: number, end: number): boolean =>
  end === first + 2 &&
  scan.tokens.lowers[first + 1] === 'administration' &&
  (SURNAMES.has(scan.tokens.lowers[first]!) || GIVEN_NAMES.has(scan.tokens.lowers[first]!));

/** `Baseball Hall of Fame`, `Second Battle of Bull Run`, `State University of Iowa`. */
function extendedByOf(scan: Scan, found: HeadedName): HeadedName {
  const head = scan.tokens.lowers[found.end - 1]!;
  const isOpening = OPENING_HEADS.has(head);
  if (!isOpening && !FAME.has(head)) return found;
  const end = behindOf(scan, found.end);
  if (end < 0) return found;
  if (FAME.has(head)) return scan.tokens.lowers[end - 1] === 'fame' ? { end, type: 'organization' } : found;
  return { end, type: found.type };
}

const nextIsHead = (scan: Scan, i: number): boolean =>
  i + 1 < scan.end && scan.words.shapes[i + 1] === Shape.capitalised && isHead(scan.tokens.lowers[i + 1]!);

/** "&", "-" and "and" inside a name that a head closes. */
function isBridge(scan: Scan, i: number): boolean {
  const text = scan.tokens.texts[i]!;
  if (text === '&') return i + 1 < scan.tokens.count && continues(scan, i + 1);
  if (text === '-')
    return (
      isGlued(scan.tokens, i) && isGlued(scan.tokens, i + 1) && isNameShape(scan.words.shapes[i + 1] ?? 0)
    );
  return text === 'and' && i + 1 < scan.tokens.count && joinsCommon(scan, i);
}

/** `Children's Hospital`: the owner is a common word, unlike `Alabama's Supreme Court`. */
function isPossessiveOfCommon(scan: Scan, i: number): boolean {
  const { tokens } = scan;
  return (
    (tokens.lowers[i] === "'s" || tokens.lowers[i] === '’s') &&
    isCommonCapital(scan, i - 1) &&
    /(?:men|people|ren)$|^(?:king|queen)$/.test(tokens.lowers[i - 1]!)
  );
}

/** `Grant Park`, `Benny Hill`: a given name and a surname that is also a word for a place. */
const isPersonLike = (scan: Scan, first: number, head: number): boolean =>
  head === first + 1 &&
  SURNAME_HEADS.has(scan.tokens.lowers[head]!) &&
  GIVEN_NAMES.has(scan.tokens.lowers[first]!);

/** The token in small letters, with its full stop if one is glued to it. */
function suffixAt(scan: Scan, i: number): string {
  return scan.tokens.lowers[i] ?? '';
}

function behindSuffix(scan: Scan, i: number): number {
  const { tokens } = scan;
  const hasStop = i + 1 < scan.end && tokens.texts[i + 1] === '.' && isGlued(scan.tokens, i + 1);
  return hasStop ? i + 2 : i + 1;
}

/** `World War II`. */
function numbered(scan: Scan, end: number): number {
  if (end >= scan.end || scan.words.shapes[end]! < Shape.capitals) return end;
  return /^[IVX]+$/.test(scan.tokens.texts[end]!) ? end + 1 : end;
}
