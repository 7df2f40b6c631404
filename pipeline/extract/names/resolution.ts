import type { TextDocument } from '../document.js';
import type { Mention, Names } from '../findings.js';
import type { TypedName } from './classify.js';
import { EntityTable, type OpenEntity } from './entity-table.js';
import { displayName, isFuller, isShortForm, withoutLegalForm } from './forms.js';
import { GIVEN_NAMES } from './gazetteers.js';
import { canBe, genderOfTitle } from './gender.js';
import { handleSpellings, spelledOut, spellingsOf } from './handles.js';
import { nameKey } from './name-key.js';
import { type PersonName, personName, sameGivenName } from './person-name.js';

interface Link {
  readonly entity: OpenEntity;
  readonly resolution: Mention['resolution'];
}

/**
 * Decides which mentions name one thing. Full names come first, so that a surname in the headline finds the full
 * name that only the body gives; then short names, in order.
 */
export function resolve(document: TextDocument, names: readonly TypedName[]): Names {
  const resolver = new Resolver(document, names);
  const full = names.map((name, index) => resolver.fullName(name, index));
  const links = names.map((name, index) => {
    const whole = full[index]!;
    const link = whole === null ? resolver.shortName(name, index) : resolver.asWritten(whole, index);
    link.entity.lastMention = index;
    return link;
  });
  return asNames(document, names, links);
}

class Resolver {
  readonly #table = new EntityTable();
  readonly #texts: readonly string[];
  readonly #links: Link[] = [];

