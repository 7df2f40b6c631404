import { type Gender, genderOfTitle } from '../../../language/gender.js';
import { TokenKind } from '../../../language/tokens.js';
import type { Mention, Names } from '../../findings.js';
import { KNOWN_NAMES, type KnownName } from '../lists/gazetteers.js';
import { isGivenName } from '../lists/person-name-parts.js';
import type { TokenEvidence } from '../recognise/evidence.js';
import type { RecognisedName } from '../recognise/recognised-name.js';
import { type EntityDraft, EntityTable } from './entity-table.js';
import { handleSpellings, nameSpelledBy, spellingsOf } from './handles.js';
import { nameKey } from './name-key.js';
import { canBeOfGender, type PersonName, personName, sameGivenName } from './person-name.js';
import { SurnameUsage } from './surname-usage.js';
import { displayName, isFuller, isShortForm, type ListedName, withoutLegalForm } from './written-forms.js';

interface Link {
  readonly entity: EntityDraft;
  readonly resolution: Mention['resolution'];
}

/**
 * Decides which mentions name the same thing. Full names come first, so that a surname in the headline finds the full
 * name in the body; then short names, in order.
 */
export function resolveEntities(evidence: TokenEvidence, recognised: readonly RecognisedName[]): Names {
  const names = recognised.map((name) => ({ ...name, known: listed(evidence, name) }));
  const resolver = new Resolver(evidence, names);
  const full = names.map((name, index) => resolver.entityOfFullName(name, index));
  const links = names.map((name, index) => {
    const whole = full[index]!;
    const link = whole === null ? resolver.linkShortName(name, index) : resolver.linkFullName(whole, index);
    link.entity.lastMention = index;
    return link;
  });
  resolver.nameByCommonestForm();
  return asNames(evidence, names, links);
}

/** The listed name that a mention is; a name that organisations only may have does not say whose it is here. */
function listed({ document }: TokenEvidence, { firstToken, endToken }: RecognisedName): KnownName | null {
  const known = KNOWN_NAMES.longestAt(document.tokens, firstToken, endToken);
  if (known === null || known.source === 'possibleOrganization') return null;
  return known.words.length === endToken - firstToken ? known : null;
}

class Resolver {
  readonly #table = new EntityTable();
  readonly #texts: readonly string[];
  readonly #links: Link[] = [];
  /** How often the document uses each form of a person's full name. */
  readonly #personForms = new Map<EntityDraft, Map<string, number>>();
  readonly #surnameUsage = new SurnameUsage<EntityDraft>();
  /** The paragraph of each mention. */
  readonly #paragraphs: readonly number[];
  readonly #hasHandles: boolean;

  constructor(
    private readonly evidence: TokenEvidence,
    private readonly names: readonly ListedName[],
  ) {
    const { text, tokens } = evidence.document;
    const { starts, ends } = tokens;
    this.#paragraphs = paragraphsOf(evidence, names);
    this.#hasHandles = names.some((name) => this.#isHandle(name));
    this.#texts = names.map(({ firstToken, endToken }) => text.slice(starts[firstToken], ends[endToken - 1]));
  }

  /** The entity of a mention that is clear by itself; null for one that needs another mention. */
  entityOfFullName(name: ListedName, index: number): EntityDraft | null {
    if (this.#isHandle(name)) return null;
    const text = this.#texts[index]!;
    if (name.type === 'person') {
      const person = personName(text);
      if (person === null) this.#addFormalName(name, text);
      return person === null ? null : this.#person(person);
    }
    const isOneWord = name.endToken - name.firstToken === 1;
    return name.known === null && isOneWord ? null : this.#thing(name, text);
  }

  #isHandle({ firstToken, endToken }: ListedName): boolean {
    return (
      endToken === firstToken + 1 && this.evidence.document.tokens.kinds[firstToken] === TokenKind.handle
    );
  }

