import type { Tokens } from '../../../language/tokens.js';
import type { NameType } from '../name-type.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { isNameShape } from './shapes.js';

/** Words of a name that its acronym can leave out. */
const LEFT_OUT = new Set(['of', 'for', 'the', 'and', '&', 'on', 'in', 'to', 'de', 'la', '-', ',']);

/**
 * Completes the mentions by an acronym that the text gives in brackets after a name, `Hartwell Trade Federation (HTF)`:
 * where the tagger saw no name in it, or one of another type.
 *
 * @param names ascending
 */
export function completeAcronyms(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): readonly RecognisedName[] {
  const types = introducedAcronyms(evidence, names);
  if (types.size === 0) return names;
  const { hashes, texts, lowers, count } = evidence.document.tokens;
  const completed: RecognisedName[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const name = names[next];
    const type = texts[i] === lowers[i] ? undefined : types.get(hashes[i]!);
    const end = name !== undefined && i >= name.firstToken ? name.endToken : i + 1;
    if (type !== undefined && end === i + 1)
      completed.push({ firstToken: i, endToken: end, type, chance: 1, isByConvention: true });
    else if (name !== undefined && i >= name.firstToken) completed.push(name);
    if (name !== undefined && i >= name.firstToken) next++;
    i = end - 1;
  }
  return completed;
}

/** The types of the names whose acronyms the text gives, by the acronym's hash. */
function introducedAcronyms(
  { document, casing }: TokenEvidence,
  names: readonly RecognisedName[],
): ReadonlyMap<number, NameType> {
  const { tokens } = document;
  const types = new Map<number, NameType>();
  for (const { firstToken, endToken, type } of names) {
    const acronym = endToken + 1;
    if (
      tokens.texts[endToken] === '(' &&
      tokens.texts[acronym + 1] === ')' &&
      isNameShape(casing.shapes[acronym]!) &&
      type !== 'person' &&
      areInitials(tokens, acronym, firstToken, endToken)
    )
      types.set(tokens.hashes[acronym]!, type);
  }
  return types;
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
