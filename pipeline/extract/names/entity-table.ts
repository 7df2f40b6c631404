import type { NameType } from './name-type.js';
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

/** Namesakes kept for a part; more of them only a list of names or a hostile text has. */
const MOST_SHARING = 50;

/** The entities of a document, found by the forms that can name them. */
export class EntityTable {
  readonly entities: OpenEntity[] = [];
  readonly #byForm = new Map<string, OpenEntity>();
  readonly #lists = new Map<string, OpenEntity[]>();

  open(entity: Omit<OpenEntity, 'lastMention'>, form: string): OpenEntity {
    const opened = { ...entity, lastMention: -1 };
    this.entities.push(opened);
    this.#byForm.set(form, opened);
    return opened;
  }

  /** The entity that a form names, whatever stands before it. */
  byForm(form: string): OpenEntity | undefined {
    return this.#byForm.get(form);
  }

  nameByForm(form: string, entity: OpenEntity): void {
    if (!this.#byForm.has(form)) this.#byForm.set(form, entity);
  }

  /** Adds an entity to those that share a part: `surname lee`. */
  share(part: string, entity: OpenEntity): void {
    const list = this.#lists.get(part);
    if (list === undefined) this.#lists.set(part, [entity]);
    else if (!list.includes(entity)) {
      list.push(entity);
      if (list.length > MOST_SHARING) list.shift();
    }
  }

  sharing(part: string): readonly OpenEntity[] {
    return this.#lists.get(part) ?? [];
  }

  /** Of those that share a part and fit, the one mentioned last before mention `index`; where none was, the first of all. */
  lastSharing(
    part: string,
    index: number,
    fits: (entity: OpenEntity) => boolean = () => true,
  ): OpenEntity | undefined {
    const list = this.sharing(part).filter(fits);
    let best: OpenEntity | undefined;
    for (const entity of list) {
      if (entity.lastMention < 0 || entity.lastMention >= index) continue;
      if (best === undefined || entity.lastMention > best.lastMention) best = entity;
    }
    return best ?? list[0];
  }
}
