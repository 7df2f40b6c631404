import { Style } from './document-words.js';
import { COMMON_WORDS, FUNCTION_WORDS, type KnownName, SURNAMES } from './gazetteers.js';
import { isPossibleGivenName } from './person-parts.js';
import { isGlued, isNoName, knownNameAt, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

/** State abbreviations that are words too: they stand for a state only behind a comma or a party's letter. */
const AMBIGUOUS_STATES = new Set('miss ore ill ind pa mass mo md del la wash mont'.split(' '));

/** Whether a known name stands for itself at `token`, not for a person of that name or for a common word. */
export function isKnownHere(scan: Scan, token: number, known: KnownName, isBehindTitle: boolean): boolean {
  const { tokens, words } = scan;
  const end = token + known.words.length;
  const lower = tokens.lowers[token]!;
  if (known.words.length > 1) return known.words[1] !== '.' || isStateHere(scan, token);
  const isCommon = COMMON_WORDS.has(lower);
  if (isCommon && known.source === 'city') return isPlaceContext(scan, token);
  const isCapitalDue = words.isInitial[token] === 1 || scan.style !== Style.running;
  if (isCommon && isCapitalDue && !words.capitalised.has(lower)) return false;
  if (FUNCTION_WORDS.has(lower) && (scan.style === Style.capitals || tokens.texts[token] !== known.words[0]))
    return false;
  if (isBehindTitle && known.type === 'location') {
    return end < scan.end && !startsPersonName(scan, token) && !SURNAMES.has(lower);
  }
  if (known.source === 'demonym')
    return !startsPersonName(scan, token) || COMMON_WORDS.has(tokens.lowers[end]!);
  return known.type !== 'location' || !startsPersonName(scan, token);
}

function isStateHere({ tokens }: Scan, token: number): boolean {
  if (!AMBIGUOUS_STATES.has(tokens.lowers[token]!)) return true;
  const before = tokens.texts[token - 1];
  return before === ',' || (before === '-' && isGlued(tokens, token));
}

/** "in Mobile", "Mobile, Ala.": a city whose name is a common word too. */
function isPlaceContext(scan: Scan, token: number): boolean {
  const { tokens } = scan;
  if (
    tokens.texts[token + 1] === ',' &&
    token + 2 < scan.end &&
    knownNameAt(scan, token + 2)?.source === 'place'
  ) {
    return true;
  }
  const next = token + 1;
  return (
    token > scan.first &&
    tokens.lowers[token - 1] === 'in' &&
    !(next < scan.end && isNameShape(scan.words.shapes[next]!))
  );
}

/** `Austin Lee`: a given name before a word with a capital that is no known name. */
export function startsPersonName(scan: Scan, token: number): boolean {
  const { tokens } = scan;
  const { shapes } = scan.words;
  if (token >= scan.end || !isPossibleGivenName(tokens.lowers[token]!)) return false;
  const next = token + 1;
  if (next >= scan.end || !isNameShape(shapes[next]!)) return false;
  const nextLower = tokens.lowers[next]!;
  if (shapes[next] === Shape.initial) return tokens.texts[next + 1] === '.';
  if (shapes[next] !== Shape.capitalised || isNoName(nextLower)) return false;
  const known = knownNameAt(scan, next);
  if (known !== null && !(known.words.length === 1 && SURNAMES.has(nextLower))) return false;
  return SURNAMES.has(nextLower) || !COMMON_WORDS.has(nextLower);
}
