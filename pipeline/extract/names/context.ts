import { TokenKind } from '../../text/tokens.js';
import type { TextDocument } from '../document.js';
import type { Candidate } from './candidates.js';
import {
  FUNCTION_WORDS,
  KIND_NOUNS,
  KNOWN_NAMES,
  PLACE_FOLLOWERS,
  PLACE_PREPOSITIONS,
  ROLE_NOUNS,
  VERBS_OF_ORGANIZATIONS,
  VERBS_OF_PEOPLE,
} from './gazetteers.js';
import type { NameType } from './name-type.js';

/** How much speaks for each type; the scale is that of {@link ./classify.ts}. */
export interface Evidence {
  person: number;
  organization: number;
  location: number;
  misc: number;
}

export const noEvidence = (): Evidence => ({ person: 0, organization: 0, location: 0, misc: 0 });

const TEAM_WORDS = new Set(
  'football basketball baseball soccer hockey coach fans player players quarterback game season shares stock employees executives spokesman spokeswoman officials'.split(
    ' ',
  ),
);
const COMPANY_WORDS = new Set(
  'shares stock employees executives spokesman spokeswoman officials customers subsidiary'.split(' '),
);
const KIN = new Set(
  'wife husband son daughter mother father brother sister attorney lawyer widow girlfriend boyfriend'.split(
    ' ',
  ),
);

/** Nouns behind a politician's name that are no part of it, even with a capital: `Carter Administration`. */
export const POLITICAL_NOUNS: ReadonlySet<string> = new Set([
  'administration',
  'campaign',
  'presidency',
  'camp',
]);

/** What the words around a candidate say of its type. */
export function contextEvidence(document: TextDocument, candidate: Candidate, evidence: Evidence): void {
  if (candidate.afterTitle) evidence.person += 4;
  before(document, candidate, evidence);
  behind(document, candidate, evidence);
}

/** "the Obama aides": the article belongs to the noun behind the name, and says nothing of the name. */
function isModifier(document: TextDocument, at: number): boolean {
  const { tokens } = document;
  if (POLITICAL_NOUNS.has(tokens.lowers[at] ?? '')) return true;
  if (at >= tokens.count || tokens.kinds[at] !== TokenKind.word || tokens.texts[at] !== tokens.lowers[at])
    return false;
  const next = tokens.lowers[at]!;
  return (
    !FUNCTION_WORDS.has(next) &&
    !VERBS_OF_PEOPLE.has(next) &&
    !VERBS_OF_ORGANIZATIONS.has(next) &&
    !/(?:ed|ly)$/.test(next)
  );
}

/** "the band Ash", "the village of Lee". */
function kindBefore(document: TextDocument, at: number, evidence: Evidence): void {
  const { texts } = document.tokens;
  const isOf = texts[at] === 'of';
  const kind = KIND_NOUNS.get(
    isOf || texts[at] === 'called' || texts[at] === 'named' ? (texts[at - 1] ?? '') : texts[at]!,
  );
  if (kind === undefined || (isOf && kind !== 'location')) return;
  evidence[kind] += isOf ? 2.5 : 2;
}

function before(document: TextDocument, candidate: Candidate, evidence: Evidence): void {
  const { tokens } = document;
  const first = candidate.firstToken;
  if (first === 0) return;
  let i = first - 1;
  const hasComma = tokens.texts[i] === ',';
  if (hasComma) i--;
  const word = tokens.lowers[i] ?? '';
  if (ROLE_NOUNS.has(word) && tokens.texts[i] === word) evidence.person += hasComma ? 1.5 : 2.5;
  if (hasComma) return;
  if (word === 'the' && isModifier(document, candidate.endToken)) return;
  kindBefore(document, i, evidence);
  if (word === 'the') {
    const preposition = tokens.lowers[i - 1] ?? '';
    evidence.organization += 0.8;
    evidence.misc += 0.4;
    evidence.person -= 1.5;
    evidence.location += preposition === 'in' ? 0.3 : 0;
    return;
  }
  if (word === 'in') evidence.location += 2;
  else if (word === 'near' || word === 'outside' || word === 'throughout') evidence.location += 1.5;
  else if (PLACE_PREPOSITIONS.has(word)) evidence.location += 0.8;
  else if (word === 'told' || word === 'asked' || word === 'with') evidence.person += 0.7;
  else if (word === 'a' || word === 'an') evidence.misc += 0.7;
}

