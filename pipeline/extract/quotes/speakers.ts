import type { Span } from '../../text/span.js';
import type { TextDocument } from '../document.js';
import type { Names, Quote } from '../findings.js';
import type { UnitRange } from './content.js';
import { type Descriptions, isPerson } from './descriptions.js';
import { type Gender, genderOfWord } from './genders.js';
import type { Narration } from './narration.js';
import { NamedOrganizations } from './organizations.js';
import { bounds, hasConjunction, hasEpithet, hasPossessive, headUnit, spanOf } from './phrase-parts.js';
import type { Phrase } from './phrases.js';
import { mainSubject } from './subjects.js';
import type { Utterance } from './utterances.js';
import { WordClass } from './word-classes.js';

/** Who speaks: the words next to the cue, and the thing of the document that they name. */
export interface Speaker {
  readonly spans: readonly Span[];
  readonly entity: number | null;
  readonly name: string | null;
  readonly resolution: Quote['speakerResolution'];
}

const NOBODY: Omit<Speaker, 'spans'> = { entity: null, name: null, resolution: 'unresolved' };

/** Sentences looked back for whom a pronoun or description means. */
const MAX_SENTENCES_BACK = 4;

/** Speakers of the same sentence looked back for. */
const MAX_SPEAKERS_BACK = 8;

/** A speaker without the place; `isOne` when a description is of one person. */
type Resolved = Omit<Speaker, 'spans'> & { readonly isOne?: boolean };

/**
 * Resolves the speakers of utterances in text order: names by their mention, descriptions by what the text ties to a
 * name, pronouns and loose descriptions ("the Ohio Republican") by the speaker or subject of the sentence before.
 */
