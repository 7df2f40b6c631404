import type { Mention, Names } from '../findings.js';
import { type Gender, genderOfName, genderOfWord } from './genders.js';
import type { Narration } from './narration.js';
import { WordClass } from './word-classes.js';

const { title, person, name, capitalised, determiner, preposition, possessive, punctuation, figure } =
  WordClass;

/** What a text says of the people it names, beside their names. */
export interface Descriptions {
  /**
   * Entities by the nouns that the text ties to them (`senator`, `former coach`), most often called so first; who was one does
   * not count where another is one now.
   */
  readonly byNoun: ReadonlyMap<string, readonly number[]>;
  readonly genders: ReadonlyMap<number, Gender>;
}

/** Most entities kept for a noun. */
const MAX_CANDIDATES = 20;
/** Most units of a description before a name. */
const MAX_BEFORE = 7;
/** Most units of an apposition behind a name. */
const MAX_APPOSITION = 14;

/**
 * Reads titles before names ("former Attorney General Ann Lee") and appositions behind them ("Ann Lee, a former
 * senator,"), with what they tell of gender.
 */
export function readDescriptions(narration: Narration, { mentions, entities }: Names): Descriptions {
  const counts = new Map<string, Map<number, number>>();
  const genders = new Map<number, Gender>();
  const tie = (noun: string, entity: number): void => {
    const byEntity = counts.get(noun) ?? new Map<number, number>();
    byEntity.set(entity, (byEntity.get(entity) ?? 0) + 1);
    counts.set(noun, byEntity);
  };
  for (let u = 0; u < narration.count; u++) {
    const index = narration.mentionOf[u]!;
    if (index < 0 || (u > 0 && narration.mentionOf[u - 1] === index)) continue;
    const mention = mentions[index]!;
    if (!isPerson(mention)) continue;
    const before = nounBefore(narration, u);
    if (before >= 0) {
      const word = narration.words[before]!;
      const isFormer = isFormerOffice(narration, mentions, before);
      for (const noun of SPELLED_OUT.get(word) ?? [word]) {
        tie(noun, mention.entity);
        if (isFormer) tie(`former ${noun}`, mention.entity);
      }
      const gender = genderOfWord(word);
      if (gender !== null) genders.set(mention.entity, gender);
    }
    for (const noun of nounsBehind(narration, u)) tie(noun, mention.entity);
  }
  for (const { entity } of mentions) {
    if (genders.has(entity)) continue;
    const gender = entities[entity] === undefined ? null : genderOfName(entities[entity]);
    if (gender !== null) genders.set(entity, gender);
  }
  const byNoun = new Map<string, number[]>();
  for (const [noun, byEntity] of counts) {
    const former = counts.get(`former ${noun}`);
    const current = [...byEntity].filter(([entity]) => former?.has(entity) !== true);
    const ranked = (current.length > 0 ? current : [...byEntity]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    byNoun.set(
      noun,
      ranked.slice(0, MAX_CANDIDATES).map(([entity]) => entity),
    );
  }
  return { byNoun, genders };
}

export const isPerson = ({ type }: Mention): boolean => type === 'person';

/** What a reader calls somebody with an abbreviated title. */
const SPELLED_OUT: ReadonlyMap<string, readonly string[]> = new Map([
  ['sen', ['senator', 'lawmaker']],
  ['rep', ['representative', 'congressman', 'congresswoman', 'lawmaker']],
  ['gov', ['governor']],
  ['gen', ['general']],
  ['prof', ['professor']],
  ['dr', ['doctor']],
]);

/** The unit of the title or noun right before a name (Mayor, Sen., Democrat); -1 when none stands there. */
function nounBefore({ classes, words, mentionOf }: Narration, u: number): number {
  const noun = u > 1 && words[u - 1] === '.' ? u - 2 : u - 1;
  if (noun < 0) return -1;
  if (/^(?:republican|democrat)$/.test(words[noun]!)) return noun;
  return classes[noun]! & (title | person) && mentionOf[noun]! < 0 ? noun : -1;
}

/** `former Auburn football coach`: whether "former" stands before the noun of a title. */
function isFormerOffice(
  { classes, words, mentionOf }: Narration,
  mentions: readonly Mention[],
  noun: number,
): boolean {
  for (let i = noun - 1; i >= 0 && i > noun - MAX_BEFORE; i--) {
    if (words[i] === 'former' || words[i] === 'ex') return true;
    const ends = classes[i]! & (punctuation | possessive | determiner | preposition | figure);
    if (ends && words[i] !== '-' && words[i] !== '&') return false;
    const mention = mentionOf[i]!;
    if (mention >= 0 && isPerson(mentions[mention]!)) return false;
    if (!(classes[i]! & (title | person | name | capitalised)) && i < noun - 3) return false;
  }
  return false;
}

/** `Lee, a former Alabama senator and the mayor of Troy,`: the person nouns of an apposition. */
function nounsBehind(narration: Narration, from: number): string[] {
  const { classes, words } = narration;
  const mention = narration.mentionOf[from];
  let u = from;
  while (u < narration.count && narration.mentionOf[u] === mention) u++;
  if (words[u] !== ',') return [];
  const beginsLike = classes[u + 1] ?? 0;
  if (!(beginsLike & determiner) && words[u + 1] !== 'former' && !(beginsLike & (title | person))) return [];
  const nouns: string[] = [];
  let isFormer = false;
  for (let i = u + 1; i < narration.count && i < u + MAX_APPOSITION; i++) {
    if (
      words[i] === ',' ||
      words[i] === ';' ||
      classes[i]! & (WordClass.relative | WordClass.verb | WordClass.auxiliary | WordClass.quotation)
    )
      break;
    if (words[i] === 'former') isFormer = true;
    if (classes[i]! & person && !(classes[i + 1]! & possessive)) {
      nouns.push(words[i]!);
      if (isFormer) nouns.push(`former ${words[i]!}`);
    }
    if (classes[i]! & preposition) break;
  }
  return nouns;
}
