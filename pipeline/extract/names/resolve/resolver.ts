import { type Gender, genderOfTitle } from '../../../language/gender.js';
import type { Mention } from '../../findings.js';
import { isGivenName } from '../lists/person-name-parts.js';
import { countryOfText } from './countries.js';
import type { DocumentNames } from './document-names.js';
import { type EntityDraft, EntityTable } from './entity-table.js';
import { nameSpelledBy, Spellings } from './handles.js';
import { nameKey } from './name-key.js';
import { type PersonName, personName } from './person-name.js';
import { Persons } from './persons.js';
import { renaming } from './renaming.js';
import { SurnameBearers } from './surname-bearers.js';
import { Things } from './things.js';
import { wellKnown } from './well-known.js';
import { displayName, type ListedName, personWrittenAs, writtenAs } from './written-forms.js';

/** What a mention names, and how that was found. */
export interface Link {
  readonly entity: EntityDraft;
  readonly resolution: Mention['resolution'];
}

/** Titles before a given name; before a single name others announce a surname. */
const TITLES_OF_GIVEN_NAMES: ReadonlySet<string> = new Set(
  'prince princess king queen pope saint st sir dame lady emperor empress duke sister brother'.split(' '),
);

/** Links the mentions of a document to their entities. */
export class Resolver {
  readonly #table = new EntityTable();
  readonly #spellings: Spellings;
  readonly #persons: Persons;
  readonly #things: Things;
  readonly #bearers: SurnameBearers;
  readonly #links: Link[] = [];