  #followsTitle({ firstToken }: ListedName): boolean {
    return this.evidence.isTitle[wordBefore(this.evidence, firstToken)] === 1;
  }

  /** Adds the entity of a surname whose formal name the page gave beside it. */
  #addFormalName({ endToken }: ListedName, surname: string): void {
    const end = this.evidence.document.tokens.ends[endToken - 1]!;
    const formal = this.evidence.document.formalNames.find(
      ({ nameEnd }) => nameEnd === end || nameEnd === end + 1,
    );
    // Tested on at most 160 units: cleaning takes no longer formal name from a page.
    const person = formal === undefined ? null : personName(formal.name.replace(/ ?\([^)]*\)/g, ''));
    if (person !== null && person.surname === nameKey(surname)) this.#person(person);
  }

  #person(person: PersonName): EntityDraft {
    const entity = this.#knownPerson(person) ?? this.#newPerson(person);
    const forms = this.#personForms.get(entity) ?? new Map<string, number>();
    forms.set(person.display, (forms.get(person.display) ?? 0) + 1);
    this.#personForms.set(entity, forms);
    return entity;
  }

  /** A name without `Jr.` can be the short form of one with it that was mentioned before; never the other way round. */
  #knownPerson(person: PersonName): EntityDraft | undefined {
    const canBeSame = (entity: EntityDraft): boolean =>
      sameGivenName(entity.person!.given, person.given) &&
      (person.generation === '' || person.generation === entity.person!.generation);
    return (
      this.#table.byForm('person', person.key) ??
      this.#table.withPart('surname', person.surname).find(canBeSame) ??
      this.#table.withPart('double surname', person.key)[0]
    );
  }

  #newPerson(person: PersonName): EntityDraft {
    const { display, key, surname, given } = person;
    const entity = this.#table.add({ type: 'person', name: display, key, person }, 'person', key);
    this.#table.addPart('surname', surname, entity);
    this.#table.addPart('surname', surname.slice(surname.lastIndexOf(' ') + 1), entity);
    this.#table.addPart('given name', given, entity);
    const words = nameKey(display).split(' ');
    if (words.length > 2) this.#table.addPart('double surname', words.slice(-2).join(' '), entity);
    return this.#addSpellings(entity);
  }

  /** Names each person by the form that the document uses most often; of equals the longest, then the first. */
  nameByCommonestForm(): void {
    for (const [entity, forms] of this.#personForms) {
      const [best] = [...forms].sort(([a, m], [b, n]) => n - m || b.length - a.length)[0]!;
      entity.name = best;
    }
  }

  #thing(name: ListedName, text: string): EntityDraft {
    const full = name.known?.type === name.type ? name.known.fullName : text;
    const display = displayName(name, text);
    const key = withoutLegalForm(nameKey(full));
    const same = this.#table.byForm(name.type, key);
    if (same !== undefined) {
      if (isFuller(name, display, same.name)) same.name = display;
      return same;
    }
    const entity = this.#table.add({ type: name.type, name: display, key, person: null }, name.type, key);
    const words = nameKey(full).split(' ');
    if (name.type === 'organization' && words.length > 1) {
      this.#table.addPart('first word', words[0]!, entity);
      this.#table.addPart('last word', words.at(-1)!, entity);
      this.#table.addForm('initials', initialsOf(text), entity);
    }
    return this.#addSpellings(entity);
  }

  /** How a mention that is clear by itself compares with the entity's fullest name. */
  linkFullName(entity: EntityDraft, index: number): Link {
    const text = this.#texts[index]!;
    const link: Link = {
      entity,
      resolution: entity.type === 'person' ? personWrittenAs(text, entity) : writtenAs(text, entity.name),
    };
    this.#links[index] = link;
    return link;
  }

  /** The entity of a surname, a given name, initials or a handle. */
  linkShortName(name: ListedName, index: number): Link {
    const link = this.#isHandle(name) ? this.#handle(index) : this.#partial(name, index);
    this.#links[index] = link;
    return link;
  }

  #partial(name: ListedName, index: number): Link {
    const text = this.#texts[index]!;
    const key = nameKey(text);
    if (name.type === 'person') {
      const { lowers } = this.evidence.document.tokens;
      const gender = genderOfTitle(lowers[wordBefore(this.evidence, name.firstToken)] ?? '');
      const bearer = this.#bearer(key, index, gender);
      if (bearer !== undefined)
        return { entity: bearer, resolution: this.#followsTitle(name) ? 'title' : 'surname' };
      const called = isGivenName(key) ? this.#table.lastWithPart('given name', key, index) : undefined;
      if (called !== undefined) return { entity: called, resolution: 'variant' };
    }
    if (name.type === 'organization') {
      const spelled = this.#table.byForm('initials', text.replaceAll('.', ''));
      if (spelled !== undefined) return { entity: spelled, resolution: 'acronym' };
      const longer =
        this.#table.lastWithPart('first word', key, index) ??
        this.#table.lastWithPart('last word', key, index);
      if (longer !== undefined) return { entity: longer, resolution: 'variant' };
    }
    return this.#bare(name, key, text);
  }

  /**
   * Of several bearers of a surname, the one mentioned last if in the same paragraph, else the one whom the surname
   * alone has meant most often. So relatives mentioned in passing, by their full names, do not take it over.
   */
  #bearer(surname: string, index: number, gender: Gender | null): EntityDraft | undefined {
    const fits = (entity: EntityDraft): boolean => canBeOfGender(entity.person, gender);
    const last = this.#table.lastWithPart('surname', surname, index, fits);
    if (last === undefined) return undefined;
    const isNear = last.lastMention >= 0 && this.#paragraphs[last.lastMention] === this.#paragraphs[index];
    const usual = this.#surnameUsage.usual(surname);
    const bearer = isNear || usual === undefined || !fits(usual) ? last : usual;
    this.#surnameUsage.count(surname, bearer);
    return bearer;
  }

  /** The entity of a name that nothing else in the document completes. */
  #bare(name: ListedName, key: string, text: string): Link {
    const isPerson = name.type === 'person';
    const same = this.#table.byForm(name.type, key);
    if (same !== undefined)
      return {
        entity: same,
        resolution: isPerson ? (this.#followsTitle(name) ? 'title' : 'surname') : 'full_name',
      };
    const entity = this.#table.add(
      { type: name.type, name: displayName(name, text), key, person: null },
      name.type,
      key,
    );
    return { entity, resolution: isPerson ? 'new' : 'full_name' };
  }

  #handle(index: number): Link {
    const text = this.#texts[index]!;
    const form = text.toLowerCase();
    const entity =
      this.#table.byForm('handle', form) ??
      this.#namedBeforeBracket(index) ??
      this.#namesake(text) ??
      this.#newHandle(text, form);
    this.#table.addForm('handle', form, entity);
    return { entity, resolution: 'handle' };
  }

  /** `Ann Lee (@annlee)`: whoever is named right before the bracket. */
  #namedBeforeBracket(index: number): EntityDraft | undefined {
    const { firstToken } = this.names[index]!;
    const before = this.names[index - 1];
    if (before?.endToken !== firstToken - 1 || this.evidence.document.tokens.texts[firstToken - 1] !== '(')
      return undefined;
    return this.#links[index - 1]?.entity;
  }

  #namesake(handle: string): EntityDraft | undefined {
    for (const spelling of handleSpellings(handle)) {
      const entity = this.#table.byForm('spelling', spelling);
      if (entity !== undefined) return entity;
    }
    return undefined;
  }

  /** Records what handles can spell, in the few documents that have any. */
  #addSpellings(entity: EntityDraft): EntityDraft {
    if (!this.#hasHandles) return entity;
    for (const spelling of spellingsOf(entity.person, entity.name))
      this.#table.addForm('spelling', spelling, entity);
    return entity;
  }

  #newHandle(handle: string, form: string): EntityDraft {
    const person = personName(nameSpelledBy(handle) ?? '');
    if (person !== null) return this.#person(person);
    return this.#table.add(
      { type: 'person', name: handle, key: nameKey(handle), person: null },
      'handle',
      form,
    );
  }
}

