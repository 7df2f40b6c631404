import { lastStartingBy, type Span, spanText } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';
import type { Names, Quote } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { QuotedStretch } from '../marks/quotation-marks.js';
import { type Described, describedBy } from '../narration/described.js';
import type { Narration } from '../narration/narration.js';
import type { Phrase } from '../narration/noun-phrases.js';
import {
  hasConjunction,
  hasPossessive,
  headUnit,
  mentionInApposition,
  spanOf,
} from '../narration/phrase-parts.js';
import type { MarkedDocument } from '../narration/unit-ranges.js';
import { antecedentOf, PARTS } from './antecedents.js';
import { authorOf, earlierAuthorOf } from './authors.js';
import type { Descriptions } from './descriptions.js';

/** Whom a phrase means. */
export interface Reference {
  /** Index into the document's entities; null for a thing or person that no name of the document is tied to. */
  readonly entity: number | null;
  readonly name: string | null;
  readonly resolution: Quote['speakerResolution'];
  /** What a description without an entity is of. */
  readonly described: Described | null;
}

export const NOBODY: Reference = { entity: null, name: null, resolution: 'unresolved', described: null };

/** The same reference, resolved by another way. */
export const resolvedBy = (
  { entity, name, described }: Reference,
  resolution: Reference['resolution'],
): Reference => ({ entity, name, resolution, described });

/** What phrases mean by themselves: by a name in or beside them, or by what the text says of somebody it names. */
export class References {
  readonly #document: TextDocument;
  readonly #narration: Narration;
  readonly #stretches: readonly QuotedStretch[];
  readonly #names: Names;
  readonly #spans: readonly Span[];
  readonly #descriptions: Descriptions;

  constructor({ document, narration, stretches, names }: MarkedDocument, descriptions: Descriptions) {
    this.#document = document;
    this.#narration = narration;
    this.#stretches = stretches;
    this.#names = names;
    this.#spans = names.mentions.map(({ span }) => span);
    this.#descriptions = descriptions;
  }

  /** The name at the head of a phrase: `former Mayor Ann Lee`, not `the Lee campaign`; a nickname in marks. */
  named(phrase: Phrase): Reference | null {
    const mention = this.#headMention(phrase);
    if (mention < 0) return this.#nickname(phrase) === null ? null : this.asItStands(phrase, 'person');
    const isSurname = this.#names.mentions[mention]!.resolution === 'surname';
    return this.#mentioned(mention, isSurname ? 'surname' : 'named');
  }

  /** `Her husband, Bo Lee,`: the name in the apposition behind a description. */
  namedBehind(phrase: Phrase): Reference | null {
    const mention = mentionInApposition(this.#narration, phrase);
    if (mention < 0 || /^(?:misc|location)$/.test(this.#names.mentions[mention]!.type)) return null;
    return this.#mentioned(mention, 'description');
  }

  /** Whose words a document holds: `a report by Acme`, and after it `the report`. */
  authored(phrase: Phrase): Reference | null {
    const { mentions } = this.#names;
    const author = authorOf(this.#narration, mentions, phrase);
    const mention = author >= 0 ? author : earlierAuthorOf(this.#narration, mentions, phrase);
    return mention < 0 ? null : this.#mentioned(mention, 'description');
  }

  /** Entities to whom the text ties the phrase's noun, the likeliest first: `the former mayor`. */
  tied(phrase: Phrase): readonly Reference[] {
    const { words } = this.#narration;
    const head = headUnit(this.#narration, phrase);
    const isBare = phrase.first === head && phrase.end === head + 1;
    if (hasPossessive(this.#narration, phrase) || hasConjunction(this.#narration, phrase)) return [];
    if (!isBare && !/^(?:the|this|that)$/.test(words[phrase.first]!)) return [];
    let isFormer = false;
    for (let u = phrase.first; u < head; u++) if (/^(?:former|ex)$/.test(words[u]!)) isFormer = true;
    const noun = words[head]!;
    const former = isFormer ? this.#descriptions.tiedTo(`former ${noun}`) : null;
    const entities = former ?? this.#descriptions.tiedTo(noun) ?? [];
    return entities.map((entity) => this.entity(entity, 'description'));
  }

  /** A description of a possible speaker as it stands; nobody when it is of something else. */
  described(phrase: Phrase): Reference {
    const described = describedBy(this.#narration, phrase);
    return described === null ? NOBODY : this.asItStands(phrase, described);
  }

  /** An entity of the document. */
  entity(entity: number, resolution: Reference['resolution']): Reference {
    return { entity, name: this.#names.entities[entity]?.name ?? null, resolution, described: null };
  }

  asItStands(phrase: Phrase, described: Described | null): Reference {
    return { entity: null, name: this.textOf(phrase), resolution: 'description', described };
  }

  /** Whom the subject of a sentence means. */
  subject(phrase: Phrase): Reference {
    return this.named(phrase) ?? this.namedBehind(phrase) ?? this.tied(phrase)[0] ?? this.described(phrase);
  }

  /** Whom or what a relative pronoun stands for: a name, else what the text calls it. */
  antecedent({ first }: Phrase, low: number): Reference {
    const phrase = antecedentOf(this.#narration, this.#names.mentions, first, low);
    if (phrase === null) return NOBODY;
    // Behind a comma the clause tells more of somebody known; without one it tells which of several.
    const isKnown = PARTS.test(this.#narration.words[first - 1] ?? '');
    const reference =
      this.named(phrase) ??
      (isKnown ? this.tied(phrase)[0] : undefined) ??
      this.asItStands(phrase, describedBy(this.#narration, phrase));
    return resolvedBy(reference, 'pronoun');
  }

  /** A name without its title and article, anything else as it stands. */
  spanOf(phrase: Phrase): Span {
    const mention = this.#headMention(phrase);
    if (mention >= 0) return this.#names.mentions[mention]!.span;
    return this.#nickname(phrase) ?? spanOf(this.#document, this.#narration, phrase);
  }

  textOf(phrase: Phrase): string {
    return spanText(
      this.#document.text,
      this.#nickname(phrase) ?? spanOf(this.#document, this.#narration, phrase),
    );
  }

  /** A nickname that stands in marks, without them and the comma or full stop before the last; null for any other phrase. */
  #nickname({ first, end }: Phrase): Span | null {
    if (end !== first + 1 || !(this.#narration.classes[first]! & WordClass.nickname)) return null;
    const { firstContent, endContent } = this.#stretches[this.#narration.stretchOf[first]!]!;
    const { starts, ends, texts } = this.#document.tokens;
    const last = /^[.,]$/.test(texts[endContent - 1]!) ? endContent - 2 : endContent - 1;
    return { start: starts[firstContent]!, end: ends[last]! };
  }

  /** The mention at the head of a phrase; -1 when the head is a noun, or an adjective used as one (the Republican). */
  #headMention(phrase: Phrase): number {
    const nickname = this.#nickname(phrase);
    if (nickname !== null) {
      const inside = lastStartingBy(this.#spans, nickname.start);
      return this.#spans[inside]?.start === nickname.start ? inside : -1;
    }
    const { mentionOf } = this.#narration;
    const mention = mentionOf[headUnit(this.#narration, phrase)]!;
    if (mention < 0 || hasConjunction(this.#narration, phrase)) return -1;
    const isAdjective = this.#names.mentions[mention]!.type === 'misc' && mentionOf[phrase.first] !== mention;
    return isAdjective ? -1 : mention;
  }

  #mentioned(mention: number, resolution: Reference['resolution']): Reference {
    return this.entity(this.#names.mentions[mention]!.entity, resolution);
  }
}