  constructor(private readonly names: DocumentNames) {
    const { evidence, names: all, texts } = names;
    const { tokens, datelineSpan } = evidence.document;
    const places = all.map((name, i) => ({
      name,
      text: texts[i]!,
      start: tokens.starts[name.firstToken]!,
    }));
    this.#spellings = new Spellings(
      this.#table,
      all.some((_, index) => names.isHandle(index)),
    );
    this.#persons = new Persons(this.#table, this.#spellings);
    this.#things = new Things(this.#table, this.#spellings, countryOfText(places, datelineSpan));
    this.#bearers = new SurnameBearers(this.#table, names);
  }

  /** The links of all mentions: of full names first, then of short ones in the order of the text. */
  links(): readonly Link[] {
    const whole: (EntityDraft | null)[] = [];
    for (const [index, name] of this.names.names.entries())
      whole.push(this.#entityOfFullName(name, index, whole[index - 1] ?? null));
    for (const [index, name] of this.names.names.entries()) {
      const entity = whole[index]!;
      const link = entity === null ? this.#linkShortName(name, index) : this.#linkFullName(entity, index);
      if (!this.#goesByFirstName(link, index)) link.entity.lastMention = index;
      this.#links.push(link);
    }
    this.#persons.nameByCommonestForm();
    return this.#links;
  }

  /**
   * Whether a person is called by a first name that is no common one. Texts that do so go on, and mean a relative by
   * the surname alone.
   */
  #goesByFirstName({ entity, resolution }: Link, index: number): boolean {
    return (
      resolution === 'variant' &&
      entity.person?.given === nameKey(this.names.texts[index]!) &&
      !isGivenName(entity.person.given)
    );
  }

  /**
   * The entity of a mention that is clear by itself; null for one that needs another mention.
   *
   * @param before the one of the mention before
   */
  #entityOfFullName(name: ListedName, index: number, before: EntityDraft | null): EntityDraft | null {
    if (this.names.isHandle(index)) return null;
    const text = this.names.texts[index]!;
    if (name.type === 'person') {
      const person = personName(text);
      if (person === null) this.#addFormalName(name, text);
      return person === null
        ? null
        : (this.#renamedInFull(person, index, before) ?? this.#persons.named(person));
    }
    const isOneWord = name.endToken - name.firstToken === 1;
    return name.known === null && isOneWord && wellKnown(name.type, text).length !== 1
      ? null
      : this.#things.named(name, text);
  }

  /** The person to whom the text just before gives this full name, too: `Ann Lee, born Ann Hughes`. */
  #renamedInFull(person: PersonName, index: number, before: EntityDraft | null): EntityDraft | undefined {
    if (before?.person == null || renaming(this.names, index) === null) return undefined;
    if (this.#persons.known(person) !== undefined) return undefined;
    this.#persons.rename(before, person);
    return before;
  }

  /** Adds the person of a surname whose formal name the page gave beside it. */
  #addFormalName({ endToken }: ListedName, surname: string): void {
    const { tokens, formalNames } = this.names.evidence.document;
    const end = tokens.ends[endToken - 1]!;
    const formal = formalNames.find(({ nameEnd }) => nameEnd === end || nameEnd === end + 1);
    // Tested on at most 160 units: cleaning takes no longer formal name from a page.
    const person = formal === undefined ? null : personName(formal.name.replace(/ ?\([^)]*\)/g, ''));
    if (person !== null && person.surname === nameKey(surname)) this.#persons.named(person);
  }

  /** How a mention that is clear by itself compares with the entity's fullest name. */
  #linkFullName(entity: EntityDraft, index: number): Link {
    const text = this.names.texts[index]!;
    const isPerson = entity.type === 'person';
    return {
      entity,
      resolution: isPerson ? personWrittenAs(text, entity.person) : writtenAs(text, entity.name),
    };
  }

  /** The entity of a surname, a given name, initials or a handle. */
  #linkShortName(name: ListedName, index: number): Link {
    if (this.names.isHandle(index)) return this.#linkHandle(index);
    return name.type === 'person' ? this.#linkPartOfPerson(name, index) : this.#linkPartOfThing(name, index);
  }

  #linkPartOfPerson(name: ListedName, index: number): Link {
    const key = nameKey(this.names.texts[index]!);
    const gender = genderOfTitle(this.names.wordBefore(index));
    const renamed = this.#renamed(index, key);
    if (renamed !== undefined) return { entity: renamed, resolution: 'variant' };
    const bearer = this.#bearers.bearer(key, index, gender);
    if (bearer === 'ambiguous') return this.#ambiguous(name, index, key);
    if (bearer !== undefined)
      return { entity: bearer, resolution: this.names.followsTitle(index) ? 'title' : 'surname' };
    const called = isGivenName(key)
      ? this.#table.lastWithPart('given name', key, index)
      : this.#firstNamed(key, index);
    if (called !== undefined) return { entity: called, resolution: 'variant' };
    return this.#surnameAlone(name, index, key, gender);
  }

  /**
   * The only person whose name begins so, named before: `Ng` after Ng Mei Lin, whose family name comes first, and
   * given names that no list has.
   */
  #firstNamed(key: string, index: number): EntityDraft | undefined {
    const [person, other] = this.#table.withPart('given name', key);
    const isKnown = person !== undefined && person.lastMention >= 0 && person.lastMention < index;
    return isKnown && other === undefined ? person : undefined;
  }

  #linkPartOfThing(name: ListedName, index: number): Link {
    const text = this.names.texts[index]!;
    const key = nameKey(text);
    if (this.#things.wellKnown(name.type, text) !== null)
      return this.#linkFullName(this.#things.named(name, text), index);
    if (name.type === 'organization') {
      const spelled = this.#table.byForm('initials', text.replaceAll('.', ''));
      if (spelled !== undefined) return { entity: spelled, resolution: 'acronym' };
      const longer =
        this.#table.lastWithPart('first word', key, index) ??
        this.#table.lastWithPart('last word', key, index);
      if (longer !== undefined) return { entity: longer, resolution: 'variant' };
    }
    return { entity: this.#bare(name, index, key), resolution: 'full_name' };
  }

  /** The person to whom the text just before gives this single name, too: `everyone called him Mike`. */
  #renamed(index: number, key: string): EntityDraft | undefined {
    const words = renaming(this.names, index);
    const entity = words === null ? undefined : this.#links[index - 1]?.entity;
    if (entity === undefined) return undefined;
    this.#table.addPart(words === 'born' ? 'surname' : 'given name', key, entity);
    return entity;
  }

  /** A surname that several persons bear, without a word that tells which. */
  #ambiguous(name: ListedName, index: number, key: string): Link {
    const entity = this.#bare(name, index, key);
    entity.isCompletable = false;
    return { entity, resolution: 'ambiguous' };
  }

  /** A person's single name that nothing else in the document completes. */
  #surnameAlone(name: ListedName, index: number, key: string, gender: Gender | null): Link {
    const same = this.#table.byForm('person', key);
    const entity = same ?? this.#bare(name, index, key);
    entity.gender ??= gender;
    if (TITLES_OF_GIVEN_NAMES.has(this.names.wordBefore(index))) entity.isCompletable = false;
    if (same === undefined) return { entity, resolution: 'new' };
    return { entity, resolution: this.names.followsTitle(index) ? 'title' : 'surname' };
  }

  /** The entity of a name that no longer form in the document stands for. */
  #bare(name: ListedName, index: number, key: string): EntityDraft {
    const { type } = name;
    const known = this.#table.byForm(type, key);
    if (known !== undefined) return known;
    const display = displayName(name, this.names.texts[index]!, null);
    const entity = this.#table.add({ type, name: display, key, person: null }, type, key);
    // "Di Li", whose given name looks like a particle, is called Li.
    const last = key.lastIndexOf(' ');
    if (type === 'person' && last > 0) this.#table.addPart('surname', key.slice(last + 1), entity);
    return entity;
  }

  #linkHandle(index: number): Link {
    const handle = this.names.texts[index]!;
    const form = handle.toLowerCase();
    const entity =
      this.#table.byForm('handle', form) ??
      this.#namedBeforeBracket(index) ??
      this.#spellings.spelledBy(handle) ??
      this.#newHandle(handle, form);
    this.#table.addForm('handle', form, entity);
    return { entity, resolution: 'handle' };
  }

  /** `Ann Lee (@annlee)`: whoever is named right before the bracket. */
  #namedBeforeBracket(index: number): EntityDraft | undefined {
    const { firstToken } = this.names.names[index]!;
    const isInBracket = this.names.evidence.document.tokens.texts[firstToken - 1] === '(';
    return isInBracket && this.names.names[index - 1]?.endToken === firstToken - 1
      ? this.#links[index - 1]?.entity
      : undefined;
  }

  #newHandle(handle: string, form: string): EntityDraft {
    const person = personName(nameSpelledBy(handle) ?? '');
    if (person !== null) return this.#persons.named(person);
    return this.#table.add(
      { type: 'person', name: handle, key: nameKey(handle), person: null },
      'handle',
      form,
    );
  }
}
