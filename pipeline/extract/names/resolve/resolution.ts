import { type Gender, genderOfGivenName, genderOfTitle } from '../../../language/gender.js';
import { TokenKind } from '../../../language/tokens.js';
import type { DocumentEntity, Mention, Names, SurnameBearer } from '../../findings.js';
import { KNOWN_NAMES, type KnownName } from '../lists/gazetteers.js';
import { isGivenName } from '../lists/person-name-parts.js';
import type { NameType } from '../name-type.js';
import type { TokenEvidence } from '../recognise/evidence.js';
import type { RecognisedName } from '../recognise/recognised-name.js';
import { countryBefore, countryOfText, isNational } from './countries.js';
import { type EntityDraft, EntityTable } from './entity-table.js';
import { handleSpellings, nameSpelledBy, spellingsOf } from './handles.js';
import { nameKey } from './name-key.js';
import { withOneType } from './one-type.js';
import { canBeOfGender, type PersonName, personName, sameGivenName } from './person-name.js';
import { SurnameUsage } from './surname-usage.js';
import { countryOfTerritory, type WellKnown, wellKnown } from './well-known.js';
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
  const { text, tokens } = evidence.document;
  const texts = recognised.map(({ firstToken, endToken }) =>
    text.slice(tokens.starts[firstToken], tokens.ends[endToken - 1]),
  );
  const all = recognised.map((name) => withListed(name, listed(evidence, name)));
  const names = withOneType(all, texts, evidence.document);
  const resolver = new Resolver(evidence, names, texts);
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

/** Written out field by field: spreading objects is slow. */
const withListed = (
  { firstToken, endToken, type, chance, isByConvention }: RecognisedName,
  known: KnownName | null,
): ListedName => ({ firstToken, endToken, type, chance, isByConvention, known });

/** The listed name that a mention is; a name that organisations only may have does not say whose it is here. */
function listed({ document }: TokenEvidence, { firstToken, endToken }: RecognisedName): KnownName | null {
  const known = KNOWN_NAMES.longestAt(document.tokens, firstToken, endToken);
  if (known === null || known.source === 'possibleOrganization') return null;
  return known.words.length === endToken - firstToken ? known : null;
}

class Resolver {
  readonly #table = new EntityTable();
  readonly #links: Link[] = [];
  /** Persons named in full, by their mentions. */
  readonly #whole: (EntityDraft | null)[] = [];
  /** How often the document uses each form of a person's full name. */
  readonly #personForms = new Map<EntityDraft, Map<string, number>>();
  readonly #surnameUsage = new SurnameUsage<EntityDraft>();
  /** The paragraph of each mention. */
  readonly #paragraphs: readonly number[];
  /** The sentence of each mention. */
  readonly #sentences: readonly number[];
  readonly #hasHandles: boolean;
  /** Where the document is set. */
  readonly #country: string | null;