function behind(document: TextDocument, candidate: Candidate, evidence: Evidence): void {
  const { tokens } = document;
  const at = candidate.endToken;
  if (at >= tokens.count) return;
  const next = tokens.lowers[at]!;
  if (tokens.kinds[at] === TokenKind.clitic) {
    evidence.person += 0.3;
    if (KIN.has(tokens.lowers[at + 1] ?? '')) evidence.person += 2;
    return;
  }
  if (PLACE_FOLLOWERS.has(next)) evidence.location += 1;
  if (POLITICAL_NOUNS.has(next)) evidence.person += 1.5;
  if (next === ',') {
    afterComma(document, at + 1, evidence);
    return;
  }
  if (next === 'is' || next === 'was' || next === 'are' || next === 'were')
    describedAs(document, at + 1, evidence);
  if (next === 'who' || next === 'whose') evidence.person += 2;
  else if (VERBS_OF_PEOPLE.has(next)) {
    evidence.person += 0.8;
    evidence.organization += 0.2;
  } else if (VERBS_OF_ORGANIZATIONS.has(next)) evidence.organization += 0.8;
  else if (TEAM_WORDS.has(next)) evidence.organization += COMPANY_WORDS.has(next) ? 1.5 : 2.2;
}

/** Behind these the words describe something else: "a biologist at a university". */
const DESCRIPTION_END = new Set([',', '.', ...'of in at for from with on by to that who which'.split(' ')]);

/** "is a small village", ", a British company": the first noun for a kind behind the article decides. */
function describedAs(document: TextDocument, at: number, evidence: Evidence): void {
  const { lowers, count } = document.tokens;
  const article = lowers[at];
  if (article !== 'a' && article !== 'an' && article !== 'the' && article !== 'one') return;
  for (let i = at + 1; i < Math.min(count, at + 6); i++) {
    const word = lowers[i]!;
    if (ROLE_NOUNS.has(word)) {
      evidence.person += 2.5;
      return;
    }
    const kind = KIND_NOUNS.get(word);
    if (kind !== undefined) {
      evidence[kind] += 3;
      return;
    }
    if (/(?:[^mf]ist|ician|woman|man)$/.test(word)) {
      evidence.person += 1.5;
      return;
    }
    if (DESCRIPTION_END.has(word)) return;
  }
}

function afterComma(document: TextDocument, at: number, evidence: Evidence): void {
  const { tokens } = document;
  if (at >= tokens.count) return;
  const next = tokens.lowers[at]!;
  describedAs(document, at, evidence);
  if (next === 'who' || next === 'whose') evidence.person += 1.5;
  else if (/^\d{1,2}$/.test(next) && /^[,.)]$/.test(tokens.texts[at + 1] ?? '')) evidence.person += 3;
  else if (
    ROLE_NOUNS.has(next) ||
    ((next === 'the' || next === 'a' || next === 'an' || next === 'his' || next === 'her') &&
      ROLE_NOUNS.has(tokens.lowers[at + 1] ?? ''))
  )
    evidence.person += 1.2;
  else if (KNOWN_NAMES.longestAt(tokens, at, tokens.count)?.source === 'place') evidence.location += 1.5;
}

/** The type that most speaks for; of equals the first of person, organization, location, misc. */
export function strongest(evidence: Evidence): NameType {
  let best: NameType = 'person';
  for (const type of ['organization', 'location', 'misc'] as const)
    if (evidence[type] > evidence[best]) best = type;
  return best;
}
