import { type Gender, genderOfWord } from '../../../language/gender.js';
import type { Span } from '../../../text/span.js';
import type { Names } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { mainSubject } from '../grammar/subjects.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { hasEpithet, hasPossessive, headUnit } from '../narration/phrase-parts.js';
import { isWithin, type UnitRange } from '../narration/unit-ranges.js';
import type { Utterance } from '../utterances/utterance.js';
import { type Descriptions, isPerson } from './descriptions.js';
import { isLooseNoun, nameOfKind } from './loose-nouns.js';
import { NamedOrganizations } from './organizations.js';
import { onlyPerson, questionBefore } from './paragraph-persons.js';
import { type Reference, References, UNRESOLVED, withResolution } from './references.js';
import { referentKindOf } from './referents.js';

/** Who speaks, with the words that say so. */
export interface Speaker extends Reference {
  readonly spans: readonly Span[];
}

/** Sentences searched backwards for what a pronoun or description means. */
const MAX_SENTENCES_BACK = 4;
/** Sentences searched backwards for several who were named together, whom only "they" can mean. */
const MAX_SENTENCES_BACK_TO_GROUP = 8;
/** Sentences searched backwards for what "the group" means, which many are. */
const MAX_SENTENCES_BACK_TO_BODY = 2;
/** Units searched backwards for the only person of a paragraph. */
const MAX_UNITS_BACK = 300;
/** Most speakers of the same sentence that are considered. */
const MAX_SPEAKERS_BACK = 8;

/** Whether a phrase calls somebody by an age: `the 34-year-old`. */
const isAge = ({ words }: Narration, head: number): boolean =>
  words[head] === 'old' && words[head - 1] === '-' && words[head - 2] === 'year';

/** Whether nothing follows the head of a phrase but how many belong to it: `the mother | of three`. */
const endsAt = ({ words, classes }: Narration, { end }: NounPhrase, head: number): boolean =>
  head === end - 1 ||
  (head === end - 3 && words[head + 1] === 'of' && (classes[head + 2]! & WordClass.determiner) !== 0);

/** Words before a noun that speak of somebody new. */
const INTRODUCES = /^(?:an?|another|any|every|one)$/;

/**
 * Resolves the speakers of utterances, in text order: names by their mention, descriptions by what the text calls the
 * people it names, pronouns and loose descriptions ("the Ohio Republican") by the speakers and subjects before them.
 */
export function resolveSpeakers(
  parsed: ParsedDocument,
  descriptions: Descriptions,
  utterances: readonly Utterance[],
): Speaker[] {
  const resolver = new SpeakerResolver(parsed, descriptions);
  return utterances.map((utterance) => resolver.resolve(utterance));
}

/** A phrase in context. The words in `content` are said by it, and so give no clue to who it is. */
interface Place {
  readonly phrase: NounPhrase;
  readonly sentence: number;
  readonly content: readonly UnitRange[];
}

/** A speaker so far. */
interface Spoken {
  readonly phrase: NounPhrase;
  readonly reference: Reference;
  /** What was said, whose subject is spoken of next: `Police said | Ann Lee was held. She denies it`. */
  readonly content: readonly UnitRange[];
}

const speakerOf = (
  { entity, name, names, referentKind }: Reference,
  resolution: Reference['resolution'],
  spans: readonly Span[],
): Speaker => ({ entity, name, names, resolution, referentKind, spans });

class SpeakerResolver {
  readonly #document: TextDocument;
  readonly #narration: Narration;
  readonly #descriptions: Descriptions;
  readonly #references: References;
  readonly #organizations: NamedOrganizations;
  readonly #names: Names;
  readonly #persons: ReadonlySet<number>;
  /** Speakers so far, by the sentence in which they stand. */
  readonly #bySentence = new Map<number, Spoken[]>();
  /** By the first unit of the speaker's phrase, which several utterances may share. */
  readonly #byUnit = new Map<number, Reference>();

  constructor(parsed: ParsedDocument, descriptions: Descriptions) {
    const { document, narration, names } = parsed;
    this.#document = document;
    this.#narration = narration;
    this.#names = names;
    this.#descriptions = descriptions;
    this.#references = new References(parsed, descriptions);
    this.#organizations = new NamedOrganizations(names, document.datelineSpan);
    this.#persons = new Set(names.mentions.filter(isPerson).map(({ entity }) => entity));
  }