  constructor(
    private readonly document: TextDocument,
    private readonly names: readonly TypedName[],
  ) {
    const { starts, ends } = document.tokens;
    this.#texts = names.map(({ firstToken, endToken }) =>
      document.text.slice(starts[firstToken], ends[endToken - 1]),
    );
  }

  /** The entity of a mention that says by itself what it names; null for one that needs another mention. */
  fullName(name: TypedName, index: number): OpenEntity | null {
    if (name.form === 'handle') return null;
    const text = this.#texts[index]!;
    if (name.type === 'person') {
      const person = personName(text);
      if (person === null) this.#introduce(name, text);
      return person === null ? null : this.#person(person);
    }
    const isOneWord = name.endToken - name.firstToken === 1;
    return name.known === null && isOneWord ? null : this.#thing(name, text);
  }

  /** Opens the entity of a surname whose formal name the page gave beside it. */
  #introduce({ endToken }: TypedName, surname: string): void {
    const end = this.document.tokens.ends[endToken - 1]!;
    const formal = this.document.formalNames.find(({ behind }) => behind === end || behind === end + 1);
    const person = formal === undefined ? null : personName(formal.name.replace(/ ?\([^)]*\)/g, ''));
    if (person !== null && person.surname === nameKey(surname)) this.#person(person);
  }

  #person(person: PersonName): OpenEntity {
    const form = `person ${person.given} ${person.surname}`;
    const same =
      this.#table.byForm(form) ??
      this.#table
        .sharing(`surname ${person.surname}`)
        .find((entity) => sameGivenName(entity.person!.given, person.given));
    if (same !== undefined) return same;
    const { display } = person;
    const entity = this.#table.open({ type: 'person', name: display, key: nameKey(display), person }, form);
    this.#table.share(`surname ${person.surname}`, entity);
    this.#table.share(`surname ${person.surname.split(' ').at(-1)}`, entity);
    this.#table.share(`given ${person.given}`, entity);
    return this.#spell(entity);
  }

  #thing(name: TypedName, text: string): OpenEntity {
    const full = name.known?.type === name.type ? name.known.fullName : text;
    const display = displayName(name, text);
    const form = `${name.type} ${withoutLegalForm(nameKey(full))}`;
    const same = this.#table.byForm(form);
    if (same !== undefined) {
      if (isFuller(name, display, same.name)) same.name = display;
      return same;
    }
    const entity = this.#table.open(
      { type: name.type, name: display, key: withoutLegalForm(nameKey(full)), person: null },
      form,
    );
    const words = nameKey(full).split(' ');
    if (name.type === 'organization' && words.length > 1) {
      this.#table.share(`first ${words[0]}`, entity);
      this.#table.share(`last ${words.at(-1)}`, entity);
      this.#table.nameByForm(`initials ${initialsOf(text)}`, entity);
    }
    return this.#spell(entity);
  }

  /** How a mention that says by itself what it names compares with the entity's fullest name. */
  asWritten(entity: OpenEntity, index: number): Link {
    const text = this.#texts[index]!;
    const link: Link = {
      entity,
      resolution: entity.type === 'person' ? 'full_name' : writtenAs(text, entity.name),
    };
    this.#links[index] = link;
    return link;
  }

  /** The entity of a surname, a given name, initials or a handle. */
  shortName(name: TypedName, index: number): Link {
    const link = name.form === 'handle' ? this.#handle(index) : this.#partial(name, index);
    this.#links[index] = link;
    return link;
  }

  #partial(name: TypedName, index: number): Link {
    const text = this.#texts[index]!;
    const key = nameKey(text);
    if (name.type === 'person') {
      const gender = genderOfTitle(this.document.tokens, name.firstToken);
      const bearer = this.#table.lastSharing(`surname ${key}`, index, (entity) =>
        canBe(entity.person, gender),
      );
      if (bearer !== undefined) return { entity: bearer, resolution: name.afterTitle ? 'title' : 'surname' };
      const called = GIVEN_NAMES.has(key) ? this.#table.lastSharing(`given ${key}`, index) : undefined;
      if (called !== undefined) return { entity: called, resolution: 'variant' };
    }
    if (name.type === 'organization') {
      const spelled = this.#table.byForm(`initials ${text.replaceAll('.', '')}`);
      if (spelled !== undefined) return { entity: spelled, resolution: 'acronym' };
      const longer =
        this.#table.lastSharing(`first ${key}`, index) ?? this.#table.lastSharing(`last ${key}`, index);
      if (longer !== undefined) return { entity: longer, resolution: 'variant' };
    }
    return this.#bare(name, key, text);
  }

  /** A name that nothing else in the document completes. */
  #bare(name: TypedName, key: string, text: string): Link {
    const form = `${name.type} ${key}`;
    const isPerson = name.type === 'person';
    const same = this.#table.byForm(form);
    if (same !== undefined)
      return { entity: same, resolution: isPerson ? (name.afterTitle ? 'title' : 'surname') : 'full_name' };
    const entity = this.#table.open(
      { type: name.type, name: displayName(name, text), key, person: null },
      form,
    );
    return { entity, resolution: isPerson ? 'new' : 'full_name' };
  }

  #handle(index: number): Link {
    const text = this.#texts[index]!;
    const form = `handle ${text.toLowerCase()}`;
    const entity =
      this.#table.byForm(form) ?? this.#signer(index) ?? this.#namesake(text) ?? this.#newHandle(text, form);
    this.#table.nameByForm(form, entity);
    return { entity, resolution: 'handle' };
  }

  /** `Ann Lee (@annlee)`: whoever is named right before the bracket. */
  #signer(index: number): OpenEntity | undefined {
    const { firstToken } = this.names[index]!;
    const before = this.names[index - 1];
    if (before?.endToken !== firstToken - 1 || this.document.tokens.texts[firstToken - 1] !== '(')
      return undefined;
    return this.#links[index - 1]?.entity;
  }

  #namesake(handle: string): OpenEntity | undefined {
    for (const spelling of handleSpellings(handle)) {
      const entity = this.#table.byForm(`spelled ${spelling}`);
      if (entity !== undefined) return entity;
    }
    return undefined;
  }

  #spell(entity: OpenEntity): OpenEntity {
    for (const spelling of spellingsOf(entity.person, entity.name))
      this.#table.nameByForm(`spelled ${spelling}`, entity);
    return entity;
  }

  #newHandle(handle: string, form: string): OpenEntity {
    const person = personName(spelledOut(handle) ?? '');
    if (person !== null) return this.#person(person);
    return this.#table.open({ type: 'person', name: handle, key: nameKey(handle), person: null }, form);
  }
}

function writtenAs(text: string, fullest: string): Mention['resolution'] {
  if (text === fullest) return 'full_name';
  if (isShortForm(text, fullest)) return 'acronym';
  const key = withoutLegalForm(nameKey(text));
  return key === withoutLegalForm(nameKey(fullest)) ||
    `${key}s` === nameKey(fullest) ||
    key === `${nameKey(fullest)}s`
    ? 'full_name'
    : 'variant';
}

/** `Federal Bureau of Investigation` → `FBI`. */
const initialsOf = (text: string): string =>
  text
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

/** Numbers the entities by their first mention. */
function asNames(document: TextDocument, names: readonly TypedName[], links: readonly Link[]): Names {
  const { starts, ends } = document.tokens;
  const indexes = new Map<OpenEntity, number>();
  const mentions = names.map(({ firstToken, endToken }, i): Mention => {
    const { entity, resolution } = links[i]!;
    if (!indexes.has(entity)) indexes.set(entity, indexes.size);
    return {
      span: { start: starts[firstToken]!, end: ends[endToken - 1]! },
      type: entity.type,
      entity: indexes.get(entity)!,
      resolution,
      confidence: null,
    };
  });
  return { mentions, entities: [...indexes.keys()].map(({ type, name, key }) => ({ type, name, key })) };
}
