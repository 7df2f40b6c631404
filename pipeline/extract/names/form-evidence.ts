import type { TextDocument } from '../document.js';
import type { Candidate } from './candidates.js';
import { type Evidence, noEvidence } from './context.js';
import type { DocumentWords } from './document-words.js';
import { COMMON_WORDS, GIVEN_NAMES, KNOWN_NAMES, SURNAMES } from './gazetteers.js';
import { GENERATIONS, isPossibleGivenName } from './person-parts.js';
import { Shape } from './shapes.js';

/** What is known of the document's names while evidence is gathered. */
interface KnownWords {
  /** Last words of persons' full names. */
  readonly persons: ReadonlySet<string>;
  /** First words of organisations' full names. */
  readonly organizations: ReadonlySet<string>;
}

/** What the name itself says. */
export function formEvidence(
  document: TextDocument,
  words: DocumentWords,
  candidate: Candidate,
  names: KnownWords,
): Evidence {
  const evidence = noEvidence();
  if (candidate.known !== null) knownEvidence(document, candidate, names, evidence);
  else if (candidate.headType !== null) evidence[candidate.headType] += 6;
  else if (candidate.form === 'work') evidence.misc += 3;
  else if (candidate.form === 'handle') evidence.person += 6;
  else if (candidate.form === 'acronym') evidence.organization += 1.5;
  else if (candidate.endToken - candidate.firstToken === 1)
    singleEvidence(document, candidate, names, evidence);
  else severalEvidence(document, words, candidate, evidence);
  return evidence;
}

function knownEvidence(
  document: TextDocument,
  candidate: Candidate,
  names: KnownWords,
  evidence: Evidence,
): void {
  const known = candidate.known!;
  const lower = document.tokens.lowers[candidate.firstToken]!;
  const isSingle = known.words.length === 1;
  const isAlsoPerson = isSingle && (SURNAMES.has(lower) || GIVEN_NAMES.has(lower));
  if (known.source === 'demonym') evidence.misc += 8;
  else if (known.source === 'city')
    evidence.location += isAlsoPerson ? cityWeight(known.population, lower) : 5;
  else evidence[known.type] += isAlsoPerson ? 4.5 : 7;
  if (isAlsoPerson) evidence.person += 1;
  if (isSingle && names.persons.has(lower)) evidence.person += 5;
}

/** Of cities that are persons' names too, large ones and rare surnames are more likely the city. */
function cityWeight(thousands: number, lower: string): number {
  if (thousands > 500) return 5;
  return (SURNAMES.get(lower) ?? Number.POSITIVE_INFINITY) < 2000 ? 2 : 3.5;
}

function singleEvidence(
  document: TextDocument,
  candidate: Candidate,
  names: KnownWords,
  evidence: Evidence,
): void {
  const { tokens } = document;
  const lower = tokens.lowers[candidate.firstToken]!;
  if (names.persons.has(lower)) evidence.person += 5;
  else if (names.organizations.has(lower) && !COMMON_WORDS.has(lower)) evidence.organization += 3;
  evidence.person += 0.6;
  evidence.organization += 0.7;
  evidence.location += 0.3;
  if (GIVEN_NAMES.has(lower)) evidence.person += 2;
  const rank = SURNAMES.get(lower);
  if (rank !== undefined) evidence.person += rank < 5000 ? 1.5 : 0.8;
  if (/(?:ville|burg|burgh|stan|shire|ford|grad|abad|pur|polis|land|ia)$/.test(lower))
    evidence.location += 0.9;
  if (/(?:ian|ese|ist|ists|ism|ians|ish)$/.test(lower)) evidence.misc += 2;
  if (/(?:corp|tech|soft|com|net|bank|tel)$/.test(lower)) evidence.organization += 1;
  if (tokens.texts[candidate.firstToken]!.slice(1) !== lower.slice(1)) evidence.organization += 0.7;
}

function severalEvidence(
  document: TextDocument,
  words: DocumentWords,
  candidate: Candidate,
  evidence: Evidence,
): void {
  const { tokens } = document;
  const { firstToken, endToken } = candidate;
  const first = tokens.lowers[firstToken]!;
  const last = tokens.lowers[lastWord(document, candidate)]!;
  const isShort = endToken - firstToken <= 4;
  let common = 0;
  let length = 0;
  for (let i = firstToken; i < endToken; i++) {
    if (words.shapes[i] === Shape.other) continue;
    length++;
    if (COMMON_WORDS.has(tokens.lowers[i]!)) common++;
    if (words.shapes[i] === Shape.initial || words.shapes[i] === Shape.dotted) evidence.person += 2;
  }
  if (isPossibleGivenName(first)) evidence.person += 3;
  else if (KNOWN_NAMES.longestAt(tokens, firstToken, endToken)?.type === 'location')
    evidence.organization += 1.5;
  if (SURNAMES.has(last)) evidence.person += 0.7;
  if (GENERATIONS.has(tokens.lowers[endToken - 1]!)) evidence.person += 3;
  if (isShort && common === 0) evidence.person += 1.5;
  if (common === length) evidence.misc += 1.8;
  if (common > 0 && !isPossibleGivenName(first)) evidence.organization += 1;
  evidence.organization += 0.5;
  evidence.location += 0.3;
}

/** The last word that is no generation mark or full stop. */
export function lastWord(document: TextDocument, { firstToken, endToken }: Candidate): number {
  const { tokens } = document;
  let i = endToken - 1;
  while (i > firstToken && (GENERATIONS.has(tokens.lowers[i]!) || /^[.,]$/.test(tokens.texts[i]!))) i--;
  return i;
}
