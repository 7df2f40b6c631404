import type { Tokens } from '../../../language/tokens.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { isNameShape } from './shapes.js';
import { endsStorm } from './token-roles.js';

/** Words of a name that its acronym can leave out. */
const LEFT_OUT = new Set(['of', 'for', 'the', 'and', '&', 'on', 'in', 'to', 'de', 'la', '-', ',']);

/**
 * Completes the mentions by a short form that the text introduces, an acronym in brackets after a name, `Hartwell Trade
 * Federation (HTF)`, or the name of a storm, `Hurricane Rita`: where the tagger saw no name in it, or one of another
 * type. It is as sure as the name that introduces it.
 *
 * @param names ascending
 */
export function completeShortForms(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): readonly RecognisedName[] {
  const introductions = introducedForms(evidence, names);
  if (introductions.size === 0) return names;
  const { hashes, texts, lowers, count } = evidence.document.tokens;
  const completed: RecognisedName[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const name = names[next];
    const long = texts[i] === lowers[i] ? undefined : introductions.get(hashes[i]!);
    const end = name !== undefined && i >= name.firstToken ? name.endToken : i + 1;
    if (long !== undefined && end === i + 1) completed.push({ ...long, firstToken: i, endToken: end });
    else if (name !== undefined && i >= name.firstToken) completed.push(name);
    if (name !== undefined && i >= name.firstToken) next++;
    i = end - 1;
  }
  return completed;
}

/** The names whose short forms the text introduces, by the hash of the short form. */
function introducedForms(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): ReadonlyMap<number, RecognisedName> {
  const { hashes } = evidence.document.tokens;
  const introductions = new Map<number, RecognisedName>();
  for (const name of names) {
    if (isBeforeAcronym(evidence, name)) introductions.set(hashes[name.endToken + 1]!, name);
    if (name.type === 'misc' && endsStorm(evidence, name.endToken - 1))
      introductions.set(hashes[name.endToken - 1]!, name);
  }
  return introductions;
}

function isBeforeAcronym(
  { document, casing }: TokenEvidence,
  { firstToken, endToken, type }: RecognisedName,
): boolean {
  const { tokens } = document;
  const acronym = endToken + 1;
  return (
    tokens.texts[endToken] === '(' &&
    tokens.texts[acronym + 1] === ')' &&
    isNameShape(casing.shapes[acronym]!) &&
    type !== 'person' &&
    areInitials(tokens, acronym, firstToken, endToken)
  );
}

/** Whether the capitals of a token, two or more, are the initials of the words `[first, end)`: `MoCD`, `HTF`. */
function areInitials(tokens: Tokens, token: number, first: number, end: number): boolean {
  const capitals = tokens.texts[token]!.replace(/[^\p{Lu}]/gu, '');
  if (capitals.length < 2) return false;
  let at = 0;
  for (let i = first; i < end; i++) {
    if (tokens.texts[i]![0] === capitals[at]) at++;
    else if (!LEFT_OUT.has(tokens.lowers[i]!)) return false;
  }
  return at === capitals.length;
}