  resolve({ speaker, place, sentence, content, cue, evidence }: Utterance): Speaker {
    if (speaker === null) return speakerOf(UNRESOLVED, 'unresolved', []);
    const at = place === 'here' ? sentence : this.#sentenceOf(speaker.first, sentence);
    const known = this.#byUnit.get(speaker.first);
    const reference =
      known ?? this.#inApposition(speaker, cue) ?? this.#refer({ phrase: speaker, sentence: at, content });
    // Those to whom the model ascribes wishes and beliefs give no clue to who speaks next.
    const isByRule = evidence === null || evidence.isByRule;
    if (known === undefined && isByRule) {
      const list = this.#bySentence.get(at) ?? [];
      list.push({ phrase: speaker, reference, content });
      this.#bySentence.set(at, list);
      this.#byUnit.set(speaker.first, reference);
    } else if (known !== undefined && at !== sentence) {
      this.#bySentence.set(sentence, [{ phrase: speaker, reference, content }]);
    }
    const resolution = place === 'here' || reference.name === null ? reference.resolution : place;
    return speakerOf(reference, resolution, [this.#references.spanOf(speaker)]);
  }

  /** The person of whom a participle in an apposition tells: `Ann Lee, a former senator seeking …`. */
  #inApposition({ first, end }: NounPhrase, cue: UnitRange | null): Reference | null {
    const { words, mentionOf } = this.#narration;
    const isApposition = first > 1 && words[first - 1] === ',' && /^an?$/.test(words[first]!);
    if (!isApposition || cue?.first !== end || !words[end]!.endsWith('ing')) return null;
    const mention = this.#names.mentions[mentionOf[first - 2]!];
    return mention !== undefined && isPerson(mention)
      ? this.#references.entity(mention.entity, 'description')
      : null;
  }

  #sentenceOf(unit: number, from: number): number {
    let sentence = from;
    while (sentence > 0 && this.#narration.sentences[sentence]!.first > unit) sentence--;
    return sentence;
  }

  #refer(place: Place): Reference {
    const { phrase, sentence } = place;
    const named = this.#references.named(phrase);
    if (named !== null) return named;
    const { words, classes, sentences } = this.#narration;
    const word = words[phrase.first]!.replace(/['’].*/, '');
    // "A farmer who": the pronoun stands for the words before it.
    if (phrase.end > phrase.first + 1 && words[phrase.end - 1] === 'who')
      return this.#refer({ ...place, phrase: { first: phrase.first, end: phrase.end - 1 } });
    if (phrase.end === phrase.first + 1) {
      if (word === 'who' || word === 'which' || word === 'that')
        return this.#references.antecedent(phrase, sentences[sentence]!.first);
      if (/^(?:he|she|his|her)$/.test(word)) return this.#byPronoun(place, genderOfWord(word));
      if (/^its?$/.test(word)) return this.#byThing(place, 'thing');
      if (/^(?:they|their)$/.test(word)) return this.#byThing(place, 'people');
      const isPronoun = classes[phrase.first]! & WordClass.subjectPronoun;
      if (isPronoun || /^(?:my|our|this|that|these|those)$/.test(word)) return UNRESOLVED;
    }
    return this.#byDescription(place);
  }

  /** Speakers and subjects before a place, nearest first, with the sentence in which they stand. */
  *#before(
    { phrase, sentence, content }: Place,
    back = MAX_SENTENCES_BACK,
  ): Generator<{ reference: Reference; sentence: number }> {
    const spoken = (this.#bySentence.get(sentence) ?? []).slice(-MAX_SPEAKERS_BACK).reverse();
    for (const { phrase: other, reference } of spoken)
      if (other.end <= phrase.first) yield { reference, sentence };
    const own = mainSubject(this.#narration, this.#narration.sentences[sentence]!.first, phrase.first);
    if (own !== null && own.end <= phrase.first && !isWithin(own.first, content))
      for (const reference of this.#references.subjects(own)) yield { reference, sentence };
    for (let s = sentence - 1; s >= 0 && s >= sentence - back; s--) {
      const { first, end } = this.#narration.sentences[s]!;
      const subject = mainSubject(this.#narration, first, end);
      const spoke = this.#bySentence.get(s)?.at(-1);
      // "Though Lee has claimed …, Kim left": the subject of the main clause comes before the speaker of a fronted one.
      const isAdded = subject !== null && spoke?.phrase.end === subject.first - 1 && subject.first > first;
      if (spoke !== undefined && (subject === null || isAdded || subject.first <= spoke.phrase.first))
        yield { reference: spoke.reference, sentence: s };
      if (subject !== null)
        for (const reference of this.#references.subjects(subject)) yield { reference, sentence: s };
      if (spoke !== undefined) {
        yield { reference: spoke.reference, sentence: s };
        const told = this.#subjectOf(spoke.content);
        if (told !== null) yield { reference: told, sentence: s };
      }
    }
  }

  /** Whom or what a reported clause is about, by its subject; null for quoted words and for less than a clause. */
  #subjectOf([clause]: readonly UnitRange[]): Reference | null {
    const subject = clause === undefined ? null : mainSubject(this.#narration, clause.first, clause.end);
    return subject?.first === clause?.first && subject !== null ? this.#references.subject(subject) : null;
  }

  /**
   * `he`, `she`: the nearest person of matching gender, whether named or only described. The only person named in the
   * same paragraph comes before speakers and subjects of other paragraphs.
   */
  #byPronoun(place: Place, gender: Gender | null): Reference {
    const { sentences } = this.#narration;
    const { paragraph } = sentences[place.sentence]!;
    let isOwn = true;
    for (const { reference, sentence } of this.#before(place)) {
      if (isOwn && sentences[sentence]!.paragraph !== paragraph) {
        isOwn = false;
        const alone = this.#onlyPersonIn(paragraph, place, gender);
        if (alone !== null) return alone;
      }
      if (this.#fits(reference, gender)) return withResolution(reference, 'pronoun');
    }
    const alone = isOwn ? this.#onlyPersonIn(paragraph, place, gender) : null;
    return alone ?? this.#onlyPersonIn(paragraph - 1, place, gender) ?? UNRESOLVED;
  }

  #fits({ entity, referentKind }: Reference, gender: Gender | null): boolean {
    return entity === null ? referentKind === 'person' : this.#isPerson(entity, gender);
  }

  /** The only person whom a paragraph names before a place; null for none. */
  #onlyPersonIn(
    paragraph: number,
    { phrase, sentence, content }: Place,
    gender: Gender | null,
  ): Reference | null {
    const { sentences } = this.#narration;
    const isNear = (s: number): boolean => s > 0 && phrase.first - sentences[s]!.first < MAX_UNITS_BACK;
    let last = sentence;
    while (isNear(last) && sentences[last]!.paragraph > paragraph) last--;
    if (sentences[last]!.paragraph !== paragraph) return null;
    let start = last;
    while (isNear(start) && sentences[start - 1]!.paragraph === paragraph) start--;
    const end = Math.min(sentences[last]!.end, phrase.first);
    const question = questionBefore(this.#narration, sentences[last]!.first, end);
    const entity = onlyPerson(
      this.#narration,
      this.#names.mentions,
      { first: sentences[start]!.first, end, content: question === null ? content : [...content, question] },
      gender === 'female' ? /^she$/ : /^he$/,
      (one) => this.#isPerson(one, gender),
    );
    return entity === null ? null : this.#references.entity(entity, 'pronoun');
  }

  /** `it`, `they`: the nearest thing or group. A name that is not a person's can be either. */
  #byThing(place: Place, kind: 'people' | 'thing'): Reference {
    const isInside = kind === 'people' && this.#isEmbedded(place);
    for (const { reference, sentence } of this.#before(place, MAX_SENTENCES_BACK_TO_GROUP)) {
      if (isInside && sentence !== place.sentence) return UNRESOLVED;
      const { entity, referentKind } = reference;
      const fits =
        entity === null ? referentKind === kind || referentKind === 'body' : !this.#persons.has(entity);
      const isNear = sentence >= place.sentence - MAX_SENTENCES_BACK;
      if (fits && (isNear || reference.names.length > 1)) return withResolution(reference, 'pronoun');
    }
    return UNRESOLVED;
  }

  /**
   * Whether a pronoun stands in a sentence about another subject, so that it means something in that sentence: `Lee
   * sent the bills, though they said …`.
   */
  #isEmbedded({ phrase, sentence, content }: Place): boolean {
    const own = mainSubject(this.#narration, this.#narration.sentences[sentence]!.first, phrase.first);
    if (own === null || own.end > phrase.first || isWithin(own.first, content)) return false;
    return !/^(?:they|their)$/.test(this.#narration.words[own.first]!);
  }

  #isPerson(entity: number, gender: Gender | null): boolean {
    if (!this.#persons.has(entity)) return false;
    const known = gender === null ? null : this.#descriptions.genderOf(entity);
    return known === null || known === gender;
  }

  #byDescription(place: Place): Reference {
    const { phrase } = place;
    const { words, classes } = this.#narration;
    const authored = this.#references.authored(phrase);
    if (authored !== null) return authored;
    const head = headUnit(this.#narration, phrase);
    const tied = this.#references.describedAs(phrase);
    if (tied.length > 0) return this.#nearestOf(tied, place);
    const isOnePerson =
      (classes[head]! & WordClass.person) !== 0 ||
      /^(?:republican|democrat)$/.test(words[head]!) ||
      isAge(this.#narration, head);
    const found =
      (isOnePerson ? this.#byEpithet(place, head) : null) ??
      this.#byFame(place, head) ??
      this.#byBody(place, head) ??
      this.#byKind(place, head);
    if (found !== null) return found;
    const fuller = this.#fullerBefore(place);
    if (fuller !== null) return fuller;
    return this.#references.unnamed(phrase, referentKindOf(this.#narration, phrase));
  }

  /** Of several entities that fit a description, the one that spoke or was the subject last. */
  #nearestOf(tied: readonly Reference[], place: Place): Reference {
    if (tied.length > 1) {
      const entities = new Set(tied.map(({ entity }) => entity));
      for (const { reference } of this.#before(place)) {
        const { entity } = reference;
        if (entity !== null && entities.has(entity)) return tied.find((one) => one.entity === entity)!;
      }
    }
    return tied[0]!;
  }

  /**
   * `the radio` after `Israel radio`, `the spokesman` after `an Acme spokesman`: the description that was last given
   * with the noun, if it has a name in it.
   */
  #fullerBefore({ phrase: { first, end }, sentence }: Place): Reference | null {
    const { words, mentionOf } = this.#narration;
    if (words[first] !== 'the' || end !== first + 2) return null;
    for (let s = sentence; s >= 0 && s >= sentence - MAX_SENTENCES_BACK; s--) {
      const spoken = (this.#bySentence.get(s) ?? []).slice(-MAX_SPEAKERS_BACK).reverse();
      for (const { phrase, reference } of spoken) {
        if (phrase.end > first || words[phrase.end - 1] !== words[end - 1]) continue;
        if (words[phrase.first] === 'the' && phrase.end === phrase.first + 2) continue;
        const isNamed = mentionOf.subarray(phrase.first, phrase.end).some((mention) => mention >= 0);
        return isNamed ? withResolution(reference, 'description') : null;
      }
    }
    return null;
  }

  /** `the Ohio Republican`, `the 73-year-old`: the person whom the sentences before are about. */
  #byEpithet(place: Place, head: number): Reference | null {
    const { phrase } = place;
    const isEpithet = this.#narration.words[phrase.first] === 'the' && endsAt(this.#narration, phrase, head);
    if (!isEpithet || !hasEpithet(this.#narration, phrase, head) || hasPossessive(this.#narration, phrase))
      return null;
    const gender = genderOfWord(this.#narration.words[head]!);
    for (const { reference: candidate } of this.#before(place)) {
      if (candidate.entity !== null && this.#isPerson(candidate.entity, gender))
        return withResolution(candidate, 'description');
    }
    return null;
  }

  /** `the singer`, `the pop star`: the person whom the sentence before is about, unless the text had `a singer`. */
  #byFame(place: Place, head: number): Reference | null {
    const { phrase } = place;
    const { words } = this.#narration;
    const noun = words[head]!;
    if (words[phrase.first] !== 'the' || head !== phrase.end - 1 || !isLooseNoun('fame', noun)) return null;
    if (hasPossessive(this.#narration, phrase) || !this.#tellsNoOther(phrase)) return null;
    for (let u = phrase.first - 1; u > 0 && u > phrase.first - MAX_UNITS_BACK; u--)
      if (words[u] === noun && INTRODUCES.test(words[u - 1]!)) return null;
    const gender = genderOfWord(noun);
    for (const { reference } of this.#before(place, MAX_SENTENCES_BACK_TO_BODY))
      if (this.#fits(reference, gender))
        return reference.entity === null ? null : withResolution(reference, 'description');
    return null;
  }

  /** `the newspaper`, `the school`: the only organization of the kind, by its name, that was named just before. */
  #byKind({ phrase, sentence }: Place, head: number): Reference | null {
    const { words, mentionOf, sentences } = this.#narration;
    if (words[phrase.first] !== 'the' || phrase.end !== phrase.first + 2) return null;
    const kind = nameOfKind(words[head]!);
    if (kind === null) return null;
    const { first } = sentences[Math.max(0, sentence - MAX_SENTENCES_BACK_TO_BODY)]!;
    let only: number | null = null;
    for (let u = Math.max(first, phrase.first - MAX_UNITS_BACK); u < phrase.first; u++) {
      const entity = this.#names.mentions[mentionOf[u]!]?.entity;
      if (entity === undefined || entity === only || !this.#organizations.has(entity)) continue;
      const inName = this.#names.entities[entity]!.name.toLowerCase().split(' ');
      if (!inName.some((word) => isLooseNoun(kind, word))) continue;
      if (only !== null) return null;
      only = entity;
    }
    return only === null ? null : this.#references.entity(only, 'description');
  }

  /**
   * `the institute`: the organization with the noun in its name. `the company`: the organization that the sentences
   * before are about, else the one named most often so far. `the computer maker`, `the group`: only the former. `The
   * Herald newspaper`: the name itself.
   */
  #byBody(place: Place, head: number): Reference | null {
    const { phrase } = place;
    const { words, classes, firstTokens } = this.#narration;
    if (words[phrase.first] !== 'the' || head !== phrase.end - 1) return null;
    const noun = words[head]!;
    const isBare = phrase.end - phrase.first === 2;
    const offset = this.#document.tokens.starts[firstTokens[head]!]!;
    if (isBare && classes[head]! & WordClass.body) {
      const entity = this.#organizations.namesake(noun, offset);
      if (entity !== null) return this.#references.entity(entity, 'description');
    }
    if (isBare && isLooseNoun('company', noun)) {
      const subject = this.#organizationBefore(place, MAX_SENTENCES_BACK);
      if (subject !== null) return subject;
      const entity = this.#organizations.mostNamed(offset);
      return entity === null ? null : this.#references.entity(entity, 'description');
    }
    if (!isBare) {
      const named = isLooseNoun('after-name', noun) ? this.#namedWithin(phrase) : null;
      if (named !== null) return named;
      // "The production company" is the one with "Productions" in its name.
      const isTrade =
        phrase.end - phrase.first === 3 &&
        (classes[head]! & WordClass.body) !== 0 &&
        this.#narration.mentionOf[head - 1]! < 0;
      const namesake = isTrade ? this.#byTrade(words[head - 1]!, offset) : null;
      if (namesake !== null) return namesake;
    }
    if (!this.#tellsNoOther(phrase)) return null;
    if (isLooseNoun('trade', noun)) return this.#organizationBefore(place, MAX_SENTENCES_BACK);
    if (!isLooseNoun('group', noun)) return null;
    const isPlaced = this.#narration.mentionOf[head - 1]! >= 0;
    if (isBare || isPlaced) return this.#organizationBefore(place, MAX_SENTENCES_BACK_TO_BODY);
    // "The drug company": one of several could be meant.
    const only = this.#organizations.only(offset);
    return only === null ? null : this.#references.entity(only, 'description');
  }

  /** The organization that the sentences before a place are about; null for none. */
  #organizationBefore(place: Place, back: number): Reference | null {
    for (const { reference } of this.#before(place, back)) {
      if (reference.entity !== null && this.#organizations.has(reference.entity))
        return withResolution(reference, 'description');
    }
    return null;
  }

  /** The organization that a phrase names right before its noun: `the Herald newspaper`, `the Acme news agency`. */
  #namedWithin({ first, end }: NounPhrase): Reference | null {
    const { words, mentionOf } = this.#narration;
    const last = words[end - 2] === 'news' ? end - 3 : end - 2;
    const mention = last > first ? this.#names.mentions[mentionOf[last]!] : undefined;
    return mention?.type === 'organization' ? this.#references.entity(mention.entity, 'description') : null;
  }

  /** Whether nothing in a phrase says that it is another one than was spoken of: a name of more than a place, `new`. */
  #tellsNoOther({ first, end }: NounPhrase): boolean {
    const { words, mentionOf } = this.#narration;
    for (let u = first + 1; u < end; u++) {
      if (isLooseNoun('other', words[u]!)) return false;
      const mention = this.#names.mentions[mentionOf[u]!];
      if (mention !== undefined && !/^(?:location|misc)$/.test(mention.type)) return false;
    }
    return true;
  }

  /** The organization with a trade in its name; null for none. */
  #byTrade(trade: string, offset: number): Reference | null {
    const entity =
      this.#organizations.namesake(trade, offset) ?? this.#organizations.namesake(`${trade}s`, offset);
    return entity === null ? null : this.#references.entity(entity, 'description');
  }
}
