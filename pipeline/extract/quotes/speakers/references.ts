import { lastStartingBy, type Span, spanText } from '../../../text/span.js';
import type { Names, Quote } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Quotation } from '../marks/quotations.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import {
  conjunctsOf,
  hasConjunction,
  hasPossessive,
  headUnit,
  isDescription,
  mentionInApposition,
  namedAtEnd,
  phraseSpan,
} from '../narration/phrase-parts.js';
import { ADDING_MARK, antecedentOf, isPreposition } from './antecedents.js';
import { authorOf, describedOwnerOf, earlierAuthorOf } from './authors.js';
import type { Descriptions } from './descriptions.js';
import { type ReferentKind, referentKindOf } from './referents.js';

/** Whom or what a phrase refers to. */
export interface Reference {
  /** Index into the document's entities; null when no named entity is known to be meant. */
  readonly entity: number | null;
  readonly name: string | null;
  /** Each of several who are named or described together; else the name alone, or nothing. */
  readonly names: readonly string[];
  readonly resolution: Quote['speakerResolution'];
  /** What kind of referent a description without an entity has. */
  readonly referentKind: ReferentKind | null;
}

export const UNRESOLVED: Reference = {
  entity: null,
  name: null,
  names: [],
  resolution: 'unresolved',
  referentKind: null,
};

/** The same reference, resolved in another way. */
export const withResolution = (
  { entity, name, names, referentKind }: Reference,
  resolution: Reference['resolution'],
): Reference => ({ entity, name, names, resolution, referentKind });

/** Resolves phrases by themselves: by a name in or beside them, or by what the text calls the people it names. */
export class References {
  readonly #document: TextDocument;
  readonly #narration: Narration;
  readonly #quotations: readonly Quotation[];
  readonly #names: Names;
  readonly #spans: readonly Span[];
  readonly #descriptions: Descriptions;

  constructor({ document, narration, quotations, names }: ParsedDocument, descriptions: Descriptions) {
    this.#document = document;
    this.#narration = narration;
    this.#quotations = quotations;
    this.#names = names;
    this.#spans = names.mentions.map(({ span }) => span);
    this.#descriptions = descriptions;
  }

  /**
   * The entity named at the head of a phrase: `former Mayor Ann Lee`, not `the Lee campaign`; or by a nickname in
   * marks.
   */
  named(phrase: NounPhrase): Reference | null {
    const mention = this.#headMention(phrase);
    if (mention < 0) return this.#nickname(phrase) === null ? null : this.unnamed(phrase, 'person');
    const isSurname = this.#names.mentions[mention]!.resolution === 'surname';
    return this.#mentioned(mention, isSurname ? 'surname' : 'named');
  }

