import { POLITICAL_NOUNS } from './context.js';
import { Style } from './document-words.js';
import { COMMON_WORDS, GIVEN_NAMES, SURNAMES, TITLES, VERBS_OF_PEOPLE } from './gazetteers.js';
import { behindPersonPart, isPossibleGivenName } from './person-parts.js';
import { type Found, found, isGlued, isNoName, knownNameAt, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

const LONGEST = 8;

/** The name that begins at `first` and that only capitals show: no list knows it, no head word closes it. */
export function plainNameAt(scan: Scan, first: number): Found | null {
  const { shapes } = scan.words;
  if (shapes[first] === Shape.capitals) return acronymAt(scan, first);
  if (shapes[first] === Shape.camel) {
    return found(first + 1, 'plain', { isCertain: !COMMON_WORDS.has(scan.tokens.lowers[first]!) });
  }
  let end = behindPersonPart(scan, first, first);
  while (end < scan.end && end - first < LONGEST) {
    const next = goesOnTo(scan, first, end);
    if (next < 0) break;
    end = next;
  }
  const behindDomain = domainEnd(scan, end);
  if (behindDomain > 0) return found(behindDomain, 'headed', { headType: 'organization' });
  return end === first + 1 ? single(scan, first) : several(scan, first, end);
}

/** Behind the next word of a run; -1 where the run ends. */
function goesOnTo(scan: Scan, first: number, at: number): number {
  const { tokens } = scan;
  const next = behindPersonPart(scan, first, at);
  if (next < 0) return -1;
  const lower = tokens.lowers[at]!;
  if (isNoName(lower) || POLITICAL_NOUNS.has(lower)) return -1;
  if (scan.style !== Style.running && !isNameWord(scan, at)) return -1;
  const isBehindGivenName = at === first + 1 && isPossibleGivenName(tokens.lowers[first]!);
  const known = knownNameAt(scan, at);
  if (known !== null) {
    const canBeSurname = known.words.length === 1 && (SURNAMES.has(lower) || known.source === 'city');
    return isBehindGivenName && canBeSurname ? next : -1;
  }
  if (TITLES.longestAt(tokens, at, scan.end) !== null)
    return isBehindGivenName && SURNAMES.has(lower) ? next : -1;
  return next;
}

/** Whether a word of a headline is a name by what the lists or the body say. */
function isNameWord({ tokens, words }: Scan, token: number): boolean {
  const lower = tokens.lowers[token]!;
  if (words.capitalised.has(lower) && !words.lower.has(lower)) return true;
  if (COMMON_WORDS.has(lower)) return false;
  return GIVEN_NAMES.has(lower) || SURNAMES.has(lower) || words.shapes[token] === Shape.initial;
}

/** `NTRC`: capitals that are neither a common word shouted nor part of a line in capitals. */
function acronymAt({ tokens, words, style, first, end }: Scan, token: number): Found | null {
  const lower = tokens.lowers[token]!;
  const isNumeral = /^[IVXLC]+$/.test(tokens.texts[token]!);
  if (COMMON_WORDS.has(lower) || isNumeral || style === Style.capitals) {
    return words.capitalised.has(lower) ? found(token + 1, 'plain', { isCertain: false }) : null;
  }
  const isAmongCapitals =
    (token + 1 < end && words.shapes[token + 1] === Shape.capitals) ||
    (token > first && words.shapes[token - 1] === Shape.capitals);
  if (tokens.texts[token]!.length <= 6 && !isAmongCapitals) {
    return found(token + 1, 'acronym', { isCertain: !/\d/.test(lower) });
  }
  return found(token + 1, 'plain', { isCertain: GIVEN_NAMES.has(lower) && !isAmongCapitals });
}

/** Behind `.com` and the like, glued to the name; -1 when there is none. */
function domainEnd({ tokens, end }: Scan, at: number): number {
  if (at + 1 >= end || tokens.texts[at] !== '.' || !isGlued(tokens, at) || !isGlued(tokens, at + 1))
    return -1;
  return /^(?:com|org|net)$/.test(tokens.texts[at + 1]!) ? at + 2 : -1;
}

/** A name of one word. */
function single(scan: Scan, first: number): Found | null {
  const { tokens, words, style } = scan;
  const end = first + 1;
  const lower = tokens.lowers[first]!;
  if (words.shapes[first] === Shape.initial) return null;
  if (style !== Style.running)
    return isNameWord(scan, first) ? found(end, 'plain', { isCertain: false }) : null;
  if (isElided(scan, first)) return null;
  const isInitial = words.isInitial[first] === 1;
  if (isInitial && tokens.texts[end] === '-' && isGlued(tokens, end)) return null;
  const isSeenSmall = words.lower.has(lower);
  if (!COMMON_WORDS.has(lower)) {
    const isListed = SURNAMES.has(lower) || GIVEN_NAMES.has(lower);
    const isNameHere = !isInitial || isListed || words.capitalised.has(lower) || isSubject(scan, end);
    return found(end, 'plain', { isCertain: !isSeenSmall && isNameHere });
  }
  if (isSportsTeam(scan, first)) return found(end, 'headed', { headType: 'organization' });
  const isRepeated = !isInitial && (words.capitalised.get(lower) ?? 0) > 1 && !isSeenSmall;
  return found(end, 'plain', { isCertain: isRepeated && SURNAMES.has(lower) });
}

const isSubject = ({ tokens, end }: Scan, at: number): boolean =>
  at < end && VERBS_OF_PEOPLE.has(tokens.lowers[at]!);

/** `Cryin’`: a participle that lost its g. */
const isElided = ({ tokens }: Scan, token: number): boolean =>
  /^['’]$/.test(tokens.texts[token + 1] ?? '') && COMMON_WORDS.has(`${tokens.lowers[token]}g`);

/** `Auburn football coach`: a word with a capital inside a sentence, before a sport. */
const isSportsTeam = ({ tokens, words, end }: Scan, token: number): boolean =>
  words.isInitial[token] === 0 &&
  token + 1 < end &&
  /^(?:football|basketball|baseball|soccer|hockey|volleyball|softball)$/.test(tokens.texts[token + 1]!);

/** A name of several words; null when its first word has its capital from its place or is an epithet. */
function several(scan: Scan, first: number, end: number): Found | null {
  const { tokens, words, style } = scan;
  const lower = tokens.lowers[first]!;
  const isGiven = isPossibleGivenName(lower);
  if (style !== Style.running)
    return isNameWord(scan, first) ? found(end, 'plain', { isCertain: isGiven }) : null;
  const isInitial = words.isInitial[first] === 1;
  if (COMMON_WORDS.has(lower) && !isGiven) {
    if (isInitial && !words.capitalised.has(lower)) return null;
    if (!isInitial && isPossibleGivenName(tokens.lowers[first + 1]!)) return null;
  }
  return found(end, 'plain', {
    isCertain: isGiven || words.isQuoted[first] === 0 || !isAllCommon(scan, first, end),
  });
}

function isAllCommon({ tokens, words }: Scan, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    if (isNameShape(words.shapes[i]!) && !COMMON_WORDS.has(tokens.lowers[i]!)) return false;
  }
  return true;
}
