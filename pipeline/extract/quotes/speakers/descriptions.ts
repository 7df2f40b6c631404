import { type Gender, genderOfGivenName, genderOfWord } from '../../../language/gender.js';
import type { Mention, Names } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

const { title, person, name, capitalised, determiner, preposition, possessive, punctuation, figure } =
  WordClass;

/** Most entities returned for a noun. */
const MAX_CANDIDATES = 20;
/** Most units of a description before a name. */
const MAX_BEFORE = 7;
/** Most units of an apposition after a name. */
const MAX_APPOSITION = 14;

/**
 * What a text says about the people it names: titles before their names ("former Attorney General Ann Lee"),
 * appositions after them ("Ann Lee, a former senator,"), and what these and the given names tell about gender.
 */
export class Descriptions {
  readonly #entities: Names['entities'];
  /** How often the text calls an entity by a noun. */
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #genders = new Map<number, Gender | null>();

  constructor(narration: Narration, { mentions, entities }: Names) {
    this.#entities = entities;
    const { count, mentionOf } = narration;
    let before = -1;
    for (let u = 0; u < count; u++) {
      const index = mentionOf[u]!;
      if (index >= 0 && index !== before && isPerson(mentions[index]!))
        this.#read(narration, mentions, u, mentions[index]!.entity);
      before = index;
    }
  }

  /**
   * The entities that the text calls by a noun (`senator`, `former coach`), those it calls so most often first. Former
   * holders of an office count only where nobody is said to hold it now. Null when it calls nobody so.
   */
  describedAs(noun: string): readonly number[] | null {
    const byEntity = this.#counts.get(noun);
    if (byEntity === undefined) return null;
    const former = this.#counts.get(`former ${noun}`);
    const current = [...byEntity].filter(([entity]) => former?.has(entity) !== true);
    return (current.length > 0 ? current : [...byEntity])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MAX_CANDIDATES)
      .map(([entity]) => entity);
  }

  /** The gender of an entity by its last gendered title, else by its given name. */
  genderOf(entity: number): Gender | null {
    const known = this.#genders.get(entity);
    if (known !== undefined) return known;
    const [given = ''] = this.#entities[entity]?.name.toLowerCase().split(' ', 1) ?? [];
    const gender = genderOfGivenName(given);
    this.#genders.set(entity, gender);
    return gender;
  }

  /** Reads the titles and appositions around the name at unit `u`. */
  #read(narration: Narration, mentions: readonly Mention[], u: number, entity: number): void {
    const before = nounBefore(narration, u);
    if (before >= 0) {
      const word = narration.words[before]!;
      const isFormer = isFormerOffice(narration, mentions, before);
      for (const noun of SPELLED_OUT.get(word) ?? [word]) {
        this.#count(noun, entity);
        if (isFormer) this.#count(`former ${noun}`, entity);
      }
      const gender = genderOfWord(word);
      if (gender !== null) this.#genders.set(entity, gender);
    }
    for (const noun of nounsAfter(narration, u)) this.#count(noun, entity);
  }

  #count(noun: string, entity: number): void {
    let byEntity = this.#counts.get(noun);
    if (byEntity === undefined) {
      byEntity = new Map();
      this.#counts.set(noun, byEntity);
    }
    byEntity.set(entity, (byEntity.get(entity) ?? 0) + 1);
  }
}

export const isPerson = ({ type }: Mention): boolean => type === 'person';

/** What people with an abbreviated title are called in full. */
const SPELLED_OUT: ReadonlyMap<string, readonly string[]> = new Map([
  ['sen', ['senator', 'lawmaker']],
  ['rep', ['representative', 'congressman', 'congresswoman', 'lawmaker']],
  ['gov', ['governor']],
  ['gen', ['general']],
  ['prof', ['professor']],
  ['dr', ['doctor']],
]);

/** Titles that are written with a full stop, which ends no sentence. */
const ABBREVIATION = /^(?:capt|col|dr|gen|gov|lt|mr|mrs|ms|prof|rep|reps|rev|sen|sens|sgt)$/;

/** The unit of the title or noun right before a name (Mayor, Sen., Democrat); -1 for none. */
function nounBefore({ classes, words, mentionOf }: Narration, u: number): number {
  const noun = u > 1 && words[u - 1] === '.' && ABBREVIATION.test(words[u - 2]!) ? u - 2 : u - 1;
  if (noun < 0) return -1;
  if (/^(?:republican|democrat)$/.test(words[noun]!)) return noun;
  return classes[noun]! & (title | person) && mentionOf[noun]! < 0 ? noun : -1;
}

/** Whether "former" stands before the noun of a title: `former Auburn football coach`. */
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

/** The person nouns of an apposition: `Lee, a former Alabama senator and the mayor of Troy,`. */
function nounsAfter(narration: Narration, from: number): string[] {
  const { classes, words } = narration;
  const mention = narration.mentionOf[from];
  let u = from;
  while (u < narration.count && narration.mentionOf[u] === mention) u++;
  // "Ann Lee is the author of …"
  const isCopula = /^(?:is|was|became)$/.test(words[u] ?? '') && ((classes[u + 1] ?? 0) & determiner) !== 0;
  if (words[u] !== ',' && !isCopula) return [];
  const beginsLike = classes[u + 1] ?? 0;
  if (!(beginsLike & determiner) && words[u + 1] !== 'former' && !(beginsLike & (title | person))) return [];
  const nouns: string[] = [];
  let isFormer = false;
  for (let i = u + 1; i < narration.count && i < u + MAX_APPOSITION; i++) {
    if (
      words[i] === ',' ||
      words[i] === ';' ||
      (words[i] === '.' && !ABBREVIATION.test(words[i - 1]!)) ||
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