  /** The entity named in apposition to a description: `Her husband, Bo Lee,`. */
  namedByApposition(phrase: NounPhrase): Reference | null {
    const mention = mentionInApposition(this.#narration, phrase);
    if (mention < 0 || /^(?:misc|location)$/.test(this.#names.mentions[mention]!.type)) return null;
    return this.#mentioned(mention, 'description');
  }

  /** The author of a document: `a report by Acme`, `the mayor’s letter`, and later `the report`. */
  authored(phrase: NounPhrase): Reference | null {
    const { mentions } = this.#names;
    const author = authorOf(this.#narration, mentions, phrase);
    const mention = author >= 0 ? author : earlierAuthorOf(this.#narration, mentions, phrase);
    if (mention >= 0) return this.#mentioned(mention, 'document_author');
    const owner = describedOwnerOf(this.#narration, phrase);
    const described = owner === null ? undefined : this.describedAs(owner)[0];
    return described === undefined ? null : withResolution(described, 'document_author');
  }

  /** The entities that the text calls by the phrase's noun, the likeliest first: `the former mayor`. */
  describedAs(phrase: NounPhrase): readonly Reference[] {
    const { words } = this.#narration;
    const head = headUnit(this.#narration, phrase);
    const isBare = phrase.first === head && phrase.end === head + 1;
    if (hasPossessive(this.#narration, phrase) || hasConjunction(this.#narration, phrase)) return [];
    if (!isBare && !/^(?:the|this|that)$/.test(words[phrase.first]!)) return [];
    let isFormer = false;
    for (let u = phrase.first; u < head; u++) if (/^(?:former|ex)$/.test(words[u]!)) isFormer = true;
    const noun = words[head]!;
    const former = isFormer ? this.#descriptions.describedAs(`former ${noun}`) : null;
    const entities = former ?? this.#descriptions.describedAs(noun) ?? [];
    return entities.map((entity) => this.entity(entity, 'description'));
  }

  /** A description of somebody or something that can speak; unresolved for any other phrase. */
  described(phrase: NounPhrase): Reference {
    const kind = referentKindOf(this.#narration, phrase);
    // "One thing remains": a numeral alone is nobody.
    const isOne = phrase.end === phrase.first + 1 && this.#narration.words[phrase.first] === 'one';
    return kind === null || isOne ? UNRESOLVED : this.unnamed(phrase, kind);
  }

  /** An entity of the document. */
  entity(entity: number, resolution: Reference['resolution']): Reference {
    const name = this.#names.entities[entity]?.name ?? null;
    return { entity, name, names: name === null ? [] : [name], resolution, referentKind: null };
  }

  unnamed(phrase: NounPhrase, referentKind: ReferentKind | null): Reference {
    if (!isDescription(this.#narration, phrase)) return { ...UNRESOLVED, referentKind };
    const name = this.textOf(phrase);
    return {
      entity: null,
      name,
      names: this.#each(phrase) ?? [name],
      resolution: 'description',
      referentKind,
    };
  }

  /** Each of several who are named or described together (`Ann Lee, Bo Kim and an aide`); null for one alone. */
  #each(phrase: NounPhrase): string[] | null {
    const parts = conjunctsOf(this.#narration, phrase);
    if (parts.length < 2) return null;
    const names: string[] = [];
    for (const part of parts) {
      // "Observers in Dover and around the country"
      if (isPreposition(this.#narration.classes[part.first]!)) return null;
      const mention = this.#headMention(part);
      const type = mention < 0 ? null : this.#names.mentions[mention]!.type;
      if (
        type === null
          ? referentKindOf(this.#narration, part) === null
          : !/^(?:person|organization)$/.test(type)
      )
        return null;
      names.push(type === null ? this.textOf(part) : this.#mentioned(mention, 'named').name!);
    }
    return names;
  }

  /** Whom or what the subject of a sentence refers to, then the owner it names: `Ann Lee’s plans (failed)`. */
  *subjects(phrase: NounPhrase): Generator<Reference> {
    yield this.subject(phrase);
    const { classes, mentionOf } = this.#narration;
    for (let u = phrase.first + 1; u < phrase.end; u++) {
      const mention = classes[u]! & WordClass.possessive ? mentionOf[u - 1]! : -1;
      if (mention >= 0) yield this.#mentioned(mention, 'named');
    }
  }

  /** Whom or what the subject of a sentence refers to. */
  subject(phrase: NounPhrase): Reference {
    return (
      this.named(phrase) ??
      this.namedByApposition(phrase) ??
      this.describedAs(phrase)[0] ??
      this.described(phrase)
    );
  }

  /** Whom or what a relative pronoun refers to, by name or else by description. */
  antecedent({ first }: NounPhrase, low: number): Reference {
    const phrase = antecedentOf(this.#narration, this.#names.mentions, first, low);
    if (phrase === null) return UNRESOLVED;
    // After a comma the clause adds to what is known; without one it says which of several is meant.
    const isKnown = ADDING_MARK.test(this.#narration.words[first - 1] ?? '');
    const reference =
      this.named(phrase) ??
      (isKnown ? this.describedAs(phrase)[0] : undefined) ??
      this.unnamed(phrase, referentKindOf(this.#narration, phrase));
    return withResolution(reference, 'pronoun');
  }

  /** The words of a speaker: a name without title and article, or the whole phrase. */
  spanOf(phrase: NounPhrase): Span {
    const mention = this.#headMention(phrase);
    if (mention >= 0) return this.#names.mentions[mention]!.span;
    return this.#nickname(phrase) ?? phraseSpan(this.#document, this.#narration, phrase);
  }

  textOf(phrase: NounPhrase): string {
    return spanText(
      this.#document.text,
      this.#nickname(phrase) ?? phraseSpan(this.#document, this.#narration, phrase),
    );
  }

  /** A nickname in marks, without the marks and a comma or full stop inside them; null for any other phrase. */
  #nickname({ first, end }: NounPhrase): Span | null {
    if (end !== first + 1 || !(this.#narration.classes[first]! & WordClass.nickname)) return null;
    const { firstContent, endContent } = this.#quotations[this.#narration.quotationOf[first]!]!;
    const { starts, ends, texts } = this.#document.tokens;
    const last = /^[.,]$/.test(texts[endContent - 1]!) ? endContent - 2 : endContent - 1;
    return { start: starts[firstContent]!, end: ends[last]! };
  }

  /** The mention at the head of a phrase; -1 when the head is a noun, or an adjective used as one (the Republican). */
  #headMention(phrase: NounPhrase): number {
    const nickname = this.#nickname(phrase);
    if (nickname !== null) {
      const inside = lastStartingBy(this.#spans, nickname.start);
      return this.#spans[inside]?.start === nickname.start ? inside : -1;
    }
    const { mentionOf } = this.#narration;
    const named = namedAtEnd(this.#narration, this.#names.mentions, phrase);
    if (named >= 0) return named;
    const mention = mentionOf[headUnit(this.#narration, phrase)]!;
    if (mention < 0 || hasConjunction(this.#narration, phrase)) return -1;
    const isAdjective = this.#names.mentions[mention]!.type === 'misc' && mentionOf[phrase.first] !== mention;
    return isAdjective ? -1 : mention;
  }

  #mentioned(mention: number, resolution: Reference['resolution']): Reference {
    return this.entity(this.#names.mentions[mention]!.entity, resolution);
  }
}
