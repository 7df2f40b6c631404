import type { Gender } from '../../../language/gender.js';
import type { NameType } from '../name-type.js';
import type { PersonName } from './person-name.js';

/** An entity while its document is read. */
export interface EntityDraft {
  readonly type: NameType;
  name: string;
  readonly key: string;
  /** The parts of a person's name; null for anything but a person with given name and surname. */
  readonly person: PersonName | null;
  /** Its item in Wikidata; null for most. */
  readonly wikidata: string | null;
  /** What a title before a surname alone has shown of its bearer: `Mrs. Lee`. */
  gender: Gender | null;
  /** Whether other documents may tell who it is: not of a given name (`Prince Harry`), nor where two bear a surname. */
  isCompletable: boolean;
  /** Order number of its last mention; -1 before the first. */
  lastMention: number;
}

/** The kind of a form that names an entity: the key of a name of a type, or what can stand for it. */
type FormKind = NameType | 'handle' | 'initials' | 'spelling';

/** A part of a name, which several entities can share. */
type PartKind = 'surname' | 'double surname' | 'given name' | 'first word' | 'last word';

/** Most entities kept for a part; only lists of names and hostile texts have more. */
const MAX_SHARING = 50;

/** The entities of a document, found by the forms that can name them. */
export class EntityTable {
  readonly #byForm: Readonly<Record<FormKind, Map<string, EntityDraft>>> = {
    person: new Map(),
    organization: new Map(),
    location: new Map(),
    misc: new Map(),
    handle: new Map(),
    initials: new Map(),
    spelling: new Map(),
  };
  readonly #byPart: Readonly<Record<PartKind, Map<string, EntityDraft[]>>> = {
    surname: new Map(),
    'double surname': new Map(),
    'given name': new Map(),
    'first word': new Map(),
    'last word': new Map(),
  };

  add(
    {
      type,
      name,
      key,
      person,
      wikidata = null,
    }: Pick<EntityDraft, 'type' | 'name' | 'key' | 'person'> & Partial<Pick<EntityDraft, 'wikidata'>>,
    kind: FormKind,
    form: string,
  ): EntityDraft {
    const opened = { type, name, key, person, wikidata, gender: null, isCompletable: true, lastMention: -1 };
    this.#byForm[kind].set(form, opened);
    return opened;
  }

  /** The entity that a form names, wherever in the document it is mentioned. */
  byForm(kind: FormKind, form: string): EntityDraft | undefined {
    return this.#byForm[kind].get(form);
  }

  addForm(kind: FormKind, form: string, entity: EntityDraft): void {
    const entities = this.#byForm[kind];
    if (!entities.has(form)) entities.set(form, entity);
  }

  /** Adds an entity to those that share a part: the surname `lee`. */
  addPart(kind: PartKind, part: string, entity: EntityDraft): void {
    const list = this.#byPart[kind].get(part);
    if (list === undefined) this.#byPart[kind].set(part, [entity]);
    else if (!list.includes(entity)) {
      list.push(entity);
      if (list.length > MAX_SHARING) list.shift();
    }
  }

  withPart(kind: PartKind, part: string): readonly EntityDraft[] {
    return this.#byPart[kind].get(part) ?? [];
  }

  /**
   * Of the entities that share a part and fit, the one mentioned last before mention `index`; else the first of all.
   */
  lastWithPart(
    kind: PartKind,
    part: string,
    index: number,
    fits: (entity: EntityDraft) => boolean = () => true,
  ): EntityDraft | undefined {
    let first: EntityDraft | undefined;
    let last: EntityDraft | undefined;
    for (const entity of this.withPart(kind, part)) {
      if (!fits(entity)) continue;
      first ??= entity;
      const { lastMention } = entity;
      if (lastMention < 0 || lastMention >= index) continue;
      if (last === undefined || lastMention > last.lastMention) last = entity;
    }
    return last ?? first;
  }
}
