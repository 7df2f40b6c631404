import type { NameType } from '../name-type.js';
import type { PersonName } from './person-name.js';

/** An entity while the document is read. */
export interface OpenEntity {
  readonly type: NameType;
  name: string;
  readonly key: string;
  /** Of persons with a given name and a surname. */
  readonly person: PersonName | null;
  /** Order number of its last mention; -1 before the first. */
  lastMention: number;
}

/** What a form that names an entity is: the key of a name of a type, or what can stand for it. */
type FormKind = NameType | 'handle' | 'initials' | 'spelling';

/** A part of a name, which several entities can share. */
type PartKind = 'surname' | 'double surname' | 'given name' | 'first word' | 'last word';

/** Namesakes kept for a part; more of them only a list of names or a hostile text has. */
const MOST_SHARING = 50;

/** The entities of a document, found by the forms that can name them. */
export class EntityTable {
  readonly #byForm: Readonly<Record<FormKind, Map<string, OpenEntity>>> = {
    person: new Map(),
    organization: new Map(),
    location: new Map(),
    misc: new Map(),
    handle: new Map(),
    initials: new Map(),
    spelling: new Map(),
  };
  readonly #byPart: Readonly<Record<PartKind, Map<string, OpenEntity[]>>> = {
    surname: new Map(),
    'double surname': new Map(),
    'given name': new Map(),
    'first word': new Map(),
    'last word': new Map(),
  };

  open(
    { type, name, key, person }: Omit<OpenEntity, 'lastMention'>,
    kind: FormKind,
    form: string,
  ): OpenEntity {
    const opened = { type, name, key, person, lastMention: -1 };
    this.#byForm[kind].set(form, opened);
    return opened;
  }

  /** The entity that a form names, whatever stands before it. */
  byForm(kind: FormKind, form: string): OpenEntity | undefined {
    return this.#byForm[kind].get(form);
  }

  nameByForm(kind: FormKind, form: string, entity: OpenEntity): void {
    const entities = this.#byForm[kind];
    if (!entities.has(form)) entities.set(form, entity);
  }

  /** Adds an entity to those that share a part: the surname `lee`. */
  share(kind: PartKind, part: string, entity: OpenEntity): void {
    const list = this.#byPart[kind].get(part);
    if (list === undefined) this.#byPart[kind].set(part, [entity]);
    else if (!list.includes(entity)) {
      list.push(entity);
      if (list.length > MOST_SHARING) list.shift();
    }
  }

  sharing(kind: PartKind, part: string): readonly OpenEntity[] {
    return this.#byPart[kind].get(part) ?? [];
  }

  /**
   * Of those that share a part and fit, the one mentioned last before mention `index`; where none was, the first of
   * all.
   */
  lastSharing(
    kind: PartKind,
    part: string,
    index: number,
    fits: (entity: OpenEntity) => boolean = () => true,
  ): OpenEntity | undefined {
    let first: OpenEntity | undefined;
    let last: OpenEntity | undefined;
    for (const entity of this.sharing(kind, part)) {
      if (!fits(entity)) continue;
      first ??= entity;
      const { lastMention } = entity;
      if (lastMention < 0 || lastMention >= index) continue;
      if (last === undefined || lastMention > last.lastMention) last = entity;
    }
    return last ?? first;
  }
}