/** The token before a name, skipping a full stop: of `Ms. Lee` that of `Ms`; -1 where the name begins a sentence. */
function wordBefore({ document, casing }: TokenEvidence, firstToken: number): number {
  if (casing.isInitial[firstToken] === 1) return -1;
  return document.tokens.texts[firstToken - 1] === '.' ? firstToken - 2 : firstToken - 1;
}

function paragraphsOf({ document: { paragraphs } }: TokenEvidence, names: readonly ListedName[]): number[] {
  let paragraph = 0;
  return names.map(({ firstToken }) => {
    while (paragraph < paragraphs.length && paragraphs[paragraph]!.endToken <= firstToken) paragraph++;
    return paragraph;
  });
}

/** `Ruiz Ortega` of Paul Ruiz Ortega is a surname. */
function personWrittenAs(text: string, { person }: EntityDraft): Mention['resolution'] {
  const given = personName(text)?.given;
  return given === undefined || person === null || sameGivenName(given, person.given)
    ? 'full_name'
    : 'surname';
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
function asNames({ document }: TokenEvidence, names: readonly ListedName[], links: readonly Link[]): Names {
  const { starts, ends } = document.tokens;
  const indexes = new Map<EntityDraft, number>();
  const mentions = names.map(({ firstToken, endToken, chance }, i): Mention => {
    const { entity, resolution } = links[i]!;
    if (!indexes.has(entity)) indexes.set(entity, indexes.size);
    return {
      span: { start: starts[firstToken]!, end: ends[endToken - 1]! },
      type: entity.type,
      entity: indexes.get(entity)!,
      resolution,
      confidence: chance,
    };
  });
  return { mentions, entities: [...indexes.keys()].map(({ type, name, key }) => ({ type, name, key })) };
}
