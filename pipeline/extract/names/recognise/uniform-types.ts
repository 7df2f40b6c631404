import type { NameType } from '../name-type.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';

/** A mention of at least this chance keeps its type, whatever the others of its form are. */
const MIN_OWN_CHANCE = 0.9;
/** The share of the chances of a form's mentions that its type must have to be given to the others. */
const MIN_SHARE = 0.6;

/**
 * Gives the mentions of one form in a document one type, that of most of them, weighed by their chances. Mentions that
 * the text makes sure, and names by convention, keep theirs.
 */
export function unifyTypes({ document }: TokenEvidence, names: readonly RecognisedName[]): RecognisedName[] {
  const { texts } = document.tokens;
  const formOf = ({ firstToken, endToken }: RecognisedName): string =>
    endToken === firstToken + 1 ? texts[firstToken]! : texts.slice(firstToken, endToken).join(' ');
  const forms = names.map(formOf);
  const chances = new Map<string, Map<NameType, number>>();
  names.forEach(({ type, chance }, i) => {
    const ofForm = chances.get(forms[i]!) ?? new Map<NameType, number>();
    chances.set(forms[i]!, ofForm.set(type, (ofForm.get(type) ?? 0) + chance));
  });
  return names.map((name, i) => {
    const ofForm = chances.get(forms[i]!)!;
    if (ofForm.size === 1 || name.isByConvention || name.chance >= MIN_OWN_CHANCE) return name;
    const [type, share] = strongest(ofForm);
    return share < MIN_SHARE ? name : { ...name, type };
  });
}

/** The type with the largest sum of chances, and its share of all. */
function strongest(chances: ReadonlyMap<NameType, number>): [NameType, number] {
  let total = 0;
  let best: [NameType, number] = ['misc', 0];
  for (const [type, chance] of chances) {
    total += chance;
    if (chance > best[1]) best = [type, chance];
  }
  return [best[0], best[1] / total];
}