  constructor(
    private readonly evidence: TokenEvidence,
    private readonly names: readonly ListedName[],
    private readonly texts: readonly string[],
  ) {
    const { starts } = evidence.document.tokens;
    this.#paragraphs = placesOf(names, evidence.document.paragraphs);
    this.#sentences = placesOf(names, evidence.document.sentences);
    this.#hasHandles = names.some((name) => this.#isHandle(name));
    this.#country = countryOfText(
      names.map((name, i) => ({ name, text: this.texts[i]!, start: starts[name.firstToken]! })),
      evidence.document.datelineSpan,
    );
  }

  /** The entity of a mention that is clear by itself; null for one that needs another mention. */
  entityOfFullName(name: ListedName, index: number): EntityDraft | null {
    if (this.#isHandle(name)) return null;
    const text = this.texts[index]!;
    if (name.type === 'person') {
      const person = personName(text);
      if (person === null) this.#addFormalName(name, text);
      const entity = person === null ? null : (this.#renamedInFull(person, index) ?? this.#person(person));
      this.#whole[index] = entity;
      return entity;
    }
    const isOneWord = name.endToken - name.firstToken === 1;
    return name.known === null && isOneWord && wellKnown(name.type, text).length !== 1
      ? null
      : this.#thing(name, text);
  }

  /** The person to whom the text just before gives this full name, too: `Ann Lee, born Ann Hughes`. */
  #renamedInFull(person: PersonName, index: number): EntityDraft | undefined {
    const entity = this.#wordsOfRenaming(index) === null ? null : this.#whole[index - 1];
    if (entity == null || this.#knownPerson(person) !== undefined) return undefined;
    this.#table.addForm('person', person.key, entity);
    this.#table.addPart('surname', person.surname, entity);
    return entity;
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
    const thing = this.#wellKnown(name.type, text) ?? this.#wellKnown(name.type, full);
    const display = displayName(name, text, thing);
    const key = this.#keyOfThing(name.type, text, thing?.key ?? withoutLegalForm(nameKey(full)));
    const same = this.#table.byForm(name.type, key);
    if (same !== undefined) {
      if (isFuller(name, display, same.name)) same.name = display;
      return same;
    }
    const wikidata = thing?.wikidata ?? null;
    const draft = { type: name.type, name: display, key, person: null, wikidata };
    const entity = this.#table.add(draft, name.type, key);
    const words = nameKey(full).split(' ');
    if (name.type === 'organization' && words.length > 1) {
      this.#table.addPart('first word', words[0]!, entity);
      this.#table.addPart('last word', words.at(-1)!, entity);
      this.#table.addForm('initials', initialsOf(text), entity);
    }
    return this.#addSpellings(entity);
  }

  /** What everybody calls by a name; of several things the one that the document has named before. */
  #wellKnown(type: NameType, name: string): WellKnown | null {
    const things = wellKnown(type, name);
    if (things.length < 2) return things[0] ?? null;
    return things.find(({ key }) => this.#table.byForm(type, key) !== undefined) ?? null;
  }

  /** The key of a thing, with its country where many have one of its name: `senate us`. */
  #keyOfThing(type: NameType, text: string, key: string): string {
    if (type !== 'organization' || !isNational(key)) return key;
    const country = countryBefore(text)?.country ?? this.#country;
    return country === null ? key : `${key} ${country.toLowerCase()}`;
  }

  /** How a mention that is clear by itself compares with the entity's fullest name. */
  linkFullName(entity: EntityDraft, index: number): Link {
    const text = this.texts[index]!;
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
    const text = this.texts[index]!;
    const key = nameKey(text);
    if (name.type === 'person') {
      const gender = genderOfTitle(this.#wordBefore(name));
      const renamed = this.#personRenamed(index, key);
      if (renamed !== undefined) return { entity: renamed, resolution: 'variant' };
      const bearer = this.#bearer(key, index, gender);
      if (bearer === 'ambiguous') return this.#ambiguous(name, key, text);
      if (bearer !== undefined)
        return { entity: bearer, resolution: this.#followsTitle(name) ? 'title' : 'surname' };
      const called = isGivenName(key) ? this.#table.lastWithPart('given name', key, index) : undefined;
      if (called !== undefined) return { entity: called, resolution: 'variant' };
      return this.#surnameAlone(name, key, text, gender);
    }
    if (this.#wellKnown(name.type, text) !== null) return this.linkFullName(this.#thing(name, text), index);
    if (name.type === 'organization') {
      const spelled = this.#table.byForm('initials', text.replaceAll('.', ''));
      if (spelled !== undefined) return { entity: spelled, resolution: 'acronym' };
      const longer =
        this.#table.lastWithPart('first word', key, index) ??
        this.#table.lastWithPart('last word', key, index);
      if (longer !== undefined) return { entity: longer, resolution: 'variant' };
    }
    return { entity: this.#bare(name, key, text), resolution: 'full_name' };
  }

  /**
   * Of several bearers of a surname, the one mentioned last if in the same paragraph, else the one whom the surname
   * alone has meant most often. So relatives mentioned in passing, by their full names, do not take it over. Where two
   * were mentioned last in one sentence, and the surname alone has meant neither before, nothing tells which it is.
   */
  #bearer(surname: string, index: number, gender: Gender | null): EntityDraft | 'ambiguous' | undefined {
    const fits = (entity: EntityDraft): boolean => canBeOfGender(entity.person, gender);
    const last = this.#table.lastWithPart('surname', surname, index, fits);
    if (last === undefined) return undefined;
    const isNear = last.lastMention >= 0 && this.#paragraphs[last.lastMention] === this.#paragraphs[index];
    const usual = this.#surnameUsage.usual(surname);
    const isUsual = usual !== undefined && fits(usual);
    const hasRival = this.#table.withPart('surname', surname).some((other) => {
      return other !== last && fits(other) && this.#areInOneSentence(other.lastMention, last.lastMention);
    });
    if (hasRival && !isUsual) return 'ambiguous';
    const bearer = isUsual && (hasRival || !isNear) ? usual : last;
    this.#surnameUsage.count(surname, bearer);
    return bearer;
  }

  /** Whether two mentions, -1 for none, stand in one sentence. */
  #areInOneSentence(a: number, b: number): boolean {
    return a >= 0 && b >= 0 && this.#sentences[a] === this.#sentences[b];
  }

  /** A surname that several persons bear, without a word that tells which. */
  #ambiguous(name: ListedName, key: string, text: string): Link {
    const entity = this.#bare(name, key, text);
    entity.isCompletable = false;
    return { entity, resolution: 'ambiguous' };
  }

  /** The person to whom the text just before gives this single name, too: `everyone called him Mike`. */
  #personRenamed(index: number, key: string): EntityDraft | undefined {
    const words = this.#wordsOfRenaming(index);
    const entity = words === null ? undefined : this.#links[index - 1]?.entity;
    if (entity === undefined) return undefined;
    this.#table.addPart(words === 'born' ? 'surname' : 'given name', key, entity);
    return entity;
  }

  /** Whether the person mentioned right before is given another name here: by birth, or otherwise; null where not. */
  #wordsOfRenaming(index: number): 'born' | 'called' | null {
    const before = this.names[index - 1];
    if (before?.type !== 'person') return null;
    const { text, tokens } = this.evidence.document;
    const between = text.slice(
      tokens.ends[before.endToken - 1],
      tokens.starts[this.names[index]!.firstToken],
    );
    if (between.length > LONGEST_RENAMING || /[.!?;\n]/.test(between)) return null;
    return / (?:born|née|nee) $/.test(between) ? 'born' : CALLED.test(between) ? 'called' : null;
  }

  /** A person's single name that nothing else in the document completes. */
  #surnameAlone(name: ListedName, key: string, text: string, gender: Gender | null): Link {
    const same = this.#table.byForm('person', key);
    const entity = same ?? this.#bare(name, key, text);
    entity.gender ??= gender;
    if (TITLES_OF_GIVEN_NAMES.has(this.#wordBefore(name))) entity.isCompletable = false;
    if (same === undefined) return { entity, resolution: 'new' };
    return { entity, resolution: this.#followsTitle(name) ? 'title' : 'surname' };
  }

  /** The entity of a name that no longer form in the document stands for. */
  #bare(name: ListedName, key: string, text: string): EntityDraft {
    const { type } = name;
    return (
      this.#table.byForm(type, key) ??
      this.#table.add({ type, name: displayName(name, text, null), key, person: null }, type, key)
    );
  }

  /** The word before a name, in lower case; empty where the name begins a sentence. */
  #wordBefore({ firstToken }: ListedName): string {
    return this.evidence.document.tokens.lowers[wordBefore(this.evidence, firstToken)] ?? '';
  }

  #handle(index: number): Link {
    const text = this.texts[index]!;
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