export function resolveSpeakers(
  document: TextDocument,
  narration: Narration,
  names: Names,
  descriptions: Descriptions,
  utterances: readonly Utterance[],
): Speaker[] {
  const speakers: Speaker[] = [];
  const organizations = new NamedOrganizations(names);
  const bySentence = new Map<number, { phrase: Phrase; resolved: Resolved }[]>();
  /** By the first unit of the speaker's phrase, which several utterances may share. */
  const byUnit = new Map<number, Resolved>();

  const resolve = (phrase: Phrase, sentence: number, content: readonly UnitRange[]): Resolved => {
    const named = namedBy(phrase);
    if (named !== null) return named;
    const word = narration.words[phrase.first]!;
    if (phrase.end === phrase.first + 1) {
      if (word === 'who' || word === 'which') return antecedent(phrase, sentence);
      if (/^(?:he|she|his|her)(?:['’].*)?$/.test(word))
        return byPronoun(
          phrase,
          sentence,
          content,
          genderOfWord(word.slice(0, word.startsWith('s') || word.startsWith('her') ? 3 : 2)),
        );
      if (/^(?:it|they|its|their)(?:['’].*)?$/.test(word))
        return byThing(phrase, sentence, content, word.startsWith('they') || word === 'their');
      if (
        narration.classes[phrase.first]! & WordClass.subjectPronoun ||
        /^(?:my|our|this|that|these|those)$/.test(word)
      )
        return NOBODY;
    }
    return byDescription(phrase, sentence, content);
  };

  /** A name without its title and article, anything else as it stands. */
  const localMention = (phrase: Phrase): Span => {
    const mention = namedBy(phrase) === null ? -1 : narration.mentionOf[headUnit(narration, phrase)]!;
    return mention < 0 ? spanOf(document, narration, phrase) : names.mentions[mention]!.span;
  };

  const textOf = ({ first, end }: Phrase): string =>
    document.text.slice(...bounds(document, narration, first, end));

  const entityResolution = (mention: number): Resolved => {
    const { entity, resolution } = names.mentions[mention]!;
    return {
      entity,
      name: names.entities[entity]?.name ?? null,
      resolution: resolution === 'surname' ? 'surname' : 'named',
    };
  };

  const namedBy = (phrase: Phrase): Resolved | null => {
    const head = headUnit(narration, phrase);
    const mention = narration.mentionOf[head]!;
    if (mention < 0) return null;
    if (hasConjunction(narration, phrase)) return null;
    const startsWithMention = narration.mentionOf[phrase.first] === mention;
    if (names.mentions[mention]!.type === 'misc' && !startsWithMention) return null;
    return entityResolution(mention);
  };

  const antecedent = (phrase: Phrase, sentence: number): Resolved => {
    const low = narration.sentences[sentence]!.first;
    for (let u = phrase.first - 1; u >= low && u > phrase.first - 8; u--) {
      const mention = narration.mentionOf[u]!;
      if (mention >= 0) {
        const { entity } = names.mentions[mention]!;
        return { entity, name: names.entities[entity]?.name ?? null, resolution: 'pronoun' };
      }
    }
    return NOBODY;
  };

  /** Speakers and subjects before a place, nearest first. */
  function* before(phrase: Phrase, sentence: number, content: readonly UnitRange[]): Generator<Resolved> {
    const { first } = narration.sentences[sentence]!;
    for (const { phrase: other, resolved } of (bySentence.get(sentence) ?? [])
      .slice(-MAX_SPEAKERS_BACK)
      .reverse()) {
      if (other.end <= phrase.first) yield resolved;
    }
    const own = mainSubject(narration, first, phrase.first);
    if (
      own !== null &&
      own.end <= phrase.first &&
      !content.some(({ first: start, end }) => start <= own.first && own.first < end)
    )
      yield resolveSubject(own);
    for (let s = sentence - 1; s >= 0 && s >= sentence - MAX_SENTENCES_BACK; s--) {
      const range = narration.sentences[s]!;
      const subject = mainSubject(narration, range.first, range.end);
      const spoke = bySentence.get(s)?.at(-1);
      if (spoke !== undefined && (subject === null || subject.first <= spoke.phrase.first))
        yield spoke.resolved;
      if (subject !== null) yield resolveSubject(subject);
      if (spoke !== undefined) yield spoke.resolved;
    }
  }

  const resolveSubject = (subject: Phrase): Resolved =>
    namedBy(subject) ?? namedBehind(subject) ?? tiedTo(subject) ?? described(subject);

  /** `Her husband, Bo Lee,`: the name in the apposition behind a description. */
  const namedBehind = ({ end }: Phrase): Resolved | null => {
    const mention = narration.words[end] === ',' ? (narration.mentionOf[end + 1] ?? -1) : -1;
    return mention >= 0 && isPerson(names.mentions[mention]!)
      ? { ...entityResolution(mention), resolution: 'description' }
      : null;
  };

  /** A phrase that no name is tied to, as it stands; nobody unless it is of one person. */
  const described = (phrase: Phrase): Resolved => {
    const isOne =
      (narration.classes[headUnit(narration, phrase)]! & WordClass.person) !== 0 &&
      !hasConjunction(narration, phrase);
    return isOne ? { entity: null, name: textOf(phrase), resolution: 'description', isOne } : NOBODY;
  };

  const isGender = (entity: number, gender: Gender | null): boolean => {
    const known = descriptions.genders.get(entity);
    return gender === null || known === undefined || known === gender;
  };

  const personTypes = new Set<number>();
  for (const mention of names.mentions) if (isPerson(mention)) personTypes.add(mention.entity);

  const byPronoun = (
    phrase: Phrase,
    sentence: number,
    content: readonly UnitRange[],
    gender: Gender | null,
  ): Resolved => {
    for (const candidate of before(phrase, sentence, content)) {
      const { entity } = candidate;
      if (entity !== null && personTypes.has(entity) && isGender(entity, gender))
        return { ...candidate, resolution: 'pronoun' };
      if (entity === null && candidate.isOne === true) return { ...candidate, resolution: 'pronoun' };
    }
    return NOBODY;
  };

  const byThing = (
    phrase: Phrase,
    sentence: number,
    content: readonly UnitRange[],
    isPlural: boolean,
  ): Resolved => {
    for (const candidate of before(phrase, sentence, content)) {
      const { entity, name } = candidate;
      if (name === null) continue;
      if (entity === null || !personTypes.has(entity)) return { ...candidate, resolution: 'pronoun' };
      if (!isPlural) continue;
    }
    return NOBODY;
  };

  /** The one entity that the text ties to the phrase's noun. */
  const tiedTo = (phrase: Phrase): Resolved | null => {
    const head = headUnit(narration, phrase);
    const isBare = phrase.first === head && phrase.end === head + 1;
    if (hasPossessive(narration, phrase) || hasConjunction(narration, phrase)) return null;
    if (!isBare && !/^(?:the|this|that)$/.test(narration.words[phrase.first]!)) return null;
    const noun = narration.words[head]!;
    let isFormer = false;
    for (let u = phrase.first; u < head; u++)
      if (/^(?:former|ex)$/.test(narration.words[u]!)) isFormer = true;
    const tied =
      (isFormer ? descriptions.byNoun.get(`former ${noun}`) : undefined) ?? descriptions.byNoun.get(noun);
    const entity = isFormer
      ? tied?.[0]
      : (tied?.find((candidate) => !isOnlyFormer(noun, candidate)) ?? tied?.[0]);
    return entity === undefined
      ? null
      : { entity, name: names.entities[entity]?.name ?? null, resolution: 'description' };
  };

  const isOnlyFormer = (noun: string, entity: number): boolean =>
    descriptions.byNoun.get(`former ${noun}`)?.includes(entity) ?? false;

  const byDescription = (phrase: Phrase, sentence: number, content: readonly UnitRange[]): Resolved => {
    const tied = tiedTo(phrase);
    if (tied !== null) return tied;
    const head = headUnit(narration, phrase);
    const isOnePerson =
      narration.classes[head]! & WordClass.person || /^(?:republican|democrat)$/.test(narration.words[head]!);
    const organization = isOnePerson ? null : theOrganization(phrase, head);
    if (organization !== null) return organization;
    if (
      isOnePerson &&
      narration.words[phrase.first] === 'the' &&
      hasEpithet(narration, phrase, head) &&
      head === phrase.end - 1 &&
      !hasPossessive(narration, phrase)
    ) {
      for (const candidate of before(phrase, sentence, content)) {
        const { entity } = candidate;
        if (entity === null || !personTypes.has(entity)) continue;
        const gender = genderOfWord(narration.words[head]!);
        if (isGender(entity, gender)) return { ...candidate, resolution: 'description' };
      }
    }
    return {
      entity: null,
      name: textOf(phrase),
      resolution: 'description',
      isOne: Boolean(isOnePerson) && !hasConjunction(narration, phrase),
    };
  };

  /** `the institute`: the organization whose name has the noun; `the company`: the one most named so far. */
  const theOrganization = (phrase: Phrase, head: number): Resolved | null => {
    if (
      phrase.end !== phrase.first + 2 ||
      narration.words[phrase.first] !== 'the' ||
      !(narration.classes[head]! & WordClass.body)
    )
      return null;
    const noun = narration.words[head]!;
    const offset = document.tokens.starts[narration.firstTokens[head]!]!;
    const entity =
      organizations.namesake(noun, offset) ?? (COMPANY.test(noun) ? organizations.mostNamed(offset) : null);
    return entity === null ? null : { entity, name: names.entities[entity]!.name, resolution: 'description' };
  };

  for (const utterance of utterances) {
    const { speaker, place, sentence } = utterance;
    if (speaker === null) {
      speakers.push({ ...NOBODY, spans: [] });
      continue;
    }
    const at = place === 'here' ? sentence : sentenceOf(narration, speaker.first, sentence);
    const known = byUnit.get(speaker.first);
    const resolved = known ?? resolve(speaker, at, utterance.content);
    if (known === undefined) {
      const list = bySentence.get(at) ?? [];
      list.push({ phrase: speaker, resolved });
      bySentence.set(at, list);
      byUnit.set(speaker.first, resolved);
    } else if (at !== sentence) {
      bySentence.set(sentence, [{ phrase: speaker, resolved }]);
    }
    const resolution = place === 'here' || resolved.name === null ? resolved.resolution : place;
    speakers.push({ ...resolved, resolution, spans: [localMention(speaker)] });
  }
  return speakers;
}

/** Nouns that an article uses for the organization it is about. */
const COMPANY = /^(?:company|firm|club|team|airline|retailer|chain|charity|union)$/;

function sentenceOf(narration: Narration, unit: number, from: number): number {
  let s = from;
  while (s > 0 && narration.sentences[s]!.first > unit) s--;
  return s;
}