/** Words between a person and another name of the same person are no more. UTF-16 units. */
const LONGEST_RENAMING = 60;
/** Tested on as many units. */
const CALLED = / (?:formerly|known as|nicknamed|call(?:s|ed)? (?:him|her)|goes by|went by) $/;

/** Titles before a given name; before a single name others announce a surname. */
const TITLES_OF_GIVEN_NAMES: ReadonlySet<string> = new Set(
  'prince princess king queen pope saint st sir dame lady emperor empress duke sister brother'.split(' '),
);

/** The token before a name, skipping a full stop: of `Ms. Lee` that of `Ms`; -1 where the name begins a sentence. */
function wordBefore({ document, casing }: TokenEvidence, firstToken: number): number {
  if (casing.isInitial[firstToken] === 1) return -1;
  return document.tokens.texts[firstToken - 1] === '.' ? firstToken - 2 : firstToken - 1;
}

/** In which of ascending stretches of the text each name stands. */
function placesOf(
  names: readonly ListedName[],
  stretches: readonly { readonly endToken: number }[],
): number[] {
  let place = 0;
  return names.map(({ firstToken }) => {
    while (place < stretches.length && stretches[place]!.endToken <= firstToken) place++;
    return place;
  });
}

/** `Ruiz Ortega` of Paul Ruiz Ortega is a surname, `Ann Hughes` of Ann Lee another name. */
function personWrittenAs(text: string, { person }: EntityDraft): Mention['resolution'] {
  const written = personName(text);
  if (written === null || person === null) return 'full_name';
  if (written.surname !== person.surname && !sharesWord(written.surname, person.surname)) return 'variant';
  return sameGivenName(written.given, person.given) ? 'full_name' : 'surname';
}

const sharesWord = (a: string, b: string): boolean => a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

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
  const entities = [...indexes.keys()].map((entity): DocumentEntity => {
    const { type, name, key, wikidata } = entity;
    return { type, name, key, wikidata, bearer: bearerOf(entity) };
  });
  return { mentions, entities };
}

/** A person by the surname; null where there is none, as of handles, and where an initial is all of the given name. */
function bearerOf({ type, key, person, gender, isCompletable }: EntityDraft): SurnameBearer | null {
  if (type === 'organization') return universityOf(key);
  if (type !== 'person') return null;
  if (person !== null) {
    const { given, surname } = person;
    if (given.length === 1) return null;
    return { surname, given, gender: genderOfGivenName(given) };
  }
  return !isCompletable || key.startsWith('@') ? null : { surname: key, given: null, gender };
}

/** A university by its place, or an organization that may be one; null for other names of several words, and states. */
function universityOf(key: string): SurnameBearer | null {
  const [, before, after] = UNIVERSITY.exec(key) ?? [];
  const place = before ?? after;
  if (place !== undefined) return { surname: place, given: 'university', gender: null };
  return key.includes(' ') || countryOfTerritory(key) !== null
    ? null
    : { surname: key, given: null, gender: null };
}

const UNIVERSITY =
  /^(?:(\p{L}+(?: \p{L}+)?) (?:university|college)|(?:university|college) of (\p{L}+(?: \p{L}+)?))$/u;
